import type { RandomPort } from "../../crypto/random.ts";
import type { FilePort } from "../../files/file-port.ts";
import type { ThreadOptions } from "../age/chunk-threads.ts";

/** What writing and reading bundles needs from the machine. */
export interface BundleEnvironment {
  readonly files: FilePort;
  readonly random: RandomPort;
  /** Sealing threads; null does all work in this thread. */
  readonly threads: ThreadOptions | null;
}

/** How far long work is. */
export interface BundleProgress {
  readonly phase: "collect" | "seal" | "verify";
  readonly doneBytes: number;
  /** Null while nobody knows. */
  readonly totalBytes: number | null;
}

export interface LongWork {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: BundleProgress) => void) | undefined;
}
