import { escapeHtml, scanHtml } from "./html-tokens.ts";

export interface SanitisedHtml {
  /** Body content made of allowed elements and escaped text only: no address, no style, no script, no handler. */
  readonly html: string;
  /** Elements and attributes left out that would have loaded, run or led somewhere. */
  readonly removedCount: number;
}

/** Elements that only arrange text. Everything else loses its tags and keeps its text. */
const ALLOWED: ReadonlySet<string> = new Set([
  "p",
  "div",
  "span",
  "br",
  "hr",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "b",
  "strong",
  "i",
  "em",
  "u",
  "s",
  "del",
  "ins",
  "small",
  "sub",
  "sup",
  "big",
  "center",
  "ul",
  "ol",
  "li",
  "dl",
  "dt",
  "dd",
  "blockquote",
  "pre",
  "code",
  "tt",
  "kbd",
  "samp",
  "var",
  "table",
  "caption",
  "thead",
  "tbody",
  "tfoot",
  "tr",
  "td",
  "th",
  "address",
  "article",
  "section",
  "header",
  "footer",
  "main",
  "bdi",
  "bdo",
  "cite",
  "q",
  "abbr",
  "time",
  "figure",
  "figcaption",
]);

const VOID: ReadonlySet<string> = new Set(["br", "hr"]);

/** Attributes that arrange cells and tell the direction; their values are checked, too. */
const ALLOWED_ATTRIBUTE = /\b(colspan|rowspan|align|valign|dir)\s*=\s*["']?([a-z0-9]{1,8})\b/gi;

/** What would have contacted, run or led somewhere. Counted, so that the analyst sees that it was there. */
const ACTIVE_ELEMENT =
  /^(?:script|style|link|meta|base|iframe|frame|frameset|object|embed|applet|form|input|button|img|image|picture|source|video|audio|track|svg|math|area|map|portal|template)$/;
const ACTIVE_ATTRIBUTE =
  /(?:\bon[a-z]+|\b(?:src|srcset|background|action|formaction|poster|data|ping|style|cite|longdesc|usemap|dynsrc|lowsrc|manifest|profile|xlink:href))\s*=/gi;
const ADDRESS = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/i;

/** Nesting that is written out; deeper elements keep their text only. */
const MAX_DEPTH = 64;

/**
 * Rebuilds hostile HTML so that nothing in it can act or reach out (threats rows 20, 21, 46): only elements that
 * arrange text, all text escaped anew, every link shown as its address in brackets. The result is one for a
 * sandboxed frame without scripts all the same: this is the first wall, not the only one.
 */
export function sanitiseHtml(html: string): SanitisedHtml {
  const out: string[] = [];
  const open: string[] = [];
  const addresses: string[] = [];
  let removedCount = 0;
  for (const token of scanHtml(html)) {
    switch (token.kind) {
      case "text":
        out.push(escapeHtml(token.text));
        break;
      case "open": {
        if (ACTIVE_ELEMENT.test(token.name)) removedCount += 1;
        removedCount += token.attributes.match(ACTIVE_ATTRIBUTE)?.length ?? 0;
        if (token.name === "a") addresses.push(addressOf(token.attributes));
        else if (token.name === "img") out.push(imageText(token.attributes));
        else if (ALLOWED.has(token.name)) writeOpen(out, open, token.name, token.attributes);
        break;
      }
      case "close":
        if (token.name === "a") out.push(linkText(addresses.pop() ?? ""));
        else writeClose(out, open, token.name);
        break;
    }
  }
  for (const name of open.toReversed()) out.push(`</${name}>`);
  return { html: out.join(""), removedCount };
}

/** Text of hostile HTML for reading: blocks on lines of their own, links with their addresses. */
export function htmlToText(html: string): string {
  const lines: string[] = [];
  const addresses: string[] = [];
  for (const token of scanHtml(html)) {
    if (token.kind === "text") lines.push(token.text.replace(/\s+/g, " "));
    else if (token.name === "a" && token.kind === "open")
      addresses.push(addressOf(token.attributes));
    else if (token.name === "a") lines.push(plainLink(addresses.pop() ?? ""));
    else if (BREAKS.test(token.name)) lines.push("\n");
    else if (CELLS.test(token.name) && token.kind === "close") lines.push(" \t");
  }
  const trimmed = lines
    .join("")
    .split("\n")
    .map((line) => line.trim().replace(/ {2,}/g, " "));
  return trimmed
    .filter((line, at) => line !== "" || trimmed[at - 1] !== "")
    .join("\n")
    .trim();
}

const CELLS = /^t[dh]$/;
const BREAKS =
  /^(?:p|div|br|hr|h[1-6]|li|ul|ol|tr|table|blockquote|pre|section|article|header|footer|dt|dd)$/;

function writeOpen(out: string[], open: string[], name: string, attributes: string): void {
  if (VOID.has(name)) {
    out.push(`<${name}>`);
  } else if (open.length < MAX_DEPTH) {
    const kept = [...attributes.matchAll(ALLOWED_ATTRIBUTE)].map(
      (match) => ` ${(match[1] ?? "").toLowerCase()}="${match[2] ?? ""}"`,
    );
    out.push(`<${name}${kept.slice(0, 5).join("")}>`);
    open.push(name);
  }
}

/** Closes the element and those left open inside it; an end tag without a start is dropped. */
function writeClose(out: string[], open: string[], name: string): void {
  const at = open.lastIndexOf(name);
  if (at < 0) return;
  for (const inner of open.splice(at).toReversed()) out.push(`</${inner}>`);
}

function addressOf(attributes: string): string {
  const match = ADDRESS.exec(attributes);
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? "").trim().slice(0, 2_048);
}

function plainLink(address: string): string {
  return address === "" || address.startsWith("#") ? "" : ` [${defangAddress(address)}]`;
}

function linkText(address: string): string {
  const text = plainLink(address);
  return text === "" ? "" : `<span class="address">${escapeHtml(text)}</span>`;
}

function imageText(attributes: string): string {
  const alternative = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
  const text = (alternative?.[1] ?? alternative?.[2] ?? "").slice(0, 200);
  return `<span class="address">[${escapeHtml(text === "" ? "▢" : `▢ ${text}`)}]</span>`;
}

/** Enough to keep an address from being opened by a slip: scheme and dots of the host. The record shows the full form. */
function defangAddress(address: string): string {
  return address
    .replace(/^h(tt)ps?:/i, (scheme) => scheme.replace(/tt/i, "xx"))
    .replace(/^([^/?#]*\/\/)?([^/?#]*)/, (host) => host.replaceAll(".", "[.]"));
}
