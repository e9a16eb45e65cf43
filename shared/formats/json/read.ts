import { err, ok, type Result } from "../../result.ts";
import type { ParseFailure } from "../format.ts";
import { LIMITS } from "../limits.ts";
import { decodeJsonText, type DecodedText } from "./decode.ts";
import type { JsonOddities } from "./notices.ts";
import { positionAt, visible } from "./position.ts";
import { JsonScanner, type ScanFailure } from "./scanner.ts";
import type { JsonValue } from "./value.ts";

/** A document as read, and what the analyst should know about how. */
export interface JsonDocument extends JsonOddities {
  readonly value: JsonValue;
  /** The text without byte order mark. */
  readonly text: string;
}

/**
 * Reads one JSON document strictly (RFC 8259, I-JSON RFC 7493 §2): names of an object must differ, surrogates must
 * pair, nothing may follow the value. Total and linear in the input.
 *
 * Failures: `empty` (nothing but white space), `encoding`, `malformed`, `limit`; each with byte offset, line, column
 * and JSON pointer of the place, what was found and what was expected.
 */
export function readJson(
  bytes: Uint8Array,
  maxDepth: number = LIMITS.jsonDepth,
): Result<JsonDocument, ParseFailure> {
  const decoded = decodeJsonText(bytes);
  return decoded.ok ? readJsonText(decoded.value, maxDepth) : decoded;
}

/** As {@link readJson}, for text that is decoded already. */
export function readJsonText(
  decoded: DecodedText,
  maxDepth: number = LIMITS.jsonDepth,
): Result<JsonDocument, ParseFailure> {
  const scanner = new JsonScanner(decoded.text, maxDepth);
  const outcome = scanner.document();
  if (!outcome.ok) return err(describe(outcome.error, decoded));
  return ok({
    value: outcome.value,
    text: decoded.text,
    numbersKeptAsText: scanner.numbersKeptAsText,
    stringsWithNul: scanner.stringsWithNul,
    isUtf16: decoded.encoding.label !== "utf-8",
  });
}

/** The part of a JSON pointer for one member name (RFC 6901 §3). */
export function pointerSegment(name: string | number): string {
  return `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function describe(failure: ScanFailure, decoded: DecodedText): ParseFailure {
  const position = positionAt(decoded.text, failure.index, decoded.encoding);
  const pointer = failure.path.map(pointerSegment).join("").slice(0, 1_000);
  const found =
    failure.index >= decoded.text.length
      ? "the end of the file"
      : visible(decoded.text.slice(failure.index, failure.index + 12));
  const where = `line ${position.line}, column ${position.column}`;
  return {
    kind: failure.kind,
    message: `${failure.message} (${where}).`,
    place: { ...position, pointer },
    found,
    expected: failure.expected,
    ...(failure.limit === undefined ? {} : { limit: failure.limit }),
  };
}
