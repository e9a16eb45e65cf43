import type { Result } from "../result.ts";
import type { ImportNotice, ParsedReport, Place } from "./parsed.ts";

/** Stable names of the formats, as `import --format` takes them and the ledger shows them. */
export const FORMAT_IDS = [
  "misp",
  "misp-manifest",
  "intelmq",
  "json-lines",
  "json",
  "eml",
  "mbox",
  "outlook",
  "csv",
  "text",
] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

/** True for a name of {@link FORMAT_IDS}. */
export function isFormatId(text: string): text is FormatId {
  return FORMAT_IDS.some((id) => id === text);
}

/** Start of a source as the detectors see it. */
export interface SourceHead {
  /** At most `LIMITS.headBytes`. */
  readonly bytes: Uint8Array;
  /** Name as given by the user; a hint only, content decides. */
  readonly name: string;
  /** The whole source is in `bytes`. */
  readonly isWhole: boolean;
}

/** How sure a detector is, 1 to 100, and why: shown to the analyst. */
export interface Detection {
  readonly score: number;
  readonly reason: string;
}

/**
 * Why a source was refused. Kinds: `empty`, `binary`, `unsupported`, `encoding`, `malformed`, `limit`,
 * `not-this-format` (the user named a format that the content is not).
 */
export interface ParseFailure {
  readonly kind:
    "empty" | "binary" | "unsupported" | "encoding" | "malformed" | "limit" | "not-this-format";
  /** One English sentence with the facts, control characters made visible. */
  readonly message: string;
  readonly place?: Place;
  readonly found?: string;
  readonly expected?: string;
  /** Name of the limit in `LIMITS` that was passed. */
  readonly limit?: string;
}

/** One event file that a MISP feed's manifest names (MISP core format, manifest). */
export interface ManifestEntry {
  readonly uuid: string;
  readonly info: string;
  readonly timestamp: string | null;
  /** `integrity:sha256`, lower case hex, of `<uuid>.json`. */
  readonly sha256: string | null;
}

/** What a reader says once a source has been read to its end. `foundItems` is the sum over its reports and `lostItems`. */
export interface ParseSummary {
  readonly format: FormatId;
  readonly reportCount: number;
  readonly foundItems: number;
  readonly skippedItems: number;
  /** Notices on the source as a whole; those on one item are on its report. */
  readonly notices: readonly ImportNotice[];
  /** Only for `misp-manifest`. */
  readonly manifest?: readonly ManifestEntry[];
}

/**
 * Reads one source, bytes in, reports out, as the consumer pulls: nothing is read ahead of what was taken.
 * Both methods are total; after a failure the reader is not used again.
 */
export interface FormatReader {
  /** Takes the next bytes and yields the reports that they complete; returns the failure that ends reading, or null. */
  readonly write: (bytes: Uint8Array) => Generator<ParsedReport, ParseFailure | null>;
  /** No more bytes: yields what is left and returns the verdict on the whole source. */
  readonly finish: () => Generator<ParsedReport, Result<ParseSummary, ParseFailure>>;
}

/** What a reader may know beside the bytes. */
export interface ReadOptions {
  /** Name as given by the user, for titles. */
  readonly sourceName: string;
  /** The user named this very format: content of another one is refused instead of read as something else. */
  readonly isFormatStated: boolean;
}
