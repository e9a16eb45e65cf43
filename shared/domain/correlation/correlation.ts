import type { LinkReason } from "./link-reasons-table.ts";
import { LINK_REASONS } from "./link-reasons-table.ts";
import type { Rarity, RarityLimits } from "./rarity.ts";
import { DEFAULT_RARITY_LIMITS, rarityOf, rarityWeight } from "./rarity.ts";

/** One value of this incident that meets one of another incident, as the look-up found it. */
export interface CorrelationLink {
  readonly observableId: string;
  readonly type: string;
  readonly value: string;
  readonly otherIncidentId: string;
  readonly otherType: string;
  readonly otherValue: string;
  readonly reason: LinkReason;
  /** For likeness instead of sameness: 1 to 100 by the measure that its type names (`ssdeep`). */
  readonly score?: number;
  /** How many incidents carry the other value, this one included where it does. */
  readonly incidentCount: number;
  /** Names of the warning lists that hold the value: known harmless or widely shared. */
  readonly warninglists: readonly string[];
}

/** A link that counts, with its rarity in words and its weight 0 to 1. */
export interface RatedLink extends CorrelationLink {
  readonly rarity: Rarity;
  readonly weight: number;
}

/** Another incident and why it is thought to be connected; `strength` 0 to 1, the strongest link first. */
export interface CorrelatedIncident {
  readonly incidentId: string;
  readonly strength: number;
  readonly links: readonly RatedLink[];
  /** Links that were found but are not listed, because `maxLinks` was reached. */
  readonly moreLinks: number;
}

/** A value that was left out, and why: it would link everything with everything. */
export interface SuppressedValue {
  readonly observableId: string;
  readonly value: string;
  readonly because: "noise" | "warninglist";
  readonly incidentCount: number;
  readonly warninglists: readonly string[];
}

export interface CorrelationResult {
  /** Strongest first, at most `maxIncidents`. */
  readonly incidents: readonly CorrelatedIncident[];
  /** Incidents beyond that number: the window says that there are more. */
  readonly moreIncidents: number;
  readonly suppressed: readonly SuppressedValue[];
}

export interface CorrelationOptions {
  readonly limits?: RarityLimits;
  readonly maxIncidents?: number;
  readonly maxLinks?: number;
}

/** As many as a screen shows without scrolling twice; the rest is a search away. */
export const MAX_CORRELATED_INCIDENTS = 50;
export const MAX_CORRELATION_LINKS = 20;

/**
 * Rates what the look-up found: noise and warning-list hits are taken out with their reason, the rest is summed up per
 * incident and ranked. Order of the input does not matter.
 */
export function correlate(
  links: readonly CorrelationLink[],
  options: CorrelationOptions = {},
): CorrelationResult {
  const limits = options.limits ?? DEFAULT_RARITY_LIMITS;
  const suppressed = new Map<string, SuppressedValue>();
  const byIncident = new Map<string, RatedLink[]>();
  for (const link of links) {
    const left = suppressionOf(link, limits);
    if (left !== null) {
      suppressed.set(`${link.observableId} ${link.value}`, left);
      continue;
    }
    const rated = rate(link, limits);
    const known = byIncident.get(link.otherIncidentId);
    if (known === undefined) byIncident.set(link.otherIncidentId, [rated]);
    else known.push(rated);
  }
  const maxLinks = options.maxLinks ?? MAX_CORRELATION_LINKS;
  const maxIncidents = options.maxIncidents ?? MAX_CORRELATED_INCIDENTS;
  const ranked = [...byIncident]
    .map(([incidentId, rated]) => summarise(incidentId, rated, maxLinks))
    .toSorted((a, b) => b.strength - a.strength || compareText(a.incidentId, b.incidentId));
  return {
    incidents: ranked.slice(0, maxIncidents),
    moreIncidents: Math.max(0, ranked.length - maxIncidents),
    suppressed: [...suppressed.values()].toSorted(
      (a, b) => b.incidentCount - a.incidentCount || compareText(a.value, b.value),
    ),
  };
}

function suppressionOf(link: CorrelationLink, limits: RarityLimits): SuppressedValue | null {
  const { observableId, value, incidentCount, warninglists } = link;
  const facts = { observableId, value, incidentCount, warninglists };
  if (warninglists.length > 0) return { ...facts, because: "warninglist" };
  return rarityOf(incidentCount, limits) === "noise" ? { ...facts, because: "noise" } : null;
}

function rate(link: CorrelationLink, limits: RarityLimits): RatedLink {
  const likeness = (link.score ?? 100) / 100;
  const weight = LINK_REASONS[link.reason].weight * likeness * rarityWeight(link.incidentCount);
  return { ...link, rarity: rarityOf(link.incidentCount, limits), weight };
}

/** Independent hints add up to certainty but never beyond: one minus the chance that all of them mislead. */
function summarise(
  incidentId: string,
  links: readonly RatedLink[],
  maxLinks: number,
): CorrelatedIncident {
  const ranked = links.toSorted((a, b) => b.weight - a.weight || compareText(a.value, b.value));
  const doubt = ranked.reduce((product, { weight }) => product * (1 - weight), 1);
  return {
    incidentId,
    strength: Math.round((1 - doubt) * 1_000) / 1_000,
    links: ranked.slice(0, maxLinks),
    moreLinks: Math.max(0, ranked.length - maxLinks),
  };
}

/** By code units: the same order on every machine and in every language. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
