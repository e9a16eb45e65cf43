import { InvalidArgumentError } from "commander";
import type { z } from "zod";
import {
  classificationSchema,
  papSchema,
  severitySchema,
  tlpSchema,
} from "../../shared/model/values.ts";
import { incidentStatusSchema } from "../../shared/model/incident.ts";

/** A value of a closed list, whatever its case; `AMBER` stands for `TLP:AMBER`. */
export const tlpOption = choice(tlpSchema, (text) => withPrefix("TLP:", text));
export const papOption = choice(papSchema, (text) => withPrefix("PAP:", text));
export const severityOption = choice(severitySchema, (text) => text.toLowerCase());
export const statusOption = choice(incidentStatusSchema, (text) => text.toLowerCase());

/** Collects a repeatable `--class`; checked against the form of RSIT machine tags. */
export function classificationOption(text: string, before: readonly string[] | undefined) {
  const parsed = classificationSchema.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('expected such as rsit:fraud="phishing"');
  return [...(before ?? []), parsed.data];
}

/** Collects a repeatable option. */
export function repeated(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

/** A time as scripts write it: ISO 8601 with its zone; a date alone is its beginning in UTC. */
export function instantOption(text: string): string {
  const isTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(
    text,
  );
  const milliseconds = isTime ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(milliseconds)) {
    throw new InvalidArgumentError("expected a time such as 2026-11-24T08:15:00Z");
  }
  return new Date(milliseconds).toISOString();
}

/** A day such as `2026-11-27`. */
export function dayOption(text: string): string {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(milliseconds) || !new Date(milliseconds).toISOString().startsWith(text))
    throw new InvalidArgumentError("expected a day such as 2026-11-27");
  return text;
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError("expected a whole number");
  return number;
}

export function choice<T extends string>(schema: z.ZodType<T>, prepare: (text: string) => string) {
  return (text: string): T => {
    const parsed = schema.safeParse(prepare(text.trim()));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new InvalidArgumentError(issue?.message ?? "not one of the known values");
    }
    return parsed.data;
  };
}

function withPrefix(prefix: string, text: string): string {
  const upper = text.toUpperCase();
  return upper.startsWith(prefix) ? upper : `${prefix}${upper}`;
}
