import {
  constituentFieldsSchema,
  type Constituent,
  type ConstituentContact,
  type ConstituentFields,
} from "../../model/constituent.ts";
import type { ConstituentId } from "../../model/ids.ts";
import type { RowFault } from "./row-fault.ts";
import {
  constituentKey,
  LIST_FIELDS,
  SCALAR_FIELDS,
  type ConstituentRow,
} from "./constituent-row.ts";
import { joinRows } from "./join-rows.ts";

/** What taking a register in changes. */
export type ConstituentChange =
  | { readonly kind: "add"; readonly fields: ConstituentFields }
  | {
      readonly kind: "update";
      readonly id: ConstituentId;
      /** Only what differs. */
      readonly fields: Partial<ConstituentFields>;
      readonly name: string;
    };

/**
 * Counts that add up: `rows = organisations + continuing + refused` and `organisations = added + changed + unchanged`.
 * A continuing row adds contacts or entries to the organisation of an earlier one.
 */
export interface ConstituentLedger {
  readonly rows: number;
  readonly organisations: number;
  readonly continuing: number;
  readonly refused: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface ImportPlan {
  readonly changes: readonly ConstituentChange[];
  readonly ledger: ConstituentLedger;
  readonly faults: readonly RowFault[];
}

/**
 * Decides what a table changes in the register. An organisation is known by name and country; what the table has columns for
 * replaces what was there, everything else stays.
 */
export function planImport(
  rows: readonly ConstituentRow[],
  known: readonly Constituent[],
): ImportPlan {
  const joined = joinRows(rows);
  const byKey = new Map(known.map((one) => [constituentKey(one), one] as const));
  const faults: RowFault[] = [...joined.faults];
  const changes: ConstituentChange[] = [];
  let unchanged = 0;
  let refused = joined.refusedRows;
  let { continuing } = joined;
  for (const { rowCount, ...organisation } of joined.organisations) {
    const before = byKey.get(constituentKey(organisation));
    const fields = fieldsOf(organisation, before);
    const fault = faultOf(organisation.line, fields);
    if (fault !== undefined) {
      faults.push(fault);
      refused += rowCount;
      continuing -= rowCount - 1;
      continue;
    }
    const change = changeOf(fields, before);
    if (change === undefined) unchanged += 1;
    else changes.push(change);
  }
  const added = changes.filter(({ kind }) => kind === "add").length;
  const changed = changes.length - added;
  const organisations = added + changed + unchanged;
  const ledger = {
    rows: rows.length,
    organisations,
    continuing,
    refused,
    added,
    changed,
    unchanged,
  };
  return { changes, ledger: checked(ledger), faults };
}

/** Throws when the numbers don't add up: nobody may be told «taken in» while rows are missing (threats row 52). */
export function checked(ledger: ConstituentLedger): ConstituentLedger {
  const { rows, organisations, continuing, refused, added, changed, unchanged } = ledger;
  if (
    rows !== organisations + continuing + refused ||
    organisations !== added + changed + unchanged
  )
    throw new Error(`the ledger of a register does not add up: ${JSON.stringify(ledger)}`);
  return ledger;
}

const NOTHING: Omit<ConstituentFields, "name" | "country"> = {
  sector: null,
  subSector: null,
  kind: "other",
  languages: [],
  validFrom: null,
  validTo: null,
  lastConfirmed: null,
  ranges: [],
  asns: [],
  domains: [],
  products: [],
  contacts: [],
};

const NO_CONTACT: ConstituentContact = {
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

const FIELD_NAMES = ["name", "country", ...SCALAR_FIELDS, ...LIST_FIELDS, "contacts"] as const;
type FieldName = (typeof FIELD_NAMES)[number];
type FieldValue = string | null | readonly string[] | readonly ConstituentContact[];
type UncheckedFields = Readonly<Record<FieldName, FieldValue>>;
type Organisation = ReturnType<typeof joinRows>["organisations"][number];

/** Everything about an organisation once the table is taken in; checked as a whole afterwards. */
function fieldsOf(
  { name, country, scalars, lists, contacts }: Omit<Organisation, "rowCount">,
  before: Constituent | undefined,
): UncheckedFields {
  const base = before ?? { ...NOTHING, name, country };
  const fields: Record<FieldName, FieldValue> = {
    ...NOTHING,
    name: base.name,
    country: base.country,
  };
  for (const field of SCALAR_FIELDS) {
    const given = scalars[field];
    fields[field] = given === undefined ? base[field] : (given ?? NOTHING[field]);
  }
  for (const field of LIST_FIELDS) fields[field] = lists[field] ?? base[field];
  fields.contacts =
    contacts === undefined
      ? base.contacts
      : contacts.map((contact) => ({
          ...NO_CONTACT,
          ...alike(contact, base.contacts),
          ...contact,
        }));
  return fields;
}

/** The contact that was known before: what the table has no column for stays. */
function alike(
  { role = "", mail = "", name = "" }: Partial<ConstituentContact>,
  known: readonly ConstituentContact[],
): ConstituentContact | undefined {
  return known.find(
    (one) => one.role === role && one.mail === mail && (name === "" || one.name === name),
  );
}

function faultOf(line: number, fields: UncheckedFields): RowFault | undefined {
  const parsed = constituentFieldsSchema.safeParse(fields);
  if (parsed.success) return undefined;
  const field = FIELD_NAMES.find((name) => name === parsed.error.issues[0]?.path[0]) ?? "name";
  const value = fields[field];
  const found = typeof value === "string" ? value : "";
  if (field === "subSector")
    return { line, column: "sub_sector", problem: "unknown-sub-sector", found };
  if (field === "validTo")
    return { line, column: "valid_to", problem: "ends-before-it-begins", found };
  return { line, column: field, problem: "too-long", found: "" };
}

function changeOf(
  all: UncheckedFields,
  before: Constituent | undefined,
): ConstituentChange | undefined {
  const fields = constituentFieldsSchema.parse(all);
  if (before === undefined) return { kind: "add", fields };
  const differing = FIELD_NAMES.filter(
    (name) => JSON.stringify(fields[name]) !== JSON.stringify(before[name]),
  );
  if (differing.length === 0) return undefined;
  const changed = Object.fromEntries(differing.map((name) => [name, fields[name]]));
  return { kind: "update", id: before.id, fields: changed, name: before.name };
}
