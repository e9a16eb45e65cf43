import { assertNever } from "../../assert-never.ts";
import type { Block, PrintDocument, Section } from "./document.ts";
import { printableText } from "./printable-text.ts";

/** The document as Markdown (CommonMark with tables) in which foreign text makes no structure, link, image or HTML. */
export function renderMarkdown(document: PrintDocument): string {
  const { marking } = document;
  const band = `**${[marking.tlp, marking.pap, marking.exercise === null ? null : inline(marking.exercise)].filter((one) => one !== null).join(" ")}** ${inline(marking.audience)}`;
  return [
    band,
    `# ${inline(document.title)}`,
    [inline(document.kind), ...document.imprint.map(inline)].join("\\\n"),
    ...document.sections.flatMap(section),
    band,
    "",
  ].join("\n\n");
}

function section({ title, blocks }: Section): readonly string[] {
  return [`## ${inline(title)}`, ...blocks.map(blockText)];
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return lines(block.text);
    case "facts":
      return block.rows
        .map(([name, value]) => `- **${inline(name)}**: ${inline(value)}`)
        .join("\n");
    case "table":
      return table(block);
    case "list":
      return block.items.map((item) => `- ${inline(item)}`).join("\n");
    case "steps":
      return block.items
        .map(({ lead, detail }, at) => `${String(at + 1)}. **${inline(lead)}** ${inline(detail)}`)
        .join("\n");
    case "verbatim":
      return fenced(block.text);
    case "signatures":
      return block.labels.map((label) => `${inline(label)}: \\_\\_\\_\\_\\_\\_\\_\\_`).join("\\\n");
    default:
      return assertNever(block);
  }
}

function table({ caption, columns, rows }: Extract<Block, { kind: "table" }>): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const header = [line(columns.map(inline)), line(columns.map(() => "---"))];
  const body = rows.map((row) => line(row.map(inline)));
  return `${inline(caption)}\n\n${[...header, ...body].join("\n")}`;
}

/** A fence longer than any run of its character inside can't be closed from inside. */
function fenced(text: string): string {
  const printable = printableText(text);
  const longest = Math.max(2, ...[...printable.matchAll(/~+/g)].map(([run]) => run.length));
  const fence = "~".repeat(longest + 1);
  return `${fence}\n${printable}\n${fence}`;
}

function lines(text: string): string {
  return printableText(text)
    .split("\n")
    .map((line) => escaped(line.trim()))
    .filter((line) => line !== "")
    .join("\\\n");
}

function inline(text: string): string {
  return escaped(printableText(text).replaceAll(/\s+/g, " ").trim());
}

/**
 * Escapes whatever CommonMark or the usual extensions give a meaning: with the colon of a scheme and `@` escaped no bare
 * address becomes a link, with the dot after `www` neither; what makes lists and underlines only at the beginning of a
 * line is escaped only there, so that numbers and dates stay readable in the source.
 */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]()<>#!|~&@$^]/g, String.raw`\$&`)
    .replaceAll(/(?<=[A-Za-z]):(?=\S)/g, String.raw`\:`)
    .replaceAll(/www\./gi, (found) => `${found.slice(0, 3)}\\.`)
    .replaceAll(/^(?:[-+=:]|\d+\.)/g, (found) => `${found.slice(0, -1)}\\${found.slice(-1)}`);
}
