/** A piece of a text for display: readable text, or one character that would act or hide instead of showing. */
export type VisibleSegment =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "control" | "bidi" | "zero-width" | "tag" | "unassigned";
      readonly text: string;
      /** What to show in its place, such as `U+202E RLO`. */
      readonly label: string;
    };

type HiddenKind = Exclude<VisibleSegment["kind"], "text">;

/** Names of the characters that analysts meet, from the Unicode character database. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00, "NUL"],
  [0x08, "BS"],
  [0x0b, "VT"],
  [0x0c, "FF"],
  [0x0d, "CR"],
  [0x1b, "ESC"],
  [0x7f, "DEL"],
  [0x85, "NEL"],
  [0xad, "SHY"],
  [0x61c, "ALM"],
  [0x180e, "MVS"],
  [0x200b, "ZWSP"],
  [0x200c, "ZWNJ"],
  [0x200d, "ZWJ"],
  [0x200e, "LRM"],
  [0x200f, "RLM"],
  [0x2028, "LSEP"],
  [0x2029, "PSEP"],
  [0x202a, "LRE"],
  [0x202b, "RLE"],
  [0x202c, "PDF"],
  [0x202d, "LRO"],
  [0x202e, "RLO"],
  [0x2060, "WJ"],
  [0x2066, "LRI"],
  [0x2067, "RLI"],
  [0x2068, "FSI"],
  [0x2069, "PDI"],
  [0xfeff, "BOM"],
]);

/** Anything that may need a closer look; most texts have none of it and are returned whole. */
const SUSPECT =
  /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Variation_Selector}\u115f\u1160\u3164\uffa0]--[\t\n]]/v;

/**
 * Splits a text so that control, direction, zero-width and tag characters can be drawn as labels. Joining the
 * `text` of all segments gives the text again. Tab and line feed are left alone. Emoji keep their joiners and
 * variation selectors, and scripts that spell with joiners (Persian, Indic) keep theirs.
 */
export function visibleSegments(text: string): readonly VisibleSegment[] {
  if (!SUSPECT.test(text)) return text === "" ? [] : [{ kind: "text", text }];
  const segments: VisibleSegment[] = [];
  let plainFrom = 0;
  let offset = 0;
  for (const char of text) {
    const kind = hiddenKind(char, text, offset);
    if (kind !== undefined) {
      if (offset > plainFrom) segments.push({ kind: "text", text: text.slice(plainFrom, offset) });
      segments.push({ kind, text: char, label: labelOf(char) });
      plainFrom = offset + char.length;
    }
    offset += char.length;
  }
  if (plainFrom < text.length) segments.push({ kind: "text", text: text.slice(plainFrom) });
  return segments;
}

/** The same as one line of text, hidden characters as `‹U+202E RLO›`: for ledgers, titles and terminals. */
export function visibleText(text: string): string {
  return visibleSegments(text)
    .map((segment) => (segment.kind === "text" ? segment.text : `‹${segment.label}›`))
    .join("");
}

function hiddenKind(char: string, text: string, offset: number): HiddenKind | undefined {
  const code = char.codePointAt(0) ?? 0;
  if (code === 0x09 || code === 0x0a) return undefined;
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0x2028 || code === 0x2029) {
    return "control";
  }
  if (code < 0xad) return undefined;
  if (isBidi(code)) return "bidi";
  if (code >= 0xe0000 && code <= 0xe0fff) return "tag";
  if (code >= 0xd800 && code <= 0xdfff) return "unassigned";
  if (isJoinerInPlace(code, text, offset)) return undefined;
  if (isBlankLetter(code) || (code >= 0xfe00 && code <= 0xfe0f)) return "zero-width";
  return /\p{Cf}/u.test(char) ? "zero-width" : undefined;
}

function isBidi(code: number): boolean {
  return (
    code === 0x61c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

/** Hangul fillers: letters by category, nothing by sight. */
function isBlankLetter(code: number): boolean {
  return code === 0x115f || code === 0x1160 || code === 0x3164 || code === 0xffa0;
}

/** Joiners between letters of scripts that need them, and joiners and selectors inside emoji. */
function isJoinerInPlace(code: number, text: string, offset: number): boolean {
  const isSelector = code >= 0xfe00 && code <= 0xfe0f;
  if (code !== 0x200c && code !== 0x200d && !isSelector) return false;
  const before = text.slice(Math.max(0, offset - 2), offset);
  if (isSelector) return /[\p{Extended_Pictographic}#*\d]$/u.test(before);
  return /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Sinhala}\p{Extended_Pictographic}\ufe0f]$/u.test(
    before,
  );
}

function labelOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const name = NAMES.get(code);
  return name === undefined ? hex : `${hex} ${name}`;
}
