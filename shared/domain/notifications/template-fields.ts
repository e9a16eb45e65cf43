import { err, ok, type Result } from "../../result.ts";
import { fillTemplate } from "../templates/fill-template.ts";
import { parseTemplate } from "../templates/parse-template.ts";
import type { TemplateError, TemplateFields, TemplateValues } from "../templates/template.ts";

/** What the text of a notification may name. */
export const NOTIFICATION_FIELDS = {
  organisation: "text",
  senderMail: "text",
  senderPhone: "text",
  exercise: "flag",
  number: "text",
  token: "text",
  constituent: "text",
  contactName: "text",
  className: "text",
  class: "text",
  advice: "text",
  count: "text",
  one: "flag",
  more: "flag",
  list: "text",
  rows: {
    each: { value: "text", type: "text", port: "text", firstSeen: "text", lastSeen: "text" },
  },
  firstSeen: "text",
  lastSeen: "text",
  recheckOn: "text",
  tlp: "text",
  pap: "text",
  tlpMeaning: "text",
  papMeaning: "text",
} as const satisfies TemplateFields;

/** A value for every name. */
export type NotificationValues = {
  readonly [Name in keyof typeof NOTIFICATION_FIELDS]: TemplateValues[string];
};

/** What a template has wrong; `line` from 1. */
export interface TemplateFault {
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

/** Fills in the subject or the text of a notification. */
export function fillNotification(
  text: string,
  values: NotificationValues,
): Result<string, TemplateFault> {
  const template = parseTemplate(text, NOTIFICATION_FIELDS);
  if (!template.ok) return err(faultOf(template.error));
  const filled = fillTemplate(template.value, values);
  if (filled.ok) return ok(filled.value);
  const { limit } = filled.error;
  return err({
    line: 1,
    found: text.slice(0, 40),
    expected: `at most ${String(limit)} characters`,
  });
}

function faultOf(error: TemplateError): TemplateFault {
  const { line, kind } = error;
  switch (error.kind) {
    case "unknown-name":
      return { line, found: error.found, expected: error.expected.join(", ") };
    case "too-long":
    case "too-deep":
      return { line, found: kind, expected: `at most ${String(error.limit)}` };
    case "wrong-kind":
    case "bad-tag":
    case "unclosed":
    case "unopened":
      return { line, found: error.found, expected: EXPECTED[error.kind] };
  }
}

const EXPECTED = {
  "wrong-kind": "a text where a value stands, a list after “in”",
  "bad-tag": "{{name}}, {{#if name}}, {{#else}}, {{/if}}, {{#for row in rows}} or {{/for}}",
  unclosed: "the end of the block: {{/if}} or {{/for}}",
  unopened: "{{#if …}} or {{#for …}} before it",
} as const;
