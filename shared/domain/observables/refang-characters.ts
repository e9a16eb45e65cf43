import { isAsciiAlnum } from "./name-codes.ts";
import type { RefangEdit } from "./refanged-text.ts";

/** Characters that hide or imitate others: invisible ones are dropped, wide ones become the ASCII that they look like. */

/**
 * Edit for the non-ASCII character at `index`. Invisible characters go only beside ASCII letters, digits and
 * signs of indicators: between Arabic or Indic letters a joiner is spelling.
 */
export function matchUnusualCharacter(text: string, index: number): RefangEdit | undefined {
  const code = text.charCodeAt(index);
  if (isInvisible(code)) {
    const isBesideAscii = isAsciiAt(text, index - 1) || isAsciiAt(text, index + 1);
    return isBesideAscii || code === 0xfeff ? edit(index, "") : undefined;
  }
  if (isFullwidthAlnum(code)) return edit(index, String.fromCharCode(code - 0xfee0));
  return matchWideSign(text, index, code);
}

/** True for zero-width, soft hyphen and direction-control characters. */
export function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x61c ||
    code === 0x180e ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff
  );
}

function matchWideSign(text: string, index: number, code: number): RefangEdit | undefined {
  switch (code) {
    case 0xff0e: // fullwidth full stop
    case 0xff61: // halfwidth ideographic full stop
    case 0x3002: // ideographic full stop
    case 0x2024: // one dot leader
    case 0xfe52: // small full stop
      return isNameBeside(text, index) ? edit(index, ".") : undefined;
    case 0xff20:
    case 0xfe6b:
      return edit(index, "@");
    case 0xff0f:
      return edit(index, "/");
    case 0xff1a:
      return /^[/／]/.test(text.charAt(index + 1)) ? edit(index, ":") : undefined;
    default:
      return undefined;
  }
}

/** The ideographic full stop ends sentences; between two ASCII letters it is a dot in disguise. */
function isNameBeside(text: string, index: number): boolean {
  return isNameCode(text.charCodeAt(index - 1)) && isNameCode(text.charCodeAt(index + 1));
}

function isNameCode(code: number): boolean {
  return isAsciiAlnum(code) || isFullwidthAlnum(code);
}

function isFullwidthAlnum(code: number): boolean {
  return (
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  );
}

function isAsciiAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code > 32 && code < 127;
}

function edit(index: number, replacement: string): RefangEdit {
  return { start: index, end: index + 1, replacement };
}
