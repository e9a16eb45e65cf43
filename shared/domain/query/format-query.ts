import { assertNever } from "../../assert-never.ts";
import { isRsitMachineValue } from "../rsit/rsit.ts";
import { rsitParts } from "../rsit/rsit-format.ts";
import { queryField } from "./query-fields.ts";
import type { QueryField } from "./query-fields-table.ts";
import type { QueryFieldTerm, QueryNode, QueryValue } from "./query.ts";

/** Writes a query so that `parseQuery` gives the same tree back. */
export function formatQuery(node: QueryNode): string {
  switch (node.kind) {
    case "text":
      return node.form === "word" ? node.text : quote(node.text);
    case "field":
      return formatField(node);
    case "not":
      return `-${inGroup(node.child)}`;
    case "and":
      return node.children
        .map((child) => (child.kind === "or" ? inGroup(child) : formatQuery(child)))
        .join(" ");
    case "or":
      return node.children.map((child) => formatQuery(child)).join(" OR ");
    default:
      return assertNever(node);
  }
}

/** Writes one value as it would stand behind its field. */
export function formatQueryValue(field: QueryField, value: QueryValue): string {
  switch (value.kind) {
    case "name":
      return formatName(field, value.name);
    case "text":
      return formatText(field, value.text);
    case "number":
      return String(value.number);
    case "date":
      return value.date;
    case "ago":
      return `${value.amount}${value.unit}`;
    case "day":
      return value.daysAgo === 0 ? "today" : "yesterday";
    case "me":
    case "none":
      return value.kind;
    default:
      return assertNever(value);
  }
}

function inGroup(node: QueryNode): string {
  const isGroup = node.kind === "and" || node.kind === "or";
  return isGroup ? `(${formatQuery(node)})` : formatQuery(node);
}

function formatField(node: QueryFieldTerm): string {
  const field = queryField(node.field);
  const operator = node.comparison === "is" ? ":" : node.comparison;
  const values = node.values.map((value) => formatQueryValue(field, value));
  return `${node.field}${operator}${values.join(",")}`;
}

/** Labels and classifications are written in their short form where that is read back as the same. */
function formatName(field: QueryField, name: string): string {
  switch (field.value.kind) {
    case "tlp":
    case "pap":
      return name.slice(4).toLowerCase();
    case "classification":
      return isRsitMachineValue(name) ? formatClassification(name) : quote(name);
    default:
      return name;
  }
}

function formatClassification(name: Parameters<typeof rsitParts>[0]): string {
  const { class: className, type } = rsitParts(name);
  if (type === null) return className;
  // "other" and "test" alone mean the class.
  return type === "other" || type === "test" ? `${className}:${type}` : type;
}

function formatText(field: QueryField, text: string): string {
  const isReserved =
    (field.allowsNone && text.toLowerCase() === "none") ||
    (field.value.kind === "person" && text.toLowerCase() === "me");
  return isReserved || !/^[^\s"(),<>=:]+$/.test(text) ? quote(text) : text;
}

function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
