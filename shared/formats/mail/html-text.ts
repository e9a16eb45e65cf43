/** Elements whose content is not for reading. */
const SILENT = new Set(["script", "style", "head", "title", "template", "noscript", "svg", "math"]);
/** Elements that start on a line of their own. */
const BLOCKS = new Set(
  "p div br tr li ul ol table h1 h2 h3 h4 h5 h6 blockquote pre hr section article header footer center dt dd".split(
    " ",
  ),
);
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["copy", "©"],
  ["reg", "®"],
  ["euro", "€"],
  ["hellip", "…"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["laquo", "«"],
  ["raquo", "»"],
  ["lsquo", "‘"],
  ["rsquo", "’"],
  ["ldquo", "“"],
  ["rdquo", "”"],
  ["auml", "ä"],
  ["ouml", "ö"],
  ["uuml", "ü"],
  ["Auml", "Ä"],
  ["Ouml", "Ö"],
  ["Uuml", "Ü"],
  ["szlig", "ß"],
  ["eacute", "é"],
  ["egrave", "è"],
  ["agrave", "à"],
  ["ccedil", "ç"],
]);

/** Attributes of a tag beyond this are not read: they are no links that a person follows. */
const TAG_CHARACTERS = 16_384;

/**
 * Readable text of HTML, for reading and for finding indicators; it is never HTML again. Link targets follow their
 * text in angle brackets, so that what a link hides is seen. No tree is built: nesting costs nothing; linear.
 */
export function textOfHtml(html: string): string {
  const out: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open === -1) {
      out.push(readable(html.slice(at)));
      break;
    }
    if (open > at) out.push(readable(html.slice(at, open)));
    at = behindMarkup(html, open, out);
  }
  return tidy(out.join(""));
}

function behindMarkup(html: string, open: number, out: string[]): number {
  if (html.startsWith("<!--", open)) return behind(html, "-->", open + 4);
  const match = /^<(\/?)([A-Za-z][A-Za-z0-9:-]{0,63})/.exec(html.slice(open, open + 72));
  if (match === null) {
    const next = html.charAt(open + 1);
    if (next === "!" || next === "?" || next === "/") return behind(html, ">", open + 1);
    out.push("<");
    return open + 1;
  }
  const name = (match[2] ?? "").toLowerCase();
  const isClosing = match[1] === "/";
  const end = tagEnd(html, open + match[0].length);
  if (!isClosing) addTargets(html.slice(open, Math.min(end, open + TAG_CHARACTERS)), out);
  if (BLOCKS.has(name)) out.push("\n");
  else if (name === "td" || name === "th") out.push("\t");
  return !isClosing && SILENT.has(name) ? behindElement(html, name, end) : end;
}

/** Links are shown where they stand: the address a click would lead to, a form would post to, an image would load. */
function addTargets(tag: string, out: string[]): void {
  const targets =
    /\s(?:href|src|action|background|formaction|data)\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
  for (const match of tag.matchAll(targets)) {
    const target = decodeEntities(match[1] ?? match[2] ?? match[3] ?? "").trim();
    if (/^(?:https?|ftp|mailto|hxxps?):/i.test(target)) out.push(` <${target}> `);
  }
}

/** Index behind the `>` of a tag; quotes of attributes may hold one. */
function tagEnd(html: string, start: number): number {
  let quote = "";
  for (let at = start; at < html.length; at += 1) {
    const character = html.charAt(at);
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return at + 1;
  }
  return html.length;
}

/** Index behind `</name`: an element that never closes swallows the rest, as in a browser. */
function behindElement(html: string, name: string, start: number): number {
  const close = new RegExp(`</${name}(?![A-Za-z0-9:-])`, "gi");
  close.lastIndex = start;
  const match = close.exec(html);
  return match === null ? html.length : tagEnd(html, match.index + match[0].length);
}

function behind(html: string, end: string, start: number): number {
  const found = html.indexOf(end, start);
  return found === -1 ? html.length : found + end.length;
}

function readable(text: string): string {
  return decodeEntities(text).replace(/[\t\r\n ]+/g, " ");
}

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});?/g,
    (all, body: string) => {
      if (!body.startsWith("#")) return ENTITIES.get(body) ?? all;
      const isHex = body.charAt(1) === "x" || body.charAt(1) === "X";
      const code = Number.parseInt(body.slice(isHex ? 2 : 1), isHex ? 16 : 10);
      const isScalar = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isScalar ? String.fromCodePoint(code) : "\ufffd";
    },
  );
}

function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/ {2,}/g, " ").trim())
    .filter((line, index, lines) => line !== "" || (index > 0 && lines[index - 1] !== ""))
    .join("\n")
    .trim();
}
