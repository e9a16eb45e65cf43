import { err, ok, type Result } from "../result.ts";
import type {
  Detection,
  FormatId,
  FormatReader,
  ParseFailure,
  ReadOptions,
  SourceHead,
} from "./format.ts";
import { openJsonDocument } from "./json-document.ts";
import { readJson } from "./json/read.ts";
import { detectJsonLines, openJsonLines } from "./json-lines/parse.ts";
import { latin1 } from "./mail/charset.ts";
import { detectMail, detectMailbox, detectNamedMail } from "./mail/detect.ts";
import { openMailbox } from "./mail/mailbox.ts";
import { openMail } from "./mail/parse.ts";
import { detectOutlook } from "./outlook/detect.ts";
import { openOutlook } from "./outlook/parse.ts";
import { binaryKind } from "./plain-text/decode.ts";
import { openPlainText } from "./plain-text/parse.ts";
import type { ColumnMapping } from "./table/column-mapping.ts";
import { detectTable } from "./table/detect.ts";
import { openTable } from "./table/parse.ts";

/** What the source was taken for. For JSON documents the summary names the final format: only all of it can tell. */
export interface DetectedFormat extends Detection {
  readonly format: FormatId;
}

export interface OpenOptions {
  readonly sourceName: string;
  readonly mapping?: ColumnMapping;
  /** The user named the format. */
  readonly isFormatStated: boolean;
}

/** One line per format for `imports.formats`: its name and what it counts as an item. */
export const FORMAT_ITEMS: readonly { readonly name: FormatId; readonly item: string }[] = [
  { name: "misp", item: "attribute, those in objects included" },
  { name: "misp-manifest", item: "none" },
  { name: "intelmq", item: "event" },
  { name: "json-lines", item: "line" },
  { name: "json", item: "document" },
  { name: "eml", item: "leaf part" },
  { name: "mbox", item: "leaf part of a message" },
  { name: "outlook", item: "body or attachment" },
  { name: "csv", item: "row" },
  { name: "text", item: "document" },
];

/**
 * Tells the format of a source by its content; the name is a hint only. Failures: `empty`, `binary`.
 * What is text and nothing else is `text`.
 */
export function detectFormat(head: SourceHead): Result<DetectedFormat, ParseFailure> {
  if (head.bytes.length === 0) return err({ kind: "empty", message: "The file is empty." });
  const outlook = detectOutlook(head);
  if (outlook !== null) return ok({ format: "outlook", ...outlook });
  const binary = binaryKind(head.bytes);
  if (binary !== null) {
    return err({
      kind: "binary",
      message: `The file is ${binary}; it can be added as evidence, not imported.`,
      place: { byteOffset: 0 },
      found: binary,
      expected: "text",
    });
  }
  let best: DetectedFormat = { format: "text", score: 1, reason: "text" };
  for (const { format, detect } of DETECTORS) {
    const detection = detect(head);
    if (detection !== null && detection.score > best.score) best = { format, ...detection };
    // The detectors behind would cost more than they could change.
    if (best.score >= SURE) break;
  }
  return ok(best);
}

/** Opens the reader of a format. */
export function openFormat(format: FormatId, options: OpenOptions): FormatReader {
  const read: ReadOptions = {
    sourceName: options.sourceName,
    isFormatStated: options.isFormatStated,
  };
  switch (format) {
    case "misp":
    case "misp-manifest":
    case "json":
    case "intelmq":
      return openJsonDocument(options.isFormatStated ? format : null, read);
    case "json-lines":
      return openJsonLines(read);
    case "eml":
      return openMail(read);
    case "mbox":
      return openMailbox(read);
    case "outlook":
      return openOutlook(read);
    case "csv":
      return openTable(
        options.mapping === undefined ? read : { ...read, mapping: options.mapping },
      );
    case "text":
      return openPlainText(read);
  }
}

/** A detector this sure ends the search: two formats do not look alike to this degree. */
const SURE = 80;
/** A mail is known by its first fields. */
const MAIL_HEAD_BYTES = 8_192;

/** From the cheapest and most telling to the most expensive. */
const DETECTORS: readonly {
  readonly format: FormatId;
  readonly detect: (head: SourceHead) => Detection | null;
}[] = [
  { format: "mbox", detect: (head) => detectMailbox(mailHead(head)) },
  {
    format: "eml",
    detect: (head) => detectMail(mailHead(head)) ?? detectNamedMail(head.name, mailHead(head)),
  },
  { format: "json-lines", detect: (head) => detectJsonLines(head.bytes, head.isWhole) },
  { format: "json", detect: detectJsonDocument },
  { format: "csv", detect: detectTable },
];

function mailHead(head: SourceHead): string {
  return latin1(head.bytes.subarray(0, MAIL_HEAD_BYTES));
}

/**
 * A document that starts like JSON and nothing else is read as JSON, so that an error in it is named instead of hidden as text.
 * `[2026-…` starts a log as well as a list, `[[` a text as well: those must be JSON as a whole, or be named so.
 */
function detectJsonDocument(head: SourceHead): Detection | null {
  const start = latin1(head.bytes.subarray(0, 1_024)).replace(
    /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/,
    "",
  );
  const text = start.replaceAll("\0", "").trimStart();
  if (/^(?:\{\s*(?:["}]|$)|\[\s*(?:[{"\]]|$))/.test(text)) {
    return { score: 90, reason: "starts like a JSON document" };
  }
  if (/\.json$/i.test(head.name)) return { score: 80, reason: "name ends in .json" };
  const couldBeJson = /^[[{"\d-]|^(?:true|false|null)/.test(text) && head.isWhole;
  return couldBeJson && readJson(head.bytes).ok ? { score: 85, reason: "JSON document" } : null;
}
