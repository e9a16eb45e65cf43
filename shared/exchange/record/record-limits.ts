/**
 * Every limit of the lines in `changes.ndjson`, each checked before what it bounds is kept. A writer never makes a line that
 * exceeds one; far above what records of the desk need.
 */
export const RECORD_LIMITS = {
  /** UTF-16 units of one line: some long texts with their siblings. */
  lineChars: 33_554_432,
  /** Replicas that a file names: every laptop of every organisation and each of its restored copies. */
  replicas: 4_096,
  /** Organisations that own records of a file. */
  owners: 4_096,
  /** Blocks of records, one for each kind. */
  kinds: 64,
  /** Fields of one record, of all classes. */
  fields: 256,
  /** Name of a kind or of a field. */
  nameChars: 64,
  /** Levels of lists and objects inside one value. */
  valueDepth: 16,
  /** Elements that one set has or had. */
  setElements: 20_000,
  setElementChars: 16_384,
  /** Texts side by side: more than replicas that can work on one record at the same time. */
  siblings: 256,
  /** Titles, reasons, names: what stands on one line. */
  shortTextChars: 65_536,
  /** As the parsers of foreign formats may give it. */
  longTextChars: 16_777_216,
} as const;
