import { err, ok, type Result } from "../../result.ts";
import type { TemplateError, TemplatePlace } from "./template.ts";

/** A stretch of a template: text as it stands, or what stands between `{{` and `}}`. */
export type Token =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "tag"; readonly text: string; readonly place: TemplatePlace };

/** No tag needs more: a name, a word and a text to compare with. */
const MAX_TAG_CHARS = 200;

/**
 * Splits a template into texts and tags in one pass. A tag that is no value and stands alone on its line takes the line
 * with it, so that blocks leave no empty lines behind.
 */
export function readTags(text: string): Result<readonly Token[], TemplateError> {
  const tokens: Token[] = [];
  const placeOf = createPlaces(text);
  let from = 0;
  for (;;) {
    const opening = text.indexOf("{{", from);
    if (opening === -1) break;
    const closing = text.indexOf("}}", opening);
    const inside = closing === -1 ? "" : text.slice(opening + 2, closing);
    const place = placeOf(opening);
    if (closing === -1 || inside.length > MAX_TAG_CHARS || /[\n{]/.test(inside)) {
      const found = text.slice(opening, opening + 40).split("\n")[0] ?? "";
      return err({ kind: "bad-tag", found, ...place });
    }
    const tag = inside.trim();
    const [start, end] = /^[#/]/.test(tag)
      ? aloneOnLine(text, opening, closing + 2)
      : [opening, closing + 2];
    if (start > from) tokens.push({ kind: "literal", text: text.slice(from, start) });
    tokens.push({ kind: "tag", text: tag, place });
    from = Math.max(from, end);
  }
  if (from < text.length) tokens.push({ kind: "literal", text: text.slice(from) });
  return ok(tokens);
}

function aloneOnLine(text: string, opening: number, end: number): readonly [number, number] {
  const lineStart = text.lastIndexOf("\n", opening - 1) + 1;
  const next = text.indexOf("\n", end);
  const lineEnd = next === -1 ? text.length : next + 1;
  const isAlone =
    text.slice(lineStart, opening).trim() === "" && text.slice(end, lineEnd).trim() === "";
  return isAlone ? [lineStart, lineEnd] : [opening, end];
}

/** Places in growing order, so that lines are counted once. */
function createPlaces(text: string): (offset: number) => TemplatePlace {
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    for (;;) {
      const next = text.indexOf("\n", lineStart);
      if (next === -1 || next >= offset) break;
      line += 1;
      lineStart = next + 1;
    }
    return { line, column: offset - lineStart + 1 };
  };
}
