import { err, ok, type Result } from "../../result.ts";
import { fillTemplate, type FillError } from "../templates/fill-template.ts";
import type { Template, TemplateValues } from "../templates/template.ts";
import type { Block, Section } from "./document.ts";

export interface SectionsOptions {
  /** Of what stands before the first heading. */
  readonly firstTitle: string;
  /** Of a table with so many rows. */
  readonly caption: (rows: number) => string;
  /** Blocks that a name stands for where it has a line to itself; null: it is an ordinary text. */
  readonly blocksOf: (name: string) => readonly Block[] | null;
}

/**
 * A filled template as sections of a document. Signs at the start of a line of the template make structure: `# ` a section,
 * `- ` an entry of a list, `|` a row of a table (the first names the columns), three backquotes a text as written. Only what
 * the template itself says does: values are put in afterwards, so that nothing in them can make a heading or a row.
 */
export function templateSections(
  template: Template,
  values: TemplateValues,
  options: SectionsOptions,
): Result<readonly Section[], FillError> {
  const kept: Kept[] = [];
  const write = (text: string, name: string): string => {
    kept.push({ text, name });
    return `${OPEN}${String(kept.length - 1)}${CLOSE}`;
  };
  const filled = fillTemplate(withoutMarks(template), values, { write });
  if (!filled.ok) return err(filled.error);
  return ok(readSections(filled.value.split("\n"), kept, options));
}

interface Kept {
  readonly text: string;
  readonly name: string;
}

/** Private use characters around the number of a value that is put in later; none of the template's own survives. */
const OPEN = "\uE000";
const CLOSE = "\uE001";
const MARK = /\uE000(\d+)\uE001/g;

function withoutMarks(template: Template): Template {
  return {
    nodes: template.nodes.map((node) => {
      switch (node.kind) {
        case "literal":
          return { ...node, text: node.text.replaceAll(/[\uE000\uE001]/g, "") };
        case "value":
          return node;
        case "if":
          return {
            ...node,
            body: withoutMarks({ nodes: node.body }).nodes,
            otherwise: withoutMarks({ nodes: node.otherwise }).nodes,
          };
        case "for":
          return { ...node, body: withoutMarks({ nodes: node.body }).nodes };
      }
    }),
  };
}

/** A run of lines of one kind. */
interface Run {
  readonly kind: "paragraph" | "list" | "table" | "verbatim" | "blank";
  readonly lines: string[];
}

interface Building {
  readonly title: string;
  readonly blocks: Block[];
}

function readSections(
  lines: readonly string[],
  kept: readonly Kept[],
  options: SectionsOptions,
): readonly Section[] {
  const shown = (line: string) =>
    line.replaceAll(MARK, (_mark, index: string) => kept[Number(index)]?.text ?? "");
  const sections: Building[] = [{ title: options.firstTitle, blocks: [] }];
  let run: Run = { kind: "blank", lines: [] };
  const turnTo = (kind: Run["kind"]) => {
    sections.at(-1)?.blocks.push(...blocksOfRun(run, shown, options));
    run = { kind, lines: [] };
  };
  for (const line of lines) {
    const isFence = line.startsWith("```");
    if (run.kind === "verbatim" && !isFence) run.lines.push(line);
    else if (isFence) turnTo(run.kind === "verbatim" ? "blank" : "verbatim");
    else {
      const blocks = wholeBlocks(line, kept, options);
      const kind = blocks === null ? kindOf(line) : "blank";
      if (kind === "heading") {
        turnTo("blank");
        sections.push({ title: shown(line.replace(/^#+/, "")).trim(), blocks: [] });
      } else {
        if (kind !== run.kind || blocks !== null) turnTo(kind);
        if (blocks === null) run.lines.push(line);
        else sections.at(-1)?.blocks.push(...blocks);
      }
    }
  }
  turnTo("blank");
  return sections
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ title, blocks }, index) => ({
      id: `part-${String(index + 1)}`,
      title: title === "" ? options.firstTitle : title,
      blocks,
    }));
}

function kindOf(line: string): Run["kind"] | "heading" {
  if (/^#+ /.test(line)) return "heading";
  if (line.startsWith("- ")) return "list";
  if (line.startsWith("|")) return "table";
  return line.trim() === "" ? "blank" : "paragraph";
}

function wholeBlocks(
  line: string,
  kept: readonly Kept[],
  { blocksOf }: SectionsOptions,
): readonly Block[] | null {
  const [, index] = /^\s*\uE000(\d+)\uE001\s*$/.exec(line) ?? [];
  const value = index === undefined ? undefined : kept[Number(index)];
  return value === undefined ? null : blocksOf(value.name);
}

function blocksOfRun(
  { kind, lines }: Run,
  shown: (line: string) => string,
  { caption }: SectionsOptions,
): readonly Block[] {
  switch (kind) {
    case "blank":
      return [];
    case "paragraph": {
      const text = lines.map(shown).join("\n").trim();
      return text === "" ? [] : [{ kind: "paragraph", text }];
    }
    case "list":
      return [{ kind: "list", items: lines.map((line) => shown(line.slice(2)).trim()) }];
    case "verbatim":
      return [{ kind: "verbatim", text: lines.map(shown).join("\n") }];
    case "table": {
      const [columns = [], ...rows] = lines
        .filter((line) => !/^\|[\s|:-]*$/.test(line))
        .map((line) => cellsOf(line).map((cell) => shown(cell).trim()));
      const even = rows.map((row) => columns.map((_name, column) => row[column] ?? ""));
      return rows.length === 0
        ? []
        : [{ kind: "table", caption: caption(rows.length), columns, rows: even }];
    }
  }
}

/** Split before the values are in: a bar in a value makes no cell. */
function cellsOf(line: string): readonly string[] {
  return line.trim().replace(/^\|/, "").replace(/\|$/, "").split("|");
}
