import { ENTITY_KINDS } from "../../domain/constituents/nis2-sectors-data.ts";
import {
  readRange,
  readRegisteredAsn,
  readRegisteredDomain,
} from "../../domain/constituents/read-lookup.ts";
import { isSectorName, sectorKey } from "../../domain/constituents/sectors.ts";
import { readEmailAddress } from "../../domain/observables/email-address.ts";
import { err, ok, type Result } from "../../result.ts";
import type { RowFault } from "../../domain/constituents/row-fault.ts";

/** Reads one value that is not empty; says what is wrong with it. */
export type ReadCell = (text: string) => Result<string, RowFault["problem"]>;

export const readCountry: ReadCell = (text) =>
  matching(text.toUpperCase(), /^[A-Z]{2}$/, "not-a-country");

export const readSector: ReadCell = (text) => {
  const key = sectorKey(text);
  return isSectorName(key) ? ok(key) : err("unknown-sector");
};

/** Whether the sector has it is asked when both are known. */
export const readSubSector: ReadCell = (text) => ok(sectorKey(text));

export const readKind: ReadCell = (text) => {
  const kind = ENTITY_KINDS.find((one) => one === text.toLowerCase());
  return kind === undefined ? err("unknown-kind") : ok(kind);
};

/** `de`, `DE` and `de_at` are meant as `de`, `de` and `de-AT`. */
export const readLanguage: ReadCell = (text) => {
  const [language = "", region] = text.split(/[-_]/, 2);
  const tag = language.toLowerCase() + (region === undefined ? "" : `-${region.toUpperCase()}`);
  return matching(tag, /^[a-z]{2,3}(-[A-Z]{2})?$/, "not-a-language");
};

export const readDate: ReadCell = (text) => {
  const isForm = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const milliseconds = isForm ? Date.parse(text) : Number.NaN;
  // `2026-02-30` is a date to some readers of dates and would become another day.
  const isDay =
    !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
  return isDay ? ok(text) : err("not-a-date");
};

export const readNetworkCell: ReadCell = (text) => orProblem(readRange(text), "not-a-network");
export const readAsnCell: ReadCell = (text) => orProblem(readRegisteredAsn(text), "not-an-asn");
export const readDomainCell: ReadCell = (text) =>
  orProblem(readRegisteredDomain(text), "not-a-domain");

/** A CPE 2.2 or 2.3 name or a package URL, kept as it is written. */
export const readProduct: ReadCell = (text) =>
  matching(text, /^(cpe:(2\.3:|\/)|pkg:)[^\s]+$/i, "not-a-product");

export const readMail: ReadCell = (text) =>
  readEmailAddress(text) === undefined ? err("not-a-mail-address") : ok(text);

export const readText: ReadCell = (text) => (text.length > 1_024 ? err("too-long") : ok(text));

/** A key stands in many lines. */
export const readKey: ReadCell = (text) => (text.length > 65_536 ? err("too-long") : ok(text));

function orProblem(value: string | undefined, problem: RowFault["problem"]) {
  return value === undefined ? err(problem) : ok(value);
}

function matching(text: string, form: RegExp, problem: RowFault["problem"]) {
  return form.test(text) && text.length <= 1_024 ? ok(text) : err(problem);
}
