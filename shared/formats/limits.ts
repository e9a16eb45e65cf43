/**
 * Every limit of the parsers in one place, shown to the analyst in Settings and tested at the limit and one past it.
 * A limit is a budget for hostile input: it is set far above what real reports need, and low enough that a
 * verdict comes within a second or with bounded memory (threats B2 rows 18 to 52, D5.2).
 */
const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

export const LIMITS = {
  // --- Any file -------------------------------------------------------------------------------------------------

  /** A format is told by its start; 64 KiB hold any header block or first rows that matter. */
  headBytes: 64 * KIB,
  /** Streamed formats (mbox, tables, JSON lines): mailboxes and log exports of several GB are real. */
  streamBytes: 64 * GIB,
  /** Formats read whole: the largest known published MISP event is 30 MB; more would need gigabytes of memory. */
  documentBytes: 64 * MIB,
  /** Chunk in which the core hands bytes over: big enough to be fast, small enough that memory stays flat. */
  chunkBytes: 256 * KIB,

  // --- Text -----------------------------------------------------------------------------------------------------

  /** Free text is searched for indicators as a whole; reports of the field stay below 1 MiB. */
  textBytes: 16 * MIB,
  /** Readable text on a report: more does not help a reader, and the original bytes are kept anyway. */
  bodyCharacters: 2 * MIB,
  /** As the record's schema allows; longer titles are cut with a notice. */
  titleCharacters: 512,
  /** The screen's own view of a report (hop map, galaxies): what is beyond stays in the original bytes. */
  detailsCharacters: 8 * MIB,
  /** More indicators than this in one report can't be triaged by a person; the rest is named by a notice. */
  indicatorsPerReport: 50_000,
  /** A notice per item would drown the ledger; what follows is summed up in one line. */
  noticesPerReport: 200,

  // --- JSON (RFC 8259) ------------------------------------------------------------------------------------------

  /** MISP needs 8 levels, STIX 2.1 about 12; deeper input only attacks recursion. */
  jsonDepth: 64,
  /** CSAF 2.1 allows 30 branches, each of two levels; deeper trees are read too, so that its own test can say so. */
  csafDepth: 256,
  /** One string: a MISP attachment of 24 MiB as base64. */
  jsonStringCharacters: 32 * MIB,
  /** Objects with more members than this are not records but an attack on hash tables. */
  jsonMembersPerObject: 100_000,
  /** Values in one document: bounds memory at about 100 bytes each. */
  jsonValues: 4_000_000,
  /** From here on a long list of events is read member by member instead of as a whole. */
  jsonListBytes: 8 * MIB,
  /** One line of JSON lines is one record. */
  jsonLineBytes: 4 * MIB,

  // --- MISP -----------------------------------------------------------------------------------------------------

  /** As `parsedReportSchema` allows; the largest published event holds about 130,000. */
  mispAttributesPerEvent: 500_000,
  mispObjectsPerEvent: 100_000,
  /** References and sightings follow the number of attributes. */
  mispRelationsPerEvent: 100_000,
  mispSightingsPerEvent: 100_000,
  mispTagsPerEvent: 10_000,
  mispTagsPerAttribute: 1_000,
  /** As long as the record's schema allows; a longer value is skipped and named, never cut. */
  observableCharacters: 1 * MIB,
  commentCharacters: 64 * KIB,
  tagCharacters: 512,

  // --- Attachments ----------------------------------------------------------------------------------------------

  attachmentsPerReport: 1_000,
  /** One embedded file; larger evidence is added by itself, not inside a mail or event. */
  attachmentBytes: 48 * MIB,
  /** All embedded files of one report together. */
  attachmentTotalBytes: 96 * MIB,
  attachmentNameCharacters: 4_096,
  /** Embedded data never outgrows its base64 or quoted-printable text: more means a fault of the decoder. */
  expansionRatio: 1,

  // --- Mail (RFC 5322, RFC 2045, RFC 2046) ----------------------------------------------------------------------

  /** One message, attachments included: twice what large providers accept. */
  mailBytes: 64 * MIB,
  /** Multipart bodies of real mail have below 50 parts; threats B2 row 18. */
  mailParts: 1_000,
  /** A forwarded forward has about 6 levels; threats B2 row 18. */
  mailDepth: 20,
  /** Messages encoded inside encoded messages: each level holds a copy in memory. */
  mailEncodedDepth: 3,
  /** One header block; threats B2 row 18. */
  mailHeaderBytes: 256 * KIB,
  mailHeaderFields: 2_000,
  /** RFC 5322 §2.1.1 allows 998 characters; broken but honest mailers write far longer ones. Threats B2 row 18. */
  mailLineBytes: 64 * KIB,
  /** RFC 2046 §5.1.1 allows 70; some mailers write longer ones. */
  mailBoundaryCharacters: 256,
  /** Received fields shown as hops; real paths have below 20. */
  mailHops: 200,
  /** Addresses shown of one message. */
  mailAddresses: 2_000,
  /** One message of a mailbox is held in memory at a time. */
  mboxMessageBytes: 64 * MIB,

  // --- Outlook items (MS-CFB, MS-OXMSG) -------------------------------------------------------------------------

  /** One item, attachments and nested items included; as for mail. */
  outlookBytes: 64 * MIB,
  /** Rich text of all bodies of one item after decompression: twice the readable text that a report keeps. */
  outlookRichTextBytes: 4 * MIB,
  /** Groups inside each other in a rich text; real ones have below 100. */
  outlookRichTextDepth: 1_000,
  /** Recipients of one item: as many as addresses are shown of a mail. */
  outlookRecipients: 2_000,

  // --- Tables (RFC 4180) ----------------------------------------------------------------------------------------

  /** Shadowserver's widest report has 91 columns. */
  tableColumns: 1_024,
  /** One cell: a banner or a certificate. */
  tableCellCharacters: 256 * KIB,
  /** One record, line breaks inside quotes included. */
  tableRecordCharacters: 1 * MIB,
  /** Rows per file: ten years of a large sensor network; reports are cut every few thousand rows. */
  tableRows: 100_000_000,
  /** Rows in one report: a table is cut into several reports so that memory stays flat. */
  tableRowsPerReport: 10_000,
  /** Cells of one report and type that are read as other types in vain before junk is only flagged. */
  tableUnreadableCells: 1_000,
  /** Text of the rows in one report, for the same reason. */
  tableCharactersPerReport: 2 * MIB,

  // --- Process --------------------------------------------------------------------------------------------------

  /** Time without any progress before the parser is ended. */
  stallMs: 20_000,
  /** Time for one chunk of a streamed format or for one whole document below 1 MiB, hostile or not. */
  smallFileMs: 1_000,
  /** Old-space cap of the parser's heap: whole documents need up to eight times their size. */
  heapMib: 768,
  /** Resident memory at which the core ends the parser, external buffers included. */
  residentMib: 1_280,
  /** Crashes on one item before it is refused for good (threats B2 row 51). */
  crashesPerItem: 2,
} as const;
