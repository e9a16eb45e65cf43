import type { TlpLabel } from "../../../../../shared/domain/markings/index.ts";
import { TLP_LABELS } from "../../../../../shared/domain/markings/index.ts";
import type { ExchangeRecord } from "../../../../../shared/exchange/record/exchange-record.ts";
import { KIND_RULES } from "../../../../../shared/exchange/record/fields-table.ts";
import type { ReleaseRecipient } from "../../../../../shared/exchange/release/closure/release-request.ts";
import type { Canary, PlantedRecord } from "./random-graph.ts";
import { US } from "./records.ts";

/** What one recipient may see of a graph, worked out record by record from the words of the rules, without the engine. */
export class Oracle {
  readonly #byId: ReadonlyMap<string, PlantedRecord>;
  readonly #planted: readonly PlantedRecord[];
  readonly #recipients: readonly ReleaseRecipient[];
  readonly #answers = new Map<string, boolean>();

  constructor(planted: readonly PlantedRecord[], recipients: readonly ReleaseRecipient[]) {
    this.#planted = planted;
    this.#recipients = recipients;
    this.#byId = new Map(planted.map((one) => [one.record.id, one]));
  }

  /** Ids of the records that go, deletions with them. */
  ids(): ReadonlySet<string> {
    return new Set(this.#going().map(({ record }) => record.id));
  }

  tokens(): ReadonlySet<string> {
    return new Set(
      this.#going()
        .filter(({ record }) => record.life.isAlive)
        .flatMap(({ record, canaries }) =>
          canaries.filter((canary) => this.#maySee(record, canary)).map(({ token }) => token),
        ),
    );
  }

  /** Ids that may stand anywhere: of what goes, and of what is referred to and known. */
  idsAnywhere(): ReadonlySet<string> {
    const ids = new Set(this.ids());
    for (const { record } of this.#going()) {
      if (!record.life.isAlive) continue;
      for (const [field, rule] of Object.entries(KIND_RULES[record.kind].fields)) {
        const value = record.registers[field]?.value;
        if (rule.class !== "register" || rule.refersTo === null) continue;
        if (typeof value === "string" && this.#mayReferTo(value)) ids.add(value);
      }
    }
    return ids;
  }

  counts(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { record } of this.#going()) {
      const label = record.life.isAlive ? this.#label(record) : this.#labelHad(record);
      const key = `${record.kind} ${String(label)}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  }

  #going(): readonly PlantedRecord[] {
    return this.#planted.filter(({ record }) => this.#goes(record));
  }

  #goes(record: ExchangeRecord): boolean {
    if (record.life.isAlive) return this.#may(record);
    return this.#isOwnersTo(record) && this.#recipients.every((one) => hadOrOwn(one, record));
  }

  #may(record: ExchangeRecord): boolean {
    const known = this.#answers.get(record.id);
    if (known !== undefined) return known;
    const answer = record.life.isAlive && this.#isOwnersTo(record) && this.#mayByMarking(record);
    this.#answers.set(record.id, answer);
    return answer;
  }

  #mayByMarking(record: ExchangeRecord): boolean {
    const above = this.#above(record);
    if (above === null || !above.every((one) => this.#may(one))) return false;
    if (this.#label(record) === null) return false;
    const roots = this.#roots(record);
    return this.#recipients.every((one) => saysItself(record) <= clearance(one, roots));
  }

  #isOwnersTo({ owner }: ExchangeRecord): boolean {
    return (
      owner === US ||
      this.#recipients.every(
        ({ kind, organisationId }) => kind === "own-device" || organisationId === owner,
      )
    );
  }

  /** What it rests on; null when something of it is not there. */
  #above(record: ExchangeRecord): readonly ExchangeRecord[] | null {
    if (record.kind === "sighting") {
      const value = JSON.stringify(record.registers["observable"]?.value);
      const links = this.#planted
        .map((one) => one.record)
        .filter(
          (one) =>
            one.kind === "observable-link" &&
            one.owner === record.owner &&
            one.life.isAlive &&
            JSON.stringify({ type: "text", value: one.registers["value"]?.value }) === value,
        );
      return links.length === 0 ? null : links;
    }
    const fields =
      record.kind === "relation"
        ? ["fromId", "toId"]
        : record.kind === "report"
          ? []
          : ["incidentId", "reportId"];
    const ids = fields
      .map((field) => record.registers[field]?.value ?? null)
      .filter((id) => id !== null);
    const found = ids.map((id) => this.#byId.get(typeof id === "string" ? id : "")?.record);
    const present = found.filter((one) => one !== undefined && !isRelation(one));
    return present.length === ids.length ? present.filter((one) => one !== undefined) : null;
  }

  #roots(record: ExchangeRecord): readonly ExchangeRecord[] {
    const above = this.#above(record) ?? [];
    return above.length === 0 ? [record] : above.flatMap((one) => this.#roots(one));
  }

  #label(record: ExchangeRecord): TlpLabel | null {
    const tags = (record.sets["tags"] ?? []).filter(({ isPresent }) => isPresent);
    if (tags.some(({ value }) => value === "tlp:unclear")) return null;
    const own = record.registers["tlp"]?.value ?? null;
    const above = this.#above(record) ?? [];
    const inherited = above.length === 0 ? -1 : Math.max(...above.map((one) => this.#rank(one)));
    const isUnmarked = above.some((one) => this.#label(one) === null);
    const rank = own === null ? (isUnmarked ? -1 : inherited) : rankOf(typeof own === "string" ? own : "");
    if (rank < 0) return null;
    const raised = tags.map(({ value }) => rankOf(value.toUpperCase()));
    return TLP_LABELS[Math.max(rank, ...raised)] ?? null;
  }

  #labelHad(record: ExchangeRecord): TlpLabel | null {
    const ranks = this.#recipients.map(({ kind, knowledge }) => {
      const had = knowledge.hadAs(record);
      return rankOf(had ?? (kind === "own-device" ? "TLP:AMBER+STRICT" : ""));
    });
    return TLP_LABELS[Math.max(...ranks)] ?? null;
  }

  #rank(record: ExchangeRecord): number {
    return rankOf(this.#label(record) ?? "");
  }

  #maySee(record: ExchangeRecord, { scope, removedFrom, token }: Canary): boolean {
    const isOurs = this.#recipients.every(({ kind }) => kind === "own-device");
    if (scope === "nobody" || (scope === "own-devices" && !isOurs)) return false;
    if (removedFrom === null || isOurs) return true;
    const value = (record.sets[removedFrom] ?? []).find((one) => one.value.includes(token))?.value;
    return this.#recipients.every(({ knowledge }) =>
      knowledge.hasHadElement(record, removedFrom, value ?? ""),
    );
  }

  #mayReferTo(id: string): boolean {
    const isOurs = this.#recipients.every(({ kind }) => kind === "own-device");
    const target = this.#byId.get(id)?.record;
    if (target === undefined) return isOurs;
    return isOurs ? this.#goes(target) : this.#may(target);
  }
}

function isRelation({ kind }: ExchangeRecord): boolean {
  return kind === "relation";
}

function hadOrOwn({ kind, knowledge }: ReleaseRecipient, record: ExchangeRecord): boolean {
  return kind === "own-device" || knowledge.hadAs(record) !== null;
}

/** Rank of its own label and of those among its tags; what it inherits was asked of its container. */
function saysItself({ registers, sets }: ExchangeRecord): number {
  const own = registers["tlp"]?.value;
  const tags = (sets["tags"] ?? []).filter(({ isPresent }) => isPresent);
  const ranks = tags.map(({ value }) => rankOf(value.toUpperCase()));
  return Math.max(rankOf(typeof own === "string" ? own : ""), ...ranks);
}

function rankOf(label: string): number {
  return TLP_LABELS.findIndex((one) => one === label);
}

/** The strictest label that a recipient may have of something under these incidents and reports. */
function clearance(recipient: ReleaseRecipient, roots: readonly ExchangeRecord[]): number {
  const { kind, organisationId, namedFor, isInCommunity, persons } = recipient;
  const isPersonNamed = persons.some((person) => roots.every(({ id }) => person.namedFor.has(id)));
  if (isPersonNamed && organisationId !== null) return rankOf("TLP:RED");
  if (kind === "own-device") return rankOf("TLP:AMBER+STRICT");
  if (kind === "public") return rankOf("TLP:CLEAR");
  if (roots.every(({ owner }) => owner === organisationId)) return rankOf("TLP:AMBER+STRICT");
  const isNamed = roots.every(({ id, owner }) => namedFor.has(id) || owner === organisationId);
  if (isNamed) return rankOf(kind === "client" ? "TLP:AMBER" : "TLP:AMBER+STRICT");
  return rankOf(isInCommunity ? "TLP:GREEN" : "TLP:CLEAR");
}
