import { err, ok, type Result } from "../result.ts";
import { joinBytes } from "./document-reader.ts";
import type { FormatId, FormatReader, ParseFailure, ParseSummary, ReadOptions } from "./format.ts";
import { parseGenericJson } from "./generic-json/parse.ts";
import { detectIntelmq } from "./intelmq/event.ts";
import { parseIntelmq } from "./intelmq/parse.ts";
import { readJson, type JsonDocument } from "./json/read.ts";
import { LIMITS } from "./limits.ts";
import { detectMisp } from "./misp/envelope.ts";
import { detectManifest } from "./misp/manifest.ts";
import { parseMisp, summarizeManifest } from "./misp/parse.ts";
import type { ParsedReport } from "./parsed.ts";
import { openLongList, type LongList } from "./long-list.ts";

/**
 * Reader of a JSON document: hands it to the format that it is, or that the user stated. A document past
 * `LIMITS.jsonListBytes` that is one long list of MISP or IntelMQ events is read member by member; any other must
 * keep within `LIMITS.documentBytes`.
 */
export function openJsonDocument(stated: FormatId | null, options: ReadOptions): FormatReader {
  return new JsonDocumentReader(stated, options);
}

class JsonDocumentReader implements FormatReader {
  private readonly stated: FormatId | null;
  private readonly options: ReadOptions;
  private chunks: Uint8Array[] = [];
  private sizeBytes = 0;
  private nextTryBytes: number = LIMITS.jsonListBytes;
  private list: LongList | null = null;

  constructor(stated: FormatId | null, options: ReadOptions) {
    this.stated = stated;
    this.options = options;
  }

  *write(bytes: Uint8Array): Generator<ParsedReport, ParseFailure | null> {
    if (this.list !== null) return yield* this.list.write(bytes);
    this.chunks.push(bytes);
    this.sizeBytes += bytes.length;
    if (this.sizeBytes >= this.nextTryBytes) {
      const collected = this.collected();
      // Doubled each time: a first member that is long must not be searched for over and over.
      this.nextTryBytes *= 2;
      this.list = openLongList(collected, this.stated, this.options);
      if (this.list !== null) {
        this.chunks = [];
        return yield* this.list.write(collected);
      }
    }
    return this.sizeBytes > LIMITS.documentBytes ? tooLarge() : null;
  }

  *finish(): Generator<ParsedReport, Result<ParseSummary, ParseFailure>> {
    if (this.list !== null) return yield* this.list.finish();
    const document = readJson(this.collected());
    this.chunks = [];
    return document.ok
      ? yield* parseJsonDocument(document.value, this.stated, this.options)
      : document;
  }

  private collected(): Uint8Array {
    const whole = joinBytes(this.chunks, this.sizeBytes);
    this.chunks = [whole];
    return whole;
  }
}

function* parseJsonDocument(
  document: JsonDocument,
  stated: FormatId | null,
  options: ReadOptions,
): Generator<ParsedReport, Result<ParseSummary, ParseFailure>> {
  const { value } = document;
  const isManifest = detectManifest(value) !== null;
  if (stated === "misp-manifest" && !isManifest)
    return err(notThisFormat("the manifest of a MISP feed"));
  if (stated === "intelmq" && detectIntelmq(value) === null)
    return err(notThisFormat("a list of IntelMQ events"));
  if (stated === "misp" || (stated === null && detectMisp(value) !== null)) {
    return yield* parseMisp(document, options);
  }
  if (isManifest && stated !== "json") return ok(summarizeManifest(document));
  if (stated !== "json" && detectIntelmq(value) !== null)
    return yield* parseIntelmq(document, options);
  return yield* parseGenericJson(document, options);
}

function notThisFormat(expected: string): ParseFailure {
  return { kind: "not-this-format", message: `The document is not ${expected}.`, expected };
}

function tooLarge(): ParseFailure {
  return {
    kind: "limit",
    limit: "documentBytes",
    message: `The document is larger than the ${LIMITS.documentBytes} bytes that may be read as a whole.`,
    place: { byteOffset: LIMITS.documentBytes },
  };
}
