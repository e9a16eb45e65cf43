import type { MatchStep } from "../../domain/constituents/match-constituent.ts";
import type { RowFault } from "../../domain/constituents/row-fault.ts";

const LOOKUPS: Readonly<Record<Extract<MatchStep, { kind: "read-as" }>["as"], string>> = {
  network: "address or network",
  domain: "domain",
  asn: "AS number",
};

function span(from: string | null, to: string | null): string {
  if (from === null) return to === null ? "without an end" : `until ${to}`;
  return to === null ? `from ${from}` : `from ${from} until ${to}`;
}

/** Words of the register of constituents. */
export const constituents = {
  title: "Constituents",
  listLabel: "Constituents",
  none: "The register is empty",
  noneText:
    "Take in a CSV with names, networks, domains and contacts, or add the first one by hand.",
  filter: "Filter",
  filterHint: "words, country:de, sector:energy, kind:essential",
  colName: "Name",
  colCountry: "Country",
  colSector: "Sector",
  colKind: "Kind",
  colConfirmed: "Confirmed",
  colNetworks: "Networks",
  subSector: "Sub-sector",
  languages: "Languages",
  ranges: "Networks",
  asns: "AS numbers",
  domains: "Domains",
  products: "Products in use",
  contacts: "Contacts",
  validFrom: "Valid from",
  validTo: "Valid until",
  lastConfirmed: "Last confirmed",
  role: "Role",
  contactName: "Person or desk",
  mail: "Mail",
  phone: "Phone",
  hours: "Hours",
  language: "Language",
  never: "never",
  add: "Add",
  edit: "Edit",
  remove: "Remove",
  save: "Save",
  confirm: "Confirmed today",
  addContact: "Add a contact",
  removeContact: "Remove this contact",
  perLine: "One a line",
  nameMissing: "A name is missing.",
  saved: "Constituent saved",
  removed: "Constituent removed",
  import: "Import a CSV",
  importAct: "Take in",
  importHint:
    "A header names the columns: name, country, sector, kind, ranges, asns, domains, contact_mail … Several values of a cell are separated by semicolons. Rows with faults stay out and are named.",
  file: "File",
  fileMissing: "Choose a file first.",
  fileTooLarge: "The file is too large for a register.",
  ledgerTitle: "What came in",
  faultsTitle: "Rows that stayed out",
  tryMatch: "Whose is it?",
  tryHint: "An address, network, domain, AS number, URL or mail address; one a line",
  tryLabel: "Values",
  tryNothing: "Type a value: each step of the match is shown here.",
  nobody: "nobody",
  notStated: "not stated",
  confirmed: (name: string) => `Confirmed today: ${name}`,
  ledger: (rows: string, organisations: string, continuing: string, refused: string) =>
    `${rows} rows: ${organisations} organisations, ${continuing} further rows of these, ${refused} refused`,
  changes: (added: string, changed: string, unchanged: string) =>
    `${added} added, ${changed} changed, ${unchanged} as they were`,
  unknownColumns: (names: string) => `Not taken in: ${names}`,
  faultAt: (line: string, column: string) => `Line ${line}, ${column}`,
  imported: (name: string) => `Taken in: ${name}`,
  kinds: { essential: "essential", important: "important", other: "other" },
  steps: {
    readAs: (as: keyof typeof LOOKUPS, value: string) => `Read as ${LOOKUPS[as]}: ${value}.`,
    notReadable: "This is no address, network, domain, AS number, URL or mail address.",
    won: {
      "longest-prefix": (entry: string, name: string) =>
        `${name} has ${entry}, the longest prefix that holds the value.`,
      "longest-suffix": (entry: string, name: string) =>
        `${name} has ${entry}, the longest name that the value ends with.`,
      "same-number": (entry: string, name: string) => `${name} has the number ${entry}.`,
    },
    valid: (from: string | null, to: string | null, on: string) =>
      `Valid ${span(from, to)}, so also on ${on}.`,
    sameEntry: (entry: string, name: string) =>
      `${name} has ${entry} too, but was confirmed earlier or stands behind by name.`,
    lessSpecific: (entry: string, name: string) =>
      `${name} lost: ${entry} holds the value too, but is less specific.`,
    notValid: (entry: string, name: string, from: string | null, to: string | null, on: string) =>
      `${name} lost: ${entry} is valid ${span(from, to)}, not on ${on}.`,
    nothingHolds: "No valid entry of the register holds it.",
    fallback: {
      "address-registry":
        "Fallback: ask the abuse contact of the registry that allocated the address or number.",
      "domain-registry": "Fallback: ask the registrar or the registry of the domain.",
    },
  },
  problems: {
    missing: "the cell is empty but has to be filled in",
    "too-long": "the text is too long",
    "not-a-country": "not a country of two letters (ISO 3166-1)",
    "unknown-sector": "not a sector of NIS2",
    "unknown-sub-sector": "not a sub-sector of the sector",
    "unknown-kind": "not one of essential, important, other",
    "not-a-language": "not a language such as de or fr-BE",
    "not-a-date": "not a date such as 2026-11-27",
    "ends-before-it-begins": "the last day lies before the first",
    "not-a-network": "not an address or network such as 192.0.2.0/24",
    "not-an-asn": "not an AS number such as AS64496",
    "not-a-domain": "not a domain such as example.org",
    "not-a-product": "not a CPE name or package URL",
    "not-a-mail-address": "not a mail address",
    "unlike-an-earlier-row": "contradicts an earlier row of the same organisation",
    "wrong-number-of-cells": "not as many cells as the header",
    "broken-row": "the row can't be read",
  } satisfies Record<RowFault["problem"], string>,
};
