import type { ObservableType } from "../../domain/observables/types.ts";

/** Findings that are no observables but tell the analyst something about the text. */
export type LabelType = "tlp" | "pap" | "attack-technique" | "attack-tactic";

export type ExtractedType = ObservableType | LabelType;

/**
 * - `from-url`, `from-email`, `from-cidr`, `from-certificate`: not written by itself, but a part or another reading of
 *   an item
 * - `example-domain`: reserved for documentation (RFC 2606 §3)
 * - `no-public-suffix`: the host of a URL, or the domain of a defanged address, that is no name of the public DNS
 * - `loopback`: an address of the machine itself
 * - `maybe-version`: an address in form, but with a `v` in front (`v5.9.10.4`)
 * - `unchecked`: the form carries no checksum
 * - `tlp-1`: a label of TLP 1.0 (WHITE is CLEAR in 2.0)
 */
export type ExtractionNote =
  | "from-url"
  | "from-email"
  | "from-cidr"
  | "from-certificate"
  | "example-domain"
  | "no-public-suffix"
  | "loopback"
  | "maybe-version"
  | "unchecked"
  | "tlp-1";

/** One indicator, listed where it occurs first. Offsets and lengths count UTF-16 code units of the input. */
export interface ExtractedItem {
  readonly type: ExtractedType;
  /** Canonical value. */
  readonly value: string;
  readonly offset: number;
  readonly length: number;
  /** The input from `offset` on, `length` long: as it was written, defanged or not. */
  readonly original: string;
  readonly occurrences: number;
  readonly note?: ExtractionNote;
  /** Readable form of an internationalised name. */
  readonly unicode?: string;
}

/**
 * Why something that looks like an indicator is none.
 * - `version-number`: four numbers after `version`, `v` or a product name
 * - `too-many-octets`, `octet-out-of-range`, `ambiguous-octal`, `prefix-out-of-range`: not an address or network
 * - `reserved-name`: a name under `.test`, `.example`, `.invalid`, `.localhost` or `.local` (RFC 6761, RFC 6762)
 * - `unknown-suffix`: the last label is no public suffix
 * - `file-name`: also a public suffix, but here the ending of a file (`setup.zip`)
 * - `sentence-boundary`: two sentences without a space (`done.In`)
 * - `detection-name`, `program-identifier`: names of malware and of code (`Win32/Agent.TW`, `System.Net`)
 * - `bad-host`: a URL whose host is neither name nor address
 * - `checksum-mismatch`: looks like a wallet address, but its checksum is wrong
 * - `too-long`: longer than any indicator
 */
export type RejectionReason =
  | "version-number"
  | "too-many-octets"
  | "octet-out-of-range"
  | "ambiguous-octal"
  | "prefix-out-of-range"
  | "reserved-name"
  | "unknown-suffix"
  | "file-name"
  | "sentence-boundary"
  | "detection-name"
  | "program-identifier"
  | "bad-host"
  | "checksum-mismatch"
  | "too-long";

/** Something that was looked at and left out. */
export interface RejectedItem {
  readonly original: string;
  readonly offset: number;
  readonly length: number;
  readonly reason: RejectionReason;
}

export interface Extraction {
  /** By offset, each (type, value) once. */
  readonly items: readonly ExtractedItem[];
  readonly rejected: readonly RejectedItem[];
  /** True when a limit was reached: the text was cut, or there was more than the lists may hold. */
  readonly isTruncated: boolean;
}

export interface ExtractionOptions {
  /** Parts of other items (the host of a URL, the domain of an address) as items of their own. Default: true. */
  readonly withDerived?: boolean;
  /** Telephone numbers in international form. Default: false, because dates and numbers of files look alike. */
  readonly withPhoneNumbers?: boolean;
}

export const EXTRACTION_LIMITS = {
  /** As much text as the body of a report may have (shared/formats/parsed.ts). */
  textChars: 16_777_216,
  /** More distinct indicators than any report has; a list of this length is a feed and comes as a table. */
  items: 100_000,
  /** Enough to see the pattern of what was left out. */
  rejected: 10_000,
  /** RFC-less: longest run of name characters that is looked at; a name has 253. */
  runChars: 2_000,
} as const;
