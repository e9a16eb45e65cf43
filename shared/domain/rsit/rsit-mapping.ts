import type { LocalisedText } from "../language/localised-text.ts";
import { EUROPOL_EVENT_TABLE, MISP_TAG_TABLE } from "./misp-tag-mapping-table.ts";
import type { MappingEntry, MappingFit } from "./mapping-entry.ts";
import { INTELMQ_TABLE } from "./intelmq-mapping-table.ts";
import { parseRsit, parseRsitParts } from "./rsit-format.ts";
import type { RsitMachineValue } from "./rsit.ts";
import { SHADOWSERVER_PREFIXES, SHADOWSERVER_TABLE } from "./shadowserver-mapping-table.ts";
import { XARF_TABLE } from "./xarf-mapping-table.ts";

/** A classification taken over from another scheme: which term it stood for and how well it fits. */
export interface RsitMapping {
  readonly value: RsitMachineValue;
  readonly fit: MappingFit;
  readonly source: "intelmq" | "xarf" | "misp-tag" | "shadowserver";
  /** The source's own term, as it was read. */
  readonly term: string;
}

/** Why the mapping says what it says, in a few words. */
export const MAPPING_FIT_TEXTS: Readonly<Record<MappingFit, LocalisedText>> = {
  "same-term": { en: "same term", de: "gleicher Begriff", fr: "même terme" },
  "other-spelling": {
    en: "same term in another spelling",
    de: "gleicher Begriff in anderer Schreibweise",
    fr: "même terme, autre graphie",
  },
  narrower: {
    en: "the source’s term is narrower",
    de: "der Begriff der Quelle ist enger",
    fr: "le terme de la source est plus étroit",
  },
  broader: {
    en: "the source’s term is broader, so only the class is taken",
    de: "der Begriff der Quelle ist weiter, daher nur die Klasse",
    fr: "le terme de la source est plus large : seule la classe est reprise",
  },
  nearest: {
    en: "nearest term of the RSIT",
    de: "nächstliegender Begriff der RSIT",
    fr: "terme le plus proche de la RSIT",
  },
};

/** Longest term that is looked at; all tables' keys are far shorter. */
const MAX_TERM_LENGTH = 160;

/**
 * IntelMQ `classification.taxonomy` and `classification.type`, its older types and American spelling included. Null
 * when the type is unknown: then the analyst chooses.
 */
export function rsitFromIntelmq(taxonomy: string | null, type: string | null): RsitMapping | null {
  const typeTerm = foldTerm(type ?? "");
  const term = typeTerm === "" ? foldTerm(taxonomy ?? "") : typeTerm;
  const entry = INTELMQ_TABLE.get(term);
  if (entry !== undefined) return { ...entry, source: "intelmq", term };
  const parsed = typeTerm === "" ? parseRsitParts(term, null) : parseRsitParts(null, typeTerm);
  if (!parsed.ok) return null;
  const fit = term.includes("unauthorized") ? "other-spelling" : "same-term";
  return { value: parsed.value, fit, source: "intelmq", term };
}

/** X-ARF v4 `category` and `type` (facts of the v4 specification); spelled with `_` or `-`. Null when unknown. */
export function rsitFromXarf(category: string, type: string): RsitMapping | null {
  const term = `${foldTerm(category)}/${foldTerm(type)}`.replaceAll("_", "-");
  const entry = XARF_TABLE.get(term);
  return entry === undefined ? null : { ...entry, source: "xarf", term };
}

/**
 * A MISP machine tag: `rsit:` itself, and `ecsirt:`, `circl:incident-classification`, `europol-event:`,
 * `europol-incident:`, `common-taxonomy:`, `enisa:` where the meaning is clear. Null for every other tag.
 */
export function rsitFromTag(tag: string): RsitMapping | null {
  const rsit = parseRsit(tag);
  if (rsit.ok) {
    const fit = rsit.value === tag ? "same-term" : "other-spelling";
    return { value: rsit.value, fit, source: "misp-tag", term: tag.slice(0, MAX_TERM_LENGTH) };
  }
  const term = foldTag(tag);
  const entry = MISP_TAG_TABLE.get(term) ?? EUROPOL_EVENT_TABLE.get(term);
  return entry === undefined ? null : { ...entry, source: "misp-tag", term };
}

/**
 * A Shadowserver report by its name or file name (`scan_redis`, `2026-11-24-scan6_rdp-xx-asn.csv`,
 * `event4_sinkhole`). Null when the name is none of theirs; unknown scans are taken for an accessible service.
 */
export function rsitFromShadowserver(reportName: string): RsitMapping | null {
  const term = shadowserverName(reportName);
  const entry = SHADOWSERVER_TABLE.get(term) ?? prefixEntry(term);
  return entry === undefined ? null : { ...entry, source: "shadowserver", term };
}

function prefixEntry(term: string): MappingEntry | undefined {
  return SHADOWSERVER_PREFIXES.find(({ prefix }) => term.startsWith(prefix))?.entry;
}

/** The report's name without folder, date, country and ending; versions of the address family made one. */
function shadowserverName(text: string): string {
  const file = text.slice(-MAX_TERM_LENGTH).split(/[/\\]/).at(-1) ?? "";
  const name = /^(?:\d{4}-\d{2}-\d{2}-)?([a-z0-9_]+)/i.exec(file.trim())?.[1] ?? "";
  return name
    .toLowerCase()
    .replace(/^scan6_/, "scan_")
    .replace(/^event\d{1,2}_/, "event_");
}

function foldTerm(text: string): string {
  return text.slice(0, MAX_TERM_LENGTH).trim().toLowerCase();
}

/** `namespace:predicate="value"` in lower case without quotes. */
function foldTag(tag: string): string {
  return foldTerm(tag)
    .replaceAll(/["'“”]/g, "")
    .replaceAll(/\s*([:=])\s*/g, "$1");
}
