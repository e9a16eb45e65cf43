import { err, ok, type Result } from "../../result.ts";

/** What a template may name. Text is put in as it is, once: what stands in a value is never read as template. */
export type TemplateValues = Readonly<Record<string, string | boolean>>;

/** What a template has wrong; `line` from 1. */
export interface TemplateFault {
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

type Block = { readonly name: string; readonly isElse: boolean; readonly shows: boolean };

/** `{{name}}`, `{{#if name}}`, `{{else}}`, `{{/if}}`: bounded and without backtracking. */
const TAG = /\{\{([^{}]{0,128})\}\}/g;
const MAX_DEPTH = 16;

/**
 * Fills in a template. There are names and conditions and nothing else: no calls, no members, no loops, so that a template can
 * neither run anything nor read what it was not given. A name that is not known is a fault, not an empty text.
 */
export function renderTemplate(
  template: string,
  values: TemplateValues,
): Result<string, TemplateFault> {
  const blocks: Block[] = [];
  let text = "";
  let from = 0;
  for (const match of template.matchAll(TAG)) {
    const shows = blocks.every((block) => block.shows);
    if (shows) text += template.slice(from, match.index);
    from = match.index + match[0].length;
    const tag = (match[1] ?? "").trim();
    const fault = step(tag, blocks, values);
    if (fault !== null) return err({ line: lineAt(template, match.index), ...fault });
    if (shows && Object.hasOwn(values, tag)) text += shown(values[tag]);
    // A line that holds nothing but a condition leaves no empty line.
    if (isCondition(tag) && template[from] === "\n" && isLineStart(template, match.index))
      from += 1;
  }
  const [open] = blocks;
  if (open !== undefined)
    return err({
      line: lineAt(template, template.length),
      found: `{{#if ${open.name}}}`,
      expected: "{{/if}}",
    });
  return ok(text + template.slice(from));
}

function step(
  tag: string,
  blocks: Block[],
  values: TemplateValues,
): Omit<TemplateFault, "line"> | null {
  const known = Object.keys(values).join(", ");
  if (tag.startsWith("#if ")) {
    const name = tag.slice(4).trim();
    if (!Object.hasOwn(values, name)) return { found: name, expected: known };
    if (blocks.length === MAX_DEPTH)
      return { found: tag, expected: `at most ${String(MAX_DEPTH)} conditions inside each other` };
    blocks.push({ name, isElse: false, shows: isTrue(values[name]) });
    return null;
  }
  if (tag === "else") {
    const block = blocks.pop();
    if (block === undefined || block.isElse) return { found: tag, expected: "{{#if …}} before it" };
    blocks.push({ ...block, isElse: true, shows: !block.shows });
    return null;
  }
  if (tag === "/if") {
    return blocks.pop() === undefined ? { found: tag, expected: "{{#if …}} before it" } : null;
  }
  return Object.hasOwn(values, tag) ? null : { found: tag, expected: known };
}

function isCondition(tag: string): boolean {
  return tag === "else" || tag === "/if" || tag.startsWith("#if ");
}

function isTrue(value: string | boolean | undefined): boolean {
  return typeof value === "string" ? value !== "" : value === true;
}

function shown(value: string | boolean | undefined): string {
  return typeof value === "string" ? value : "";
}

function isLineStart(template: string, at: number): boolean {
  return at === 0 || template[at - 1] === "\n";
}

function lineAt(template: string, at: number): number {
  return template.slice(0, at).split("\n").length;
}
