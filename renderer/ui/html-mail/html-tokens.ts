/** What a scan of HTML finds, in order. Names are lower case; text is decoded. */
export type HtmlToken =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "open"; readonly name: string; readonly attributes: string }
  | { readonly kind: "close"; readonly name: string };

/** Longer mails are cut here: rebuilding more would hold up the window, and nobody reads on. */
export const MAX_HTML_LENGTH = 2_000_000;

/** Elements whose content is not text for the reader; it is skipped up to their end tag. */
const SKIPPED_CONTENT: ReadonlySet<string> = new Set([
  "script",
  "style",
  "title",
  "template",
  "noscript",
  "iframe",
  "noembed",
  "noframes",
  "xmp",
  "svg",
  "math",
  "object",
  "audio",
  "video",
  "select",
  "textarea",
  "canvas",
]);

/**
 * Scans HTML in one pass, without ever going back: total, linear, no nesting depth. It is not a conforming parser and
 * need not be, because nothing of the input but decoded text and names from an allowlist is ever written out again.
 */
export function* scanHtml(html: string): Generator<HtmlToken> {
  const source = html.slice(0, MAX_HTML_LENGTH);
  // Where the end tag of a name was last sought in vain, so that a flood of unclosed elements stays linear.
  const missing = new Set<string>();
  let at = 0;
  while (at < source.length) {
    const tag = startOfMarkup(source, at);
    if (tag < 0) break;
    if (tag > at) yield { kind: "text", text: decodeEntities(source.slice(at, tag)) };
    if (source[tag + 1] === "!" || source[tag + 1] === "?") {
      at = endOfMarkup(source, tag);
      continue;
    }
    const end = endOfTag(source, tag);
    const parsed = parseTag(source.slice(tag + 1, end));
    at = end + 1;
    if (parsed.name !== "") yield parsed;
    if (parsed.kind === "open" && SKIPPED_CONTENT.has(parsed.name))
      at = endOfContent(source, at, parsed.name, missing);
  }
  if (at < source.length) yield { kind: "text", text: decodeEntities(source.slice(at)) };
}

/** Where the next tag, comment or declaration begins; a `<` before anything else is text. */
function startOfMarkup(source: string, from: number): number {
  const start = /<[a-z/!?]/gi;
  start.lastIndex = from;
  return start.exec(source)?.index ?? -1;
}

function endOfMarkup(source: string, tag: number): number {
  const isComment = source.startsWith("<!--", tag);
  const end = source.indexOf(isComment ? "-->" : ">", tag + 2);
  return end < 0 ? source.length : end + (isComment ? 3 : 1);
}

/** Position of the `>` that ends a tag; one inside a quoted attribute value does not count. */
function endOfTag(source: string, tag: number): number {
  let quote = "";
  for (let at = tag + 1; at < source.length; at += 1) {
    const character = source[at] ?? "";
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === ">") {
      return at;
    } else if ((character === '"' || character === "'") && source[at - 1] === "=") {
      quote = character;
    }
  }
  return source.length;
}

function parseTag(inside: string): Exclude<HtmlToken, { kind: "text" }> {
  const isClose = inside.startsWith("/");
  const name =
    /^[a-z][a-z0-9:-]*/i.exec(isClose ? inside.slice(1) : inside)?.[0].toLowerCase() ?? "";
  if (isClose) return { kind: "close", name };
  return { kind: "open", name, attributes: inside.slice(name.length) };
}

function endOfContent(source: string, from: number, name: string, missing: Set<string>): number {
  if (missing.has(name)) return from;
  const rest = new RegExp(`</${name}[\\s/>]`, "gi");
  rest.lastIndex = from;
  const found = rest.exec(source);
  if (found) return found.index;
  missing.add(name);
  return from;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  shy: "\u00ad",
  copy: "©",
  reg: "®",
  euro: "€",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  laquo: "«",
  raquo: "»",
  bull: "•",
  middot: "·",
  times: "×",
  deg: "°",
  sect: "§",
  zwnj: "\u200c",
  zwj: "\u200d",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
  eacute: "é",
  egrave: "è",
  ecirc: "ê",
  agrave: "à",
  acirc: "â",
  ccedil: "ç",
  ocirc: "ô",
  icirc: "î",
  ucirc: "û",
  ugrave: "ù",
  iuml: "ï",
  oelig: "œ",
};

/** Decodes the common character references; one that is not known stays as it is written. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z][a-z0-9]{1,15}));?/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? NAMED[name.toLowerCase()] ?? whole;
      const code =
        hex === undefined ? Number.parseInt(decimal ?? "", 10) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : "\ufffd";
    },
  );
}

/** Text as it may stand between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
