import { err, ok, type Result } from "../../result.ts";
import { readTags, type Token } from "./read-tags.ts";
import { resolveName, withVariable, type Scope } from "./resolve-name.ts";
import type { Template, TemplateError, TemplateFields, TemplateNode } from "./template.ts";

/** A page has some 3,000 characters; a template is a letter or a report, not a book. */
export const MAX_TEMPLATE_CHARS = 200_000;
/** Blocks within blocks; keeps the reader of the template from losing the thread, and our stack from growing. */
export const MAX_TEMPLATE_DEPTH = 8;

/**
 * Reads a template: `{{name}}`, `{{#if name}}`, `{{#if not name}}`, `{{#if name is "text"}}`, `{{#if name is not "text"}}`,
 * `{{#else}}`, `{{/if}}`, `{{#for entry in list}}` with `{{entry.name}}`, `{{/for}}`. Everything else is text. Names are
 * checked here, so that a wrong one is said with its place and never comes out as a gap in a letter.
 */
export function parseTemplate(
  text: string,
  fields: TemplateFields,
): Result<Template, TemplateError> {
  if (text.length > MAX_TEMPLATE_CHARS) {
    return err({ kind: "too-long", limit: MAX_TEMPLATE_CHARS, line: 1, column: 1 });
  }
  const tokens = readTags(text.replaceAll(/\r\n?/g, "\n"));
  if (!tokens.ok) return tokens;
  const part = readPart({ tokens: tokens.value, at: 0 }, { fields, variables: new Map() }, 0);
  if (!part.ok) return part;
  const { end, nodes } = part.value;
  if (end === null) return ok({ nodes });
  return err({ kind: "unopened", found: `{{${end.text}}}`, ...end.place });
}

type Tag = Extract<Token, { readonly kind: "tag" }>;

/** Where the reading stands; moves on with each token. */
interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

/** What stands up to an `else` or an end, or up to the end of the template. */
interface Part {
  readonly nodes: readonly TemplateNode[];
  readonly end: Tag | null;
}

function readPart(cursor: Cursor, scope: Scope, depth: number): Result<Part, TemplateError> {
  const nodes: TemplateNode[] = [];
  for (;;) {
    const token = cursor.tokens[cursor.at];
    cursor.at += 1;
    if (token === undefined) return ok({ nodes, end: null });
    if (token.kind === "literal") {
      nodes.push(token);
      continue;
    }
    if (token.text === "#else" || token.text.startsWith("/")) return ok({ nodes, end: token });
    const node = readTag(token, cursor, scope, depth);
    if (!node.ok) return node;
    nodes.push(node.value);
  }
}

function readTag(
  tag: Tag,
  cursor: Cursor,
  scope: Scope,
  depth: number,
): Result<TemplateNode, TemplateError> {
  if (!tag.text.startsWith("#")) {
    const name = resolveName(tag.text, scope, ["text"], tag.place);
    return name.ok ? ok({ kind: "value", name: name.value.name }) : name;
  }
  if (depth >= MAX_TEMPLATE_DEPTH) {
    return err({ kind: "too-deep", limit: MAX_TEMPLATE_DEPTH, ...tag.place });
  }
  if (/^#if\s/.test(tag.text)) return readIf(tag, cursor, scope, depth);
  if (/^#for\s/.test(tag.text)) return readFor(tag, cursor, scope, depth);
  return err(badTag(tag));
}

const CONDITION =
  /^#if\s+(?<not>not\s+)?(?<name>[^\s"]+)(?:\s+is\s+(?<unlike>not\s+)?"(?<text>[^"]*)")?$/;

function readIf(
  tag: Tag,
  cursor: Cursor,
  scope: Scope,
  depth: number,
): Result<TemplateNode, TemplateError> {
  const { not, name = "", unlike, text } = CONDITION.exec(tag.text)?.groups ?? {};
  if (name === "" || (not !== undefined && text !== undefined)) return err(badTag(tag));
  const kinds = text === undefined ? (["text", "flag", "each"] as const) : (["text"] as const);
  const known = resolveName(name, scope, kinds, tag.place);
  if (!known.ok) return known;
  const first = readPart(cursor, scope, depth + 1);
  if (!first.ok) return first;
  const isElse = first.value.end?.text === "#else";
  const second = isElse ? readPart(cursor, scope, depth + 1) : ok({ ...first.value, nodes: [] });
  if (!second.ok) return second;
  const failure = endFailure(second.value.end, "/if", tag);
  if (failure !== null) return err(failure);
  const isNegated = not !== undefined || unlike !== undefined;
  return ok({
    kind: "if",
    condition: { name: known.value.name, isNegated, equals: text ?? null },
    body: first.value.nodes,
    otherwise: second.value.nodes,
  });
}

const LOOP = /^#for\s+(?<variable>[a-z][A-Za-z0-9]*)\s+in\s+(?<list>[^\s"]+)$/;

function readFor(
  tag: Tag,
  cursor: Cursor,
  scope: Scope,
  depth: number,
): Result<TemplateNode, TemplateError> {
  const { variable = "", list = "" } = LOOP.exec(tag.text)?.groups ?? {};
  if (variable === "") return err(badTag(tag));
  const known = resolveName(list, scope, ["each"], tag.place);
  if (!known.ok) return known;
  const { name, field } = known.value;
  const inner = withVariable(scope, variable, field, name.path);
  const body = readPart(cursor, inner, depth + 1);
  if (!body.ok) return body;
  const failure = endFailure(body.value.end, "/for", tag);
  if (failure !== null) return err(failure);
  return ok({ kind: "for", variable, list: name, body: body.value.nodes });
}

function endFailure(end: Tag | null, expected: string, opening: Tag): TemplateError | null {
  if (end === null) return { kind: "unclosed", found: `{{${opening.text}}}`, ...opening.place };
  if (end.text === expected) return null;
  return { kind: "unopened", found: `{{${end.text}}}`, ...end.place };
}

function badTag({ text, place }: Tag): TemplateError {
  return { kind: "bad-tag", found: `{{${text}}}`, ...place };
}
