import { assertNever } from "../../assert-never.ts";
import { sha256 } from "../observables/sha256.ts";
import { base64Of } from "./base64.ts";
import type { Block, PrintDocument, Section } from "./document.ts";
import { printableText } from "./printable-text.ts";
import { styleSheet } from "./style-sheet.ts";

/**
 * The document as one self-contained HTML file: no script, no reference to anything outside, every text escaped. Its
 * policy allows its own style sheet by hash and nothing else, so that even an escape that fails loads nothing.
 */
export function renderHtml(document: PrintDocument): string {
  const style = styleSheet(document);
  const policy = `default-src 'none'; style-src 'sha256-${base64Of(sha256(new TextEncoder().encode(style)))}'; base-uri 'none'; form-action 'none'`;
  return [
    "<!doctype html>",
    `<html lang="${escaped(document.language)}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(`${document.marking.tlp} ${document.reference} ${document.title}`)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    ...markingBand(document, "header"),
    "<main>",
    `<p class="kind">${escaped(document.kind)}</p>`,
    `<h1>${escaped(document.title)}</h1>`,
    ...document.imprint.map((line) => `<p class="imprint">${escaped(line)}</p>`),
    ...document.sections.flatMap(section),
    "</main>",
    ...markingBand(document, "footer"),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function markingBand({ marking }: PrintDocument, element: "header" | "footer"): readonly string[] {
  const exercise =
    marking.exercise === null ? "" : `<strong>${escaped(marking.exercise)}</strong> `;
  const pap = marking.pap === null ? "" : ` <span>${marking.pap}</span>`;
  return [
    `<${element} class="band">`,
    `<p>${exercise}${escaped(marking.audience)}${pap}</p>`,
    `<p class="label">${marking.tlp}</p>`,
    `</${element}>`,
  ];
}

function section({ id, title, blocks }: Section): readonly string[] {
  const name = `section-${id}`;
  return [
    `<section aria-labelledby="${escaped(name)}">`,
    `<h2 id="${escaped(name)}">${escaped(title)}</h2>`,
    ...blocks.flatMap(blockLines),
    "</section>",
  ];
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return [`<p>${escaped(block.text)}</p>`];
    case "facts":
      return [
        "<dl>",
        ...block.rows.map(
          ([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`,
        ),
        "</dl>",
      ];
    case "table":
      return tableLines(block);
    case "list":
      return ["<ul>", ...block.items.map((item) => `<li>${escaped(item)}</li>`), "</ul>"];
    case "steps":
      return [
        "<ol>",
        ...block.items.map(
          ({ lead, detail }) => `<li><strong>${escaped(lead)}</strong> ${escaped(detail)}</li>`,
        ),
        "</ol>",
      ];
    case "verbatim":
      return [`<pre>${escaped(block.text)}</pre>`];
    case "signatures":
      return [
        '<div class="signatures">',
        ...block.labels.map((label) => `<p>${escaped(label)}</p>`),
        "</div>",
      ];
    default:
      return assertNever(block);
  }
}

function tableLines({ caption, columns, rows }: Extract<Block, { kind: "table" }>) {
  return [
    "<table>",
    `<caption>${escaped(caption)}</caption>`,
    `<thead><tr>${columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join("")}</tr></thead>`,
    "<tbody>",
    ...rows.map((row) => `<tr>${row.map(cellOf).join("")}</tr>`),
    "</tbody>",
    "</table>",
  ];
}

/** Labels, dates and single words don't break; only what is longer than a date does. */
function cellOf(cell: string): string {
  const isShort = cell.split("\n").every((line) => line.length <= DATE_LENGTH);
  return `<td${isShort ? ' class="short"' : ""}>${escaped(cell)}</td>`;
}

/** `2026-11-24 08:15Z` */
const DATE_LENGTH = 17;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return printableText(text).replaceAll(/[&<>"']/g, (found) => ENTITIES[found] ?? "");
}
