import { DEFAULT_RARITY_LIMITS, rarityOf } from "../../../shared/domain/correlation/rarity.ts";
import type { CorrelationLink } from "../../../shared/domain/correlation/correlation.ts";
import type { LinkReason } from "../../../shared/domain/correlation/link-reasons-table.ts";
import { correlationKey } from "../../../shared/domain/observables/normalise.ts";
import type { ObservablePart } from "../../../shared/domain/observables/types.ts";
import type { ReadHandle } from "../database.ts";
import { canonicalObservable } from "../links/observable-value.ts";
import { uuidText } from "../records/uuid.ts";
import { networkPairs } from "./network-pairs.ts";
import { similarHashes, type ScoresById } from "./similar-hashes.ts";
import { warninglistsOf } from "./observables.ts";

/** Links to other incidents that are gathered at most: beyond, the screen could not show them nor a person read them. */
const MAX_LINKS = 20_000;
/** Other values that share one part; more of them say that the part is noise. */
const MAX_PER_PART = DEFAULT_RARITY_LIMITS.common + 1;

/** Values whose meetings are gathered by one round of statements: a round of each value would cost more than its rows. */
const VALUES_PER_ROUND = 250;

/**
 * Every value of an incident that meets one of another: the same value in any type, a shared part (host of a URL, half of
 * a composite), or an address and a network that holds it. `otherIncidentId` holds the row id as text. Values that are noise come as one link without
 * incident, so that the rule can name them; nobody walks the thousands of incidents that have them.
 */
export function gatherCorrelationLinks(
  read: ReadHandle,
  incidentRowId: number,
): readonly CorrelationLink[] {
  const links: CorrelationLink[] = [];
  const own = ownObservables(read, incidentRowId);
  const partsById = new Map(own.map((one) => [one.met.rowId, one.parts]));
  const inNetworks = networkPairs(read, partsById);
  const similar = similarHashes(read, partsById);
  for (let at = 0; at < own.length && links.length < MAX_LINKS; at += VALUES_PER_ROUND) {
    const round = own.slice(at, at + VALUES_PER_ROUND);
    const sharing = withNetworks(read, meetingsOf(read, round), round, inNetworks);
    const meetings = withSimilar(read, sharing, round, similar);
    const telling = meetings.filter(({ other }) => !isNoise(other)).map(({ other }) => other.rowId);
    const incidents = otherIncidentsOf(read, telling, incidentRowId);
    for (const meeting of meetings) {
      addLinks(links, meeting, incidents.get(meeting.other.rowId) ?? []);
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

interface Meeting {
  readonly own: Met;
  readonly other: Met;
  readonly reason: LinkReason;
  readonly score?: number;
}

interface Own {
  readonly met: Met;
  readonly parts: readonly ObservablePart[];
}

function ownObservables(read: ReadHandle, incidentRowId: number): readonly Own[] {
  return read
    .all<Met>(
      `SELECT ${MET} ${OBSERVABLES} WHERE o.part_count >= 0 AND o.id IN
         (SELECT observable_id FROM observable_link WHERE incident_id = ?)`,
      [incidentRowId],
    )
    .map((met) => ({ met, parts: canonicalObservable(met.type, met.value).parts }));
}

/** Adds addresses and the networks that hold them, where they don't meet already for a stronger reason. */
function withNetworks(
  read: ReadHandle,
  meetings: readonly Meeting[],
  round: readonly Own[],
  inNetworks: ReadonlyMap<number, ReadonlySet<number>>,
): readonly Meeting[] {
  if (inNetworks.size === 0) return meetings;
  const known = new Set(meetings.map(({ own, other }) => `${own.rowId} ${other.rowId}`));
  const found = round.flatMap(({ met }) => {
    const others = [...(inNetworks.get(met.rowId) ?? [])];
    return readMet(read, others)
      .filter((other) => !known.has(`${met.rowId} ${other.rowId}`))
      .map((other): Meeting => ({ own: met, other, reason: "in-network" }));
  });
  return [...meetings, ...found];
}

/** Adds fuzzy hashes that are near to one of ours, each with its score. */
function withSimilar(
  read: ReadHandle,
  meetings: readonly Meeting[],
  round: readonly Own[],
  similar: ScoresById,
): readonly Meeting[] {
  if (similar.size === 0) return meetings;
  const known = new Set(meetings.map(({ own, other }) => `${own.rowId} ${other.rowId}`));
  const found = round.flatMap(({ met }) => {
    const scores = similar.get(met.rowId) ?? new Map<number, number>();
    return readMet(read, [...scores.keys()]).flatMap((other): readonly Meeting[] => {
      const score = scores.get(other.rowId);
      return score === undefined || known.has(`${met.rowId} ${other.rowId}`)
        ? []
        : [{ own: met, other, reason: "similar-file", score }];
    });
  });
  return [...meetings, ...found];
}

function readMet(read: ReadHandle, rowIds: readonly number[]): readonly Met[] {
  if (rowIds.length === 0) return [];
  return read.all<Met>(
    `SELECT ${MET} FROM json_each(?) k CROSS JOIN observable o ON o.id = k.value ${TYPE}`,
    [JSON.stringify(rowIds)],
  );
}

/** Each of the values with what it meets; itself, if other incidents have it too. */
function meetingsOf(read: ReadHandle, own: readonly Own[]): readonly Meeting[] {
  const allParts = own.flatMap(({ parts }) => parts);
  const parts = new Map(allParts.map((part) => [correlationKey(part), part]));
  const withPart = observablesWithParts(read, parts);
  const meetings: Meeting[] = [];
  for (const { met, parts: itsParts } of own) {
    if (met.incidentCount > 1) meetings.push({ own: met, other: met, reason: "same-value" });
    const seen = new Set([met.rowId]);
    for (const part of itsParts) {
      for (const other of withPart.get(correlationKey(part)) ?? []) {
        if (seen.has(other.rowId)) continue;
        seen.add(other.rowId);
        meetings.push({ own: met, other, reason: reasonFor(part, met, other) });
      }
    }
  }
  return meetings;
}

/** By the key of a part: observables that are the part, and those that have it as a part. */
function observablesWithParts(
  read: ReadHandle,
  parts: ReadonlyMap<string, ObservablePart>,
): ReadonlyMap<string, readonly Met[]> {
  const byValue = grouped(
    read.all<Met & { readonly group: string }>(
      `SELECT k.value AS "group", ${MET} FROM json_each(?) k
         CROSS JOIN observable o ON o.value = k.value AND o.part_count >= 0 ${TYPE}`,
      [JSON.stringify([...new Set([...parts.values()].map(({ value }) => value))])],
    ),
  );
  const holding = grouped(
    read.all<Met & { readonly group: string }>(
      `SELECT k.value AS "group", ${MET} FROM json_each(?) k
         CROSS JOIN json_each((SELECT json_group_array(observable_id) FROM
           (SELECT observable_id FROM observable_part WHERE part = k.value LIMIT ${String(MAX_PER_PART)}))) h
         CROSS JOIN observable o ON o.id = h.value ${TYPE}`,
      [JSON.stringify([...parts.keys()])],
    ),
  );
  return new Map(
    [...parts].map(([key, { value }]) => [
      key,
      [
        ...(byValue.get(value) ?? []).filter((met) => hasPart(met, key)),
        ...(holding.get(key) ?? []),
      ],
    ]),
  );
}

/** By observable: the other incidents that have it. */
function otherIncidentsOf(
  read: ReadHandle,
  observableRowIds: readonly number[],
  incidentRowId: number,
): ReadonlyMap<number, readonly { readonly id: number }[]> {
  return grouped(
    read.all<{ readonly group: number; readonly id: number }>(
      `SELECT DISTINCT l.observable_id AS "group", l.incident_id AS id FROM json_each(?) k
         CROSS JOIN observable_link l ON l.observable_id = k.value AND l.incident_id <> ?`,
      [JSON.stringify([...new Set(observableRowIds)]), incidentRowId],
    ),
  );
}

function grouped<K, T extends { readonly group: K }>(
  rows: readonly T[],
): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(row.group);
    if (group) group.push(row);
    else groups.set(row.group, [row]);
  }
  return groups;
}

/** The same text can be different things: `443` as a port and as a size. */
function hasPart({ type, value }: Met, key: string): boolean {
  return canonicalObservable(type, value).parts.some((part) => correlationKey(part) === key);
}

function reasonFor({ kind, weight }: ObservablePart, own: Met, other: Met): LinkReason {
  if (kind.startsWith("x509")) return "same-certificate";
  if (own.value === other.value) return "same-value";
  if (kind === "url" && (hasQuery(own.value) || hasQuery(other.value))) return "same-path";
  const isHost = kind === "domain" || kind === "ipv4" || kind === "ipv6";
  if (isHost) return weight < 0.5 ? "same-domain" : "same-host";
  return "same-part";
}

function hasQuery(url: string): boolean {
  return /[?#]/.test(url);
}

function isNoise({ incidentCount, warninglists }: Met): boolean {
  return rarityOf(incidentCount) === "noise" || warninglistsOf(warninglists).length > 0;
}

function addLinks(
  links: CorrelationLink[],
  { own, other, reason, score }: Meeting,
  incidents: readonly { readonly id: number }[],
): void {
  const link = {
    observableId: uuidText(own.uuid),
    type: own.type,
    value: own.value,
    otherType: other.type,
    otherValue: other.value,
    reason,
    ...(score === undefined ? {} : { score }),
    incidentCount: other.incidentCount,
    warninglists: warninglistsOf(other.warninglists).map(({ name }) => name),
  };
  if (isNoise(other)) links.push({ ...link, otherIncidentId: "" });
  for (const { id } of incidents) links.push({ ...link, otherIncidentId: String(id) });
}

const MET = `o.id AS rowId, o.uuid, t.name AS type, coalesce(o.full_value, o.value) AS value,
  o.incident_count AS incidentCount, o.warninglists`;
const TYPE = "CROSS JOIN observable_type t ON t.id = o.type_id";
const OBSERVABLES = `FROM observable o ${TYPE}`;
