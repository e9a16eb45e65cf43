/**
 * Every limit of the bundle format (docs/bundle-format.md §9), each checked before what it bounds is spent. A reader may hold
 * a smaller one only where the format says so; a writer never makes a bundle that exceeds one.
 */
export const BUNDLE_LIMITS = {
  /** age header, from the version line to the line feed after the MAC (threats row 75). 32 hybrid stanzas take 50 kB. */
  headerSizeBytes: 65_536,
  /** Stanzas that a header may have for the file to be looked at. */
  stanzas: 64,
  /** Recipients that a bundle may have: at least one stanza of the largest step is nobody's. */
  recipients: 31,
  /** `manifest.json`: room for all the lists below. */
  manifestSizeBytes: 4_194_304,
  /** Levels of nesting in the manifest. The format needs four. */
  manifestDepth: 8,
  /** Evidence files. */
  blobs: 10_000,
  certificates: 8,
  /** A signed statement about a key. */
  certificateChars: 4_096,
  revocations: 256,
  acknowledged: 1_000,
  persons: 200,
  /** Kinds of records that are counted. */
  kinds: 64,
  /** `manifest.json.minisig`: four lines. */
  signatureSizeBytes: 1_024,
  /** `changes.ndjson.zst` as it lies in the archive. */
  changesSizeBytes: 1_073_741_824,
  /** The lines that it expands to. */
  expandedSizeBytes: 8_589_934_592,
  /** Expansion: allowance for small content, and factor. A bomb of a megabyte stops at a gigabyte. */
  expansionAllowanceBytes: 16_777_216,
  expansionFactor: 1_000,
  /** Memory that decompression may ask for: window of the frame, as power of two. */
  windowLog: 23,
  records: 10_000_000,
  lines: 10_000_000,
  /** One line: what the record format allows in characters, in UTF-8. */
  lineSizeBytes: 100_663_296,
  /** All evidence of one bundle, and with it the archive: a terabyte and its padding. */
  blobsSizeBytes: 1_099_511_627_776,
  archiveSizeBytes: 1_236_950_581_248,
  /** One part on a carrier: below what FAT can hold. */
  partSizeBytes: 4_026_531_840,
  parts: 999,
} as const;

export type BundleLimit = keyof typeof BUNDLE_LIMITS;

/** Numbers of stanzas that a bundle's header may have; what is missing to the next one is filled with keys that nobody holds. */
export const STANZA_STEPS = [2, 4, 8, 16, 32] as const;
export type StanzaCount = (typeof STANZA_STEPS)[number];

/** Stanzas for so many recipients: the next step above, because one stanza that is nobody's carries the size. */
export function stanzaCountFor(recipients: number): StanzaCount | undefined {
  return STANZA_STEPS.find((step) => step > recipients);
}
