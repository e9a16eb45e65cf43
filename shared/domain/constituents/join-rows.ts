import type { ConstituentContact } from "../../model/constituent.ts";
import type { RowFault } from "./row-fault.ts";
import {
  constituentKey,
  LIST_FIELDS,
  SCALAR_FIELDS,
  type ConstituentRow,
  type ListField,
} from "./constituent-row.ts";

/** What all rows of one organisation say together. */
export interface JoinedOrganisation extends Omit<ConstituentRow, "contact" | "lists"> {
  readonly lists: Partial<Record<ListField, readonly string[]>>;
  readonly contacts: readonly Partial<ConstituentContact>[] | undefined;
  readonly rowCount: number;
}

export interface JoinedRows {
  readonly organisations: readonly JoinedOrganisation[];
  /** Rows that added to the organisation of an earlier one. */
  readonly continuing: number;
  readonly refusedRows: number;
  readonly faults: readonly RowFault[];
}

/**
 * Joins rows of the same organisation: one row a contact is how registers are kept. The first row says what it is; a later one
 * may repeat that or leave it out, but not contradict it.
 */
export function joinRows(rows: readonly ConstituentRow[]): JoinedRows {
  const organisations = new Map<string, JoinedOrganisation>();
  const faults: RowFault[] = [];
  let continuing = 0;
  for (const row of rows) {
    const key = constituentKey(row);
    const earlier = organisations.get(key);
    if (earlier === undefined) {
      const { contact, ...rest } = row;
      organisations.set(key, { ...rest, contacts: contactsOf(contact), rowCount: 1 });
      continue;
    }
    const fault = contradiction(earlier, row);
    if (fault === undefined) {
      organisations.set(key, joined(earlier, row));
      continuing += 1;
    } else faults.push(fault);
  }
  return {
    organisations: [...organisations.values()],
    continuing,
    refusedRows: faults.length,
    faults,
  };
}

function contactsOf(contact: ConstituentRow["contact"]): JoinedOrganisation["contacts"] {
  if (contact === undefined) return undefined;
  return contact === null ? [] : [contact];
}

function contradiction(earlier: JoinedOrganisation, row: ConstituentRow): RowFault | undefined {
  const field = SCALAR_FIELDS.find((one) => {
    const value = row.scalars[one] ?? null;
    return value !== null && value !== earlier.scalars[one];
  });
  if (field === undefined) return undefined;
  const found = row.scalars[field] ?? "";
  return { line: row.line, column: columnOfField(field), problem: "unlike-an-earlier-row", found };
}

/** `lastConfirmed` stands in the column `last_confirmed`. */
function columnOfField(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function joined(earlier: JoinedOrganisation, row: ConstituentRow): JoinedOrganisation {
  const lists: Partial<Record<ListField, readonly string[]>> = {};
  for (const field of LIST_FIELDS) {
    const values = row.lists[field];
    if (values !== undefined)
      lists[field] = [...new Set([...(earlier.lists[field] ?? []), ...values])];
  }
  const { contact } = row;
  const contacts = contact ? [...(earlier.contacts ?? []), contact] : earlier.contacts;
  return { ...earlier, lists, contacts, rowCount: earlier.rowCount + 1 };
}
