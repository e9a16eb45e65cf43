import { isAsciiAlnum, isBlank, isLabelCode } from "./name-codes.ts";
import { hasPublicSuffix } from "./public-suffix.ts";

/** RFC 1035 §2.3.4, with room for the brackets of a defanged name. */
const MAX_NAME_CHARS = 253;
const BRACKETS = "[({";

/** True when a host name with a public suffix begins here, plain or with its next dot defanged. */
export function looksLikeHostAhead(text: string, index: number): boolean {
  const labelEnd = readLabels(text, index, false);
  if (labelEnd === index) return false;
  if (text.charCodeAt(labelEnd) === 46) {
    const end = readLabels(text, index, true);
    const name = text.slice(index, end).replace(/[.-]+$/, "");
    return name.includes(".") ? hasPublicSuffix(name) : BRACKETS.includes(text.charAt(end));
  }
  return hasSpelledDotAhead(text, labelEnd) || isBracketAhead(text, labelEnd);
}

/** True when a label begins here that is followed by a dot in words: ` dot `, `[dot]`, ` (punkt) `. */
export function looksLikeSpelledHostAhead(text: string, index: number): boolean {
  const labelEnd = readLabels(text, index, false);
  return labelEnd > index && hasSpelledDotAhead(text, labelEnd);
}

/** End of a run of label characters, or of labels and dots. */
export function readLabels(text: string, index: number, withDots: boolean): number {
  let at = index;
  const limit = Math.min(text.length, index + MAX_NAME_CHARS);
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (!isLabelCode(code) && !(withDots && code === 46)) break;
    at++;
  }
  return at;
}

function hasSpelledDotAhead(text: string, index: number): boolean {
  const ahead = text.slice(index, index + 16);
  return (
    /^[ \t]{1,3}dot[ \t]{1,3}[\p{L}\d]/iu.test(ahead) ||
    /^[ \t]{0,3}[[({][ \t]{0,2}(?:dot|punkt|punto|point)[ \t]{0,2}[\])}]/i.test(ahead)
  );
}

function isBracketAhead(text: string, index: number): boolean {
  let at = index;
  while (at < index + 3 && isBlank(text.charCodeAt(at))) at++;
  if (!BRACKETS.includes(text.charAt(at)) || text.charAt(at) === "") return false;
  let inner = at + 1;
  while (
    inner < at + 12 &&
    (isBlank(text.charCodeAt(inner)) || BRACKETS.includes(text.charAt(inner)))
  ) {
    inner++;
  }
  return text.charAt(inner) === "." && !isAsciiAlnum(text.charCodeAt(inner - 1));
}
