import {
  constituentFieldsSchema,
  type Constituent,
  type ConstituentContact,
  type ConstituentFields,
} from "../../../shared/model/constituent.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

/** What the form holds: lists as text, one value a line. */
export interface ConstituentForm {
  readonly name: string;
  readonly country: string;
  readonly sector: string | null;
  readonly subSector: string | null;
  readonly kind: ConstituentFields["kind"];
  readonly languages: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly lastConfirmed: string;
  readonly ranges: string;
  readonly asns: string;
  readonly domains: string;
  readonly products: string;
  readonly contacts: readonly ConstituentContact[];
}

export const NEW_CONTACT: ConstituentContact = {
  role: "",
  name: "",
  mail: "",
  phone: "",
  key: "",
  hours: "",
  language: null,
  validFrom: null,
  validTo: null,
};

/** The form of a constituent, or an empty one. */
export function formOf(one: Constituent | undefined): ConstituentForm {
  const lines = (values: readonly string[] | undefined): string => (values ?? []).join("\n");
  return {
    name: one?.name ?? "",
    country: one?.country ?? "",
    sector: one?.sector ?? null,
    subSector: one?.subSector ?? null,
    kind: one?.kind ?? "other",
    languages: (one?.languages ?? []).join(", "),
    validFrom: one?.validFrom ?? "",
    validTo: one?.validTo ?? "",
    lastConfirmed: one?.lastConfirmed ?? "",
    ranges: lines(one?.ranges),
    asns: lines(one?.asns),
    domains: lines(one?.domains),
    products: lines(one?.products),
    contacts: one?.contacts ?? [],
  };
}

/** What the form states; else the field that does not hold, by its name. */
export function fieldsOf(form: ConstituentForm): Result<ConstituentFields, string> {
  const read = constituentFieldsSchema.safeParse({
    ...form,
    country: form.country.trim() === "" ? null : form.country.trim().toUpperCase(),
    languages: form.languages.split(/[\s,;]+/).filter(Boolean),
    validFrom: form.validFrom === "" ? null : form.validFrom,
    validTo: form.validTo === "" ? null : form.validTo,
    lastConfirmed: form.lastConfirmed === "" ? null : form.lastConfirmed,
    ranges: linesOf(form.ranges),
    asns: linesOf(form.asns),
    domains: linesOf(form.domains),
    products: linesOf(form.products),
  });
  if (read.success) return ok(read.data);
  return err(read.error.issues[0]?.path.join(".") ?? "");
}

/** What a constituent states, without what the vault adds. */
export function statedFields(one: Constituent): ConstituentFields {
  const { id: _id, createdAt: _created, updatedAt: _updated, revision: _revision, ...fields } = one;
  return fields;
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
