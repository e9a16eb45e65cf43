import type { z } from "zod";

import { err, ok, type Result } from "../../result.ts";
import { canonicalJson, type CanonicalValue } from "../../vault/canonical-json.ts";

/** What a document may cost before it is looked into. */
export interface DocumentLimits {
  /** UTF-16 units of the text. */
  readonly maxChars: number;
  readonly maxDepth: number;
}

/**
 * Why a document was turned down. `not-canonical`: readable JSON, but not the one spelling that may be signed.
 * `other-domain`: something else of ours or of others. `newer-version`: of this kind, but made by a newer program.
 */
export type DocumentReason =
  | "too-large"
  | "too-deep"
  | "not-text"
  | "not-json"
  | "not-canonical"
  | "other-domain"
  | "newer-version"
  | "malformed";

export interface DocumentFault {
  readonly reason: DocumentReason;
  /** JSON pointer, or empty for the whole document. */
  readonly place: string;
  readonly expected: string;
}

/** Names that start so are optional additions of newer programs: kept with the signed text, not understood here. */
const EXTENSION_PREFIX = "x-";

/**
 * Reads one signed kind of document (threats D3.1 to D3.4): strict canonical JSON whose member `$domain` names kind and
 * version. The text must be the only spelling of its value: it is read, written again and compared, so that duplicate
 * names, other orders, fractions, escapes that need not be and trailing characters are refused.
 *
 * Text must be well-formed and in normal form NFC. Unknown members are refused, unless their name starts with `x-`.
 */
export function readCanonicalDocument<T>(
  text: string,
  domain: string,
  schema: z.ZodType<T>,
  limits: DocumentLimits,
): Result<T, DocumentFault> {
  const parsed = parseCanonical(text, limits);
  if (!parsed.ok) return parsed;
  const claimed = checkDomain(parsed.value, domain);
  if (!claimed.ok) return claimed;
  const checked = schema.safeParse(withoutExtensions(claimed.value));
  if (checked.success) return ok(checked.data);
  const [issue] = checked.error.issues;
  const place = (issue?.path ?? []).map((step) => `/${String(step)}`).join("");
  return fault("malformed", place, issue?.message ?? "another form");
}

/** The text of bytes that must be UTF-8 without a byte order mark; undefined when they are not. */
export function decodeStrictUtf8(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith("\uFEFF") ? undefined : text;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function parseCanonical(
  text: string,
  limits: DocumentLimits,
): Result<CanonicalValue, DocumentFault> {
  if (text.length > limits.maxChars) {
    return fault("too-large", "", `at most ${String(limits.maxChars)} characters`);
  }
  if (depthOf(text) > limits.maxDepth) {
    return fault("too-deep", "", `at most ${String(limits.maxDepth)} levels`);
  }
  const json = parseJson(text);
  if (!json.ok) return json;
  if (!isCanonicalValue(json.value)) {
    return fault("not-canonical", "", "whole numbers and well-formed text in NFC");
  }
  return canonicalJson(json.value) === text
    ? ok(json.value)
    : fault("not-canonical", "", "sorted names, no spaces, one spelling");
}

/** Nesting by a linear scan before anything recursive sees the text: a bracket inside a string does not count. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === "\\") at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') {
      isInString = true;
    } else if (character === "{" || character === "[") {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (character === "}" || character === "]") {
      depth -= 1;
    }
  }
  return deepest;
}

function parseJson(text: string): Result<unknown, DocumentFault> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return fault("not-json", "", "JSON");
    throw error;
  }
}

function isCanonicalValue(value: unknown): value is CanonicalValue {
  switch (typeof value) {
    case "boolean":
      return true;
    case "number":
      return Number.isSafeInteger(value);
    case "string":
      return isCanonicalText(value);
    case "object":
      if (value === null) return true;
      return Array.isArray(value)
        ? value.every(isCanonicalValue)
        : Object.entries(value).every(
            ([name, member]) => isCanonicalText(name) && isCanonicalValue(member),
          );
    default:
      return false;
  }
}

function isCanonicalText(text: string): boolean {
  return text.isWellFormed() && text === text.normalize("NFC");
}

type Members = Readonly<Record<string, unknown>>;

function checkDomain(value: CanonicalValue, domain: string): Result<Members, DocumentFault> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return fault("malformed", "", "an object");
  }
  const members: Members = Object.fromEntries(Object.entries(value));
  const found = members["$domain"];
  if (found === domain) return ok(members);
  return isNewerDomain(found, domain)
    ? fault("newer-version", "/$domain", domain)
    : fault("other-domain", "/$domain", domain);
}

/** Domains end in ` v` and a number. */
function isNewerDomain(found: unknown, domain: string): boolean {
  if (typeof found !== "string") return false;
  const stem = domain.slice(0, domain.lastIndexOf(" v") + 2);
  const version = found.startsWith(stem) ? found.slice(stem.length) : "";
  return /^[1-9]\d{0,8}$/.test(version) && Number(version) > Number(domain.slice(stem.length));
}

function withoutExtensions(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).filter(([name]) => !name.startsWith(EXTENSION_PREFIX)),
  );
}

function fault(
  reason: DocumentReason,
  place: string,
  expected: string,
): Result<never, DocumentFault> {
  return err({ reason, place, expected });
}
