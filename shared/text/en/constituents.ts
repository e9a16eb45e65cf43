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
