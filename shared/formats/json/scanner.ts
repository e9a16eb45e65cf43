import { err, ok, type Result } from "../../result.ts";
import { LIMITS } from "../limits.ts";
import { scanNumber } from "./number.ts";
import { ESCAPED_CHARACTERS, TextPieces } from "./text-pieces.ts";
import { JsonRecord, type JsonValue } from "./value.ts";

/** Where and why reading stopped; `path` leads to the value. */
export interface ScanFailure {
  readonly kind: "malformed" | "limit" | "empty";
  readonly index: number;
  readonly message: string;
  readonly expected: string;
  readonly limit?: keyof typeof LIMITS;
  readonly path: readonly (string | number)[];
}

/** Stands for "failed" inside the scanner: a JSON value is never this symbol. */
const FAILED = Symbol("failed");
type Scanned = JsonValue | typeof FAILED;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

/** One pass over one text; a class because it holds the position between its steps. Used once. */
export class JsonScanner {
  numbersKeptAsText = 0;
  stringsWithNul = 0;
  private readonly text: string;
  private at = 0;
  private values = 0;
  private failure: Omit<ScanFailure, "path"> | null = null;
  private readonly maxDepth: number;
  private readonly failurePath: (string | number)[] = [];

  constructor(text: string, maxDepth: number = LIMITS.jsonDepth) {
    this.text = text;
    this.maxDepth = maxDepth;
  }

  /** The whole text as one value. */
  document(): Result<JsonValue, ScanFailure> {
    this.skipSpace();
    if (this.at >= this.text.length) {
      this.fail("The file holds no JSON value", "a JSON value", "empty");
      return err(this.failed());
    }
    const value = this.value(0);
    if (value === FAILED) return err(this.failed());
    this.skipSpace();
    if (this.at < this.text.length) {
      this.fail("Text follows the end of the JSON value", "the end of the file");
      return err(this.failed());
    }
    return ok(value);
  }

  private failed(): ScanFailure {
    const failure = this.failure ?? {
      kind: "malformed",
      index: this.at,
      message: "Unreadable",
      expected: "JSON",
    };
    return { ...failure, path: this.failurePath.toReversed() };
  }

  private fail(
    message: string,
    expected: string,
    kind: ScanFailure["kind"] = "malformed",
    limit?: keyof typeof LIMITS,
  ): typeof FAILED {
    const base = { kind, index: this.at, message, expected };
    this.failure ??= limit === undefined ? base : { ...base, limit };
    return FAILED;
  }

  private failLimit(limit: keyof typeof LIMITS, what: string): typeof FAILED {
    return this.fail(
      `More than ${LIMITS[limit]} ${what}`,
      `at most ${LIMITS[limit]}`,
      "limit",
      limit,
    );
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at += 1;
    }
  }

  private value(depth: number): Scanned {
    this.values += 1;
    if (this.values > LIMITS.jsonValues)
      return this.failLimit("jsonValues", "values in one document");
    const code = this.text.charCodeAt(this.at);
    if (code === QUOTE) return this.string();
    if (code === 0x7b) return this.object(depth + 1);
    if (code === 0x5b) return this.array(depth + 1);
    if (code === 0x2d || (code >= 0x30 && code <= 0x39)) return this.number();
    if (code === 0x74) return this.literal("true", true);
    if (code === 0x66) return this.literal("false", false);
    if (code === 0x6e) return this.literal("null", null);
    return this.fail("No JSON value starts here", "a JSON value");
  }

  private literal(word: string, value: boolean | null): Scanned {
    if (!this.text.startsWith(word, this.at)) return this.fail("Unknown word", word);
    this.at += word.length;
    return value;
  }

  private number(): Scanned {
    const scanned = scanNumber(this.text, this.at);
    if (scanned.end < 0) {
      this.at = -scanned.end - 1;
      return this.fail("A number is not written as JSON allows", "a digit");
    }
    this.at = scanned.end;
    if (scanned.isKeptAsText) this.numbersKeptAsText += 1;
    return scanned.value;
  }

  private array(depth: number): Scanned {
    if (depth > this.maxDepth) return this.failLimit("jsonDepth", "nested levels");
    const items: JsonValue[] = [];
    this.at += 1;
    this.skipSpace();
    if (this.text.charCodeAt(this.at) === 0x5d) {
      this.at += 1;
      return items;
    }
    for (;;) {
      this.skipSpace();
      const item = this.value(depth);
      if (item === FAILED) {
        this.failurePath.push(items.length);
        return FAILED;
      }
      items.push(item);
      this.skipSpace();
      const code = this.text.charCodeAt(this.at);
      if (code !== COMMA && code !== 0x5d) return this.fail("An array is broken", '"," or "]"');
      this.at += 1;
      if (code === 0x5d) return items;
    }
  }

  private object(depth: number): Scanned {
    if (depth > this.maxDepth) return this.failLimit("jsonDepth", "nested levels");
    const record = new JsonRecord();
    this.at += 1;
    this.skipSpace();
    if (this.text.charCodeAt(this.at) === 0x7d) {
      this.at += 1;
      return record;
    }
    for (let members = 1; ; members += 1) {
      if (members > LIMITS.jsonMembersPerObject) {
        return this.failLimit("jsonMembersPerObject", "members in one object");
      }
      this.skipSpace();
      if (!this.member(record, depth)) return FAILED;
      this.skipSpace();
      const code = this.text.charCodeAt(this.at);
      if (code !== COMMA && code !== 0x7d) return this.fail("An object is broken", '"," or "}"');
      this.at += 1;
      if (code === 0x7d) return record;
    }
  }

  private member(record: JsonRecord, depth: number): boolean {
    const nameStart = this.at;
    if (this.text.charCodeAt(this.at) !== QUOTE) {
      this.fail("A member's name must be a string", "a string in double quotes");
      return false;
    }
    const name = this.string();
    if (typeof name !== "string") return false;
    if (record[name] !== undefined) {
      this.at = nameStart;
      this.failurePath.push(name);
      this.fail("The same name stands twice in one object", "another name");
      return false;
    }
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== COLON) {
      this.failurePath.push(name);
      this.fail("A member has no value", '":"');
      return false;
    }
    this.at += 1;
    this.skipSpace();
    const value = this.value(depth);
    if (value === FAILED) {
      this.failurePath.push(name);
      return false;
    }
    record[name] = value;
    return true;
  }

  private string(): Scanned {
    const { text } = this;
    const start = this.at + 1;
    let at = start;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) break;
      if (code === BACKSLASH) return this.escapedString(start, at);
      if (!(code >= 0x20)) {
        this.at = at;
        return this.unfinishedString(at);
      }
      at += 1;
    }
    if (at - start > LIMITS.jsonStringCharacters) {
      return this.failLimit("jsonStringCharacters", "characters in one string");
    }
    this.at = at + 1;
    return text.slice(start, at);
  }

  private unfinishedString(at: number): typeof FAILED {
    return at >= this.text.length
      ? this.fail("A string does not end", "a double quote")
      : this.fail("A control character stands in a string", "an escape sequence");
  }

  private escapedString(start: number, firstEscape: number): Scanned {
    const { text } = this;
    const pieces = new TextPieces();
    let from = start;
    let at = firstEscape;
    let hasNul = false;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) break;
      if (!(code >= 0x20)) {
        this.at = at;
        return this.unfinishedString(at);
      }
      if (code !== BACKSLASH) {
        at += 1;
        continue;
      }
      pieces.push(text.slice(from, at));
      const unescaped = this.escape(at);
      if (unescaped === null) return FAILED;
      if (unescaped === "\0") hasNul = true;
      pieces.push(unescaped);
      at = this.at;
      from = at;
    }
    if (hasNul) this.stringsWithNul += 1;
    if (at - start > LIMITS.jsonStringCharacters) {
      return this.failLimit("jsonStringCharacters", "characters in one string");
    }
    pieces.push(text.slice(from, at));
    this.at = at + 1;
    return pieces.joined();
  }

  /** The character that the escape at `at` stands for; moves behind it. */
  private escape(at: number): string | null {
    const letter = this.text.charAt(at + 1);
    this.at = at;
    if (letter !== "u") {
      const character = ESCAPED_CHARACTERS.get(letter);
      if (character === undefined) {
        this.fail("Unknown escape sequence", 'one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u');
        return null;
      }
      this.at = at + 2;
      return character;
    }
    return this.unicodeEscape(at);
  }

  private unicodeEscape(at: number): string | null {
    const unit = this.hexUnit(at);
    if (unit === null) return null;
    if (unit >= 0xdc00 && unit <= 0xdfff) {
      this.fail("A low surrogate stands alone", "a high surrogate before it");
      return null;
    }
    if (unit < 0xd800 || unit > 0xdbff) {
      this.at = at + 6;
      return String.fromCharCode(unit);
    }
    const low = this.text.startsWith("\\u", at + 6) ? this.hexUnit(at + 6) : 0;
    if (low === null) return null;
    if (low < 0xdc00 || low > 0xdfff) {
      this.fail("A high surrogate stands alone", "a low surrogate after it");
      return null;
    }
    this.at = at + 12;
    return String.fromCharCode(unit, low);
  }

  private hexUnit(at: number): number | null {
    const digits = this.text.slice(at + 2, at + 6);
    if (/^[0-9A-Fa-f]{4}$/.test(digits)) return Number.parseInt(digits, 16);
    this.at = at;
    this.fail(
      "An escape \\u is not followed by four hexadecimal digits",
      "four hexadecimal digits",
    );
    return null;
  }
}
