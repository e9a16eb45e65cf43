import type { Failure } from "../../shared/contract/failures.ts";
import type { Contract } from "../../shared/contract/index.ts";
import type { Result } from "../../shared/result.ts";
import type { BoundRouter } from "./bind.ts";
import type { MessageLine } from "./frame-port.ts";

/** A file that waits to be fetched once by the shell. */
export interface Download {
  /** As the analyst would name it; shells make it safe for headers and file systems. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly stream: () => AsyncIterable<Uint8Array>;
}

/** The part of a core that its process serves to a shell. */
export interface Core {
  /** The contract bound to the services (`bindContract`). */
  readonly router: BoundRouter<Contract>;
  /** Gives the file of a ticket once; undefined when there is none or it has expired. */
  readonly openDownload: (ticket: string) => Promise<Download | undefined>;
  /** Closes the vault and drops its keys; does nothing while none is open. */
  readonly lock: (why: string) => Promise<void>;
  /** Locks, removes what only this run needed and ends child processes. */
  readonly dispose: () => Promise<void>;
}

/** The operating system's key store, reached through Electron's main process (threats B1 row 2). */
export interface Keychain {
  readonly isAvailable: () => Promise<boolean>;
  /** Failure `keychain-unavailable`: none, locked, or one that stores in clear. */
  readonly seal: (secret: Uint8Array) => Promise<Result<Uint8Array, Failure>>;
  readonly open: (sealed: Uint8Array) => Promise<Result<Uint8Array, Failure>>;
}

/** What a shell gives its core beside the operating system. */
export interface ShellPorts {
  readonly shell: "electron" | "host";
  readonly keychain: Keychain | null;
  /** Electron: a fresh parser process behind the line, killed by closing it. `null`: the core forks its own. */
  readonly openImporter: (() => Promise<Result<MessageLine, Failure>>) | null;
}
