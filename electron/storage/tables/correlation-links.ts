import { DEFAULT_RARITY_LIMITS, rarityOf } from "../../../shared/domain/correlation/rarity.ts";
import type { CorrelationLink } from "../../../shared/domain/correlation/correlation.ts";
import type { LinkReason } from "../../../shared/domain/correlation/link-reasons-table.ts";
import { correlationKey } from "../../../shared/domain/observables/normalise.ts";
import type { ObservablePart } from "../../../shared/domain/observables/types.ts";
import type { ReadHandle } from "../database.ts";
import { canonicalObservable } from "../links/observable-value.ts";
import { uuidText } from "../records/uuid.ts";
import { warninglistsOf } from "./observables.ts";

/** Links to other incidents that are gathered at most: beyond, the screen could not show them nor a person read them. */
const MAX_LINKS = 20_000;
/** Other values that share one part; more of them say that the part is noise. */
const MAX_PER_PART = DEFAULT_RARITY_LIMITS.common + 1;

/**
 * Every value of an incident that meets one of another: the same value in any type, or a shared part (host of a URL, half of
 * a composite). `otherIncidentId` holds the row id as text. Values that are noise come as one link without
 * incident, so that the rule can name them; nobody walks the thousands of incidents that have them.
 */
export function gatherCorrelationLinks(
  read: ReadHandle,
  incidentRowId: number,
): readonly CorrelationLink[] {
  const links: CorrelationLink[] = [];
  for (const own of ownObservables(read, incidentRowId)) {
    if (links.length >= MAX_LINKS) break;
    if (own.incidentCount > 1)
      addLinks(read, links, incidentRowId, { own, other: own, reason: "same-value" });
    const seen = new Set([own.rowId]);
    for (const part of canonicalObservable(own.type, own.value).parts) {
      for (const other of observablesWithPart(read, part)) {
        if (seen.has(other.rowId)) continue;
        seen.add(other.rowId);
        addLinks(read, links, incidentRowId, { own, other, reason: reasonFor(part, own, other) });
      }
    }
  }
  return links;
}

interface Met {
  readonly rowId: number;
  readonly uuid: Uint8Array;
  readonly type: string;
  readonly value: string;
  readonly incidentCount: number;
  readonly warninglists: string | null;
}

function ownObservables(read: ReadHandle, incidentRowId: number): readonly Met[] {
  return read.all<Met>(
    `${SELECT} WHERE o.part_count >= 0 AND o.id IN
       (SELECT observable_id FROM observable_link WHERE incident_id = ?)`,
    [incidentRowId],
  );
}

/** Observables that are the part, and those that have it as a part. */
function observablesWithPart(read: ReadHandle, part: ObservablePart): readonly Met[] {
  const key = correlationKey(part);
  const same = read
    .all<Met>(`${SELECT} WHERE o.value = ? AND o.part_count >= 0`, [part.value])
    .filter((met) => hasPart(met, key));
  const holding = read.all<Met>(
    `${SELECT} WHERE o.id IN (SELECT observable_id FROM observable_part WHERE part = ? LIMIT ${String(MAX_PER_PART)})`,
    [key],
  );
  return [...same, ...holding];
}

/** The same text can be different things: `443` as a port and as a size. */
function hasPart({ type, value }: Met, key: string): boolean {
  return canonicalObservable(type, value).parts.some((part) => correlationKey(part) === key);
}

function reasonFor({ kind, weight }: ObservablePart, own: Met, other: Met): LinkReason {
  if (kind.startsWith("x509")) return "same-certificate";
  if (own.value === other.value) return "same-value";
  const isHost = kind === "domain" || kind === "ipv4" || kind === "ipv6";
  if (isHost) return weight < 0.5 ? "same-domain" : "same-host";
  return "same-part";
}

function addLinks(
  read: ReadHandle,
  links: CorrelationLink[],
  incidentRowId: number,
  { own, other, reason }: { readonly own: Met; readonly other: Met; readonly reason: LinkReason },
): void {
  const link = {
    observableId: uuidText(own.uuid),
    type: own.type,
    value: own.value,
    otherType: other.type,
    otherValue: other.value,
    reason,
    incidentCount: other.incidentCount,
    warninglists: warninglistsOf(other.warninglists).map(({ name }) => name),
  };
  if (rarityOf(other.incidentCount) === "noise" || link.warninglists.length > 0) {
    links.push({ ...link, otherIncidentId: "" });
    return;
  }
  const incidents = read.all<{ readonly id: number }>(
    "SELECT DISTINCT incident_id AS id FROM observable_link WHERE observable_id = ? AND incident_id <> ?",
    [other.rowId, incidentRowId],
  );
  for (const { id } of incidents) links.push({ ...link, otherIncidentId: String(id) });
}

const SELECT = `SELECT o.id AS rowId, o.uuid, t.name AS type, coalesce(o.full_value, o.value) AS value,
  o.incident_count AS incidentCount, o.warninglists
  FROM observable o CROSS JOIN observable_type t ON t.id = o.type_id`;
