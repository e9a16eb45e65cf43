import type {
  ExchangeKind,
  ExchangeRecord,
  FieldValue,
} from "../../../../../shared/exchange/record/exchange-record.ts";
import { KIND_RULES } from "../../../../../shared/exchange/record/fields-table.ts";
import { Random } from "./random.ts";
import { makeRecord, PEER, THIRD, US } from "./records.ts";

/** One secret planted in a record, and how far it may go at most. */
export interface Canary {
  readonly token: string;
  readonly scope: "everyone" | "own-devices" | "nobody";
  /** For an element of a set that was removed: where it was. */
  readonly removedFrom: string | null;
}

export interface PlantedRecord {
  readonly record: ExchangeRecord;
  readonly canaries: readonly Canary[];
}

const LABELS = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED", null];
const PART_LABELS = [...LABELS, null, null, null];
const TAG_LABELS = ["tlp:amber", "tlp:red", "tlp:unclear", "tlp:clear"];
const OWNERS = [US, US, US, US, PEER, THIRD];
/** Everything that JSON escapes stands around each secret: none may slip through by being escaped. */
const NOISE = ['"\\', "\n\t", "\u0001", "é", "😀", "</script>", "\u2028"];

/** Some incidents with everything that can hang on them, secrets in every field, links, rings and loose ends. */
export function randomGraph(seed: number): readonly PlantedRecord[] {
  return new GraphMaker(new Random(seed)).make();
}

class GraphMaker {
  readonly #random: Random;
  readonly #planted: PlantedRecord[] = [];
  #ids = 0;
  #tokens = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  make(): readonly PlantedRecord[] {
    const random = this.#random;
    const incidents = this.#many("incident", 2 + random.below(3), () => ({}));
    const anyIncident = () => random.pick([...incidents, this.#newId()]);
    const maybe = (make: () => string) => (random.chance(0.6) ? make() : null);
    const reports = this.#many("report", random.below(4), () => ({ incidentId: maybe(anyIncident) }));
    const anyReport = () => random.pick([...reports, this.#newId()]);
    const evidence = this.#many("evidence", random.below(5), () => ({
      incidentId: maybe(anyIncident),
      reportId: maybe(anyReport),
      sha256: this.#hash(),
    }));
    for (const kind of ["task", "note", "timeline-event", "investigation", "countermeasure", "hypothesis"] as const) {
      this.#many(kind, random.below(4), () => ({ incidentId: anyIncident() }));
    }
    const values = [this.#text(), this.#text(), this.#text()];
    this.#many("observable-link", random.below(8), () => ({
      incidentId: maybe(anyIncident),
      reportId: maybe(anyReport),
      type: "text",
      value: random.pick(values),
    }));
    this.#many("sighting", random.below(4), () => ({
      observable: { type: "text", value: random.pick(values) },
      kind: "seen",
    }));
    this.#many("relation", random.below(6), () => this.#ends());
    this.#refer("incident", "mergedInto", incidents);
    this.#refer("report", "originalEvidenceId", evidence);
    return this.#planted;
  }

  #many(
    kind: ExchangeKind,
    count: number,
    given: () => Readonly<Record<string, FieldValue>>,
  ): readonly string[] {
    return Array.from({ length: count }, () => this.#plant(kind, given()));
  }

  #plant(kind: ExchangeKind, given: Readonly<Record<string, FieldValue>>): string {
    const random = this.#random;
    const id = this.#newId();
    const canaries: Canary[] = [];
    const registers: Record<string, FieldValue> = { ...given };
    const sets: Record<string, string[]> = {};
    const texts: Record<string, string> = {};
    for (const [field, rule] of Object.entries(KIND_RULES[kind].fields)) {
      if (field in given || field === "tlp" || field === "pap") continue;
      const secret = this.#text();
      const note = (removedFrom: string | null = null) =>
        canaries.push({ token: tokenIn(secret), scope: rule.reach, removedFrom });
      if (rule.class === "text") {
        texts[field] = secret;
        note();
      } else if (rule.class === "set") {
        const isRemoved = random.chance(0.4);
        sets[field] = [`${isRemoved ? "-" : ""}${secret}`];
        note(isRemoved ? field : null);
      } else if (rule.refersTo === null && rule.schema.safeParse(secret).success) {
        registers[field] = secret;
        note();
      }
    }
    canaries.push(...this.#plantBeside(kind, registers), ...secretsOf(given));
    if ("tlp" in KIND_RULES[kind].fields) registers["tlp"] = this.#label(kind);
    if (random.chance(0.1)) sets["tags"] = [...(sets["tags"] ?? []), random.pick(TAG_LABELS)];
    const owner = random.pick(OWNERS);
    const isAlive = !random.chance(0.12);
    const record = makeRecord(kind, id, { owner, isAlive, registers, sets, texts });
    this.#planted.push({ record, canaries });
    return id;
  }

  /** What the table does not know, what never leaves, and what hides inside a value of a known form. */
  #plantBeside(kind: ExchangeKind, registers: Record<string, FieldValue>): readonly Canary[] {
    const future = this.#text();
    registers["futureField"] = future;
    const canaries: Canary[] = [
      { token: tokenIn(future), scope: "own-devices", removedFrom: null },
    ];
    const [stays] = Object.keys(KIND_RULES[kind].stays);
    if (stays !== undefined) {
      const secret = this.#text();
      registers[stays] = secret;
      canaries.push({ token: tokenIn(secret), scope: "nobody", removedFrom: null });
    }
    if ("occurredAt" in KIND_RULES[kind].fields) {
      const smuggled = this.#text();
      const instant = "2026-11-24T08:00:00.000Z";
      registers["occurredAt"] = { instant, precision: "exact", zone: "UTC", smuggled };
      canaries.push({ token: tokenIn(smuggled), scope: "nobody", removedFrom: null });
    }
    return canaries;
  }

  #label(kind: ExchangeKind): string | null {
    const isRoot = kind === "incident" || kind === "report";
    return this.#random.pick(isRoot ? LABELS : PART_LABELS);
  }

  #ends(): Readonly<Record<string, FieldValue>> {
    const end = () => {
      const { record } = this.#random.pick(this.#planted);
      return this.#random.chance(0.9) ? record : { kind: "incident", id: this.#newId() };
    };
    const from = end();
    const to = end();
    return { fromKind: from.kind, fromId: from.id, toKind: to.kind, toId: to.id, type: "related-to" };
  }

  #refer(kind: ExchangeKind, field: string, targets: readonly string[]): void {
    for (const [index, { record, canaries }] of this.#planted.entries()) {
      if (record.kind !== kind || !this.#random.chance(0.5)) continue;
      const value = this.#random.pick([...targets, this.#newId()]);
      const stamp = record.life.stamp;
      const registers = { ...record.registers, [field]: { value, stamp } };
      this.#planted[index] = { record: { ...record, registers }, canaries };
    }
  }

  #newId(): string {
    this.#ids += 1;
    return `aaaaaaaa-0000-4000-8000-${String(this.#ids).padStart(12, "0")}`;
  }

  #text(): string {
    this.#tokens += 1;
    const noise = this.#random.pick(NOISE);
    return `${noise}CNRY-${String(this.#tokens)}-${noise}`;
  }

  #hash(): string {
    this.#tokens += 1;
    return this.#tokens.toString(16).padStart(64, "c");
  }
}

const TOKEN = /CNRY-\d+-|\b[0-9a-f]{64}\b/g;

/** Every secret in a text, escapes undone. */
export function tokensIn(text: string): ReadonlySet<string> {
  const plain = text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return new Set([...(text.match(TOKEN) ?? []), ...(plain.match(TOKEN) ?? [])]);
}

function tokenIn(text: string): string {
  return text.match(TOKEN)?.[0] ?? "";
}

/** Values that several records share are secrets of each of them. */
function secretsOf(given: Readonly<Record<string, FieldValue>>): readonly Canary[] {
  return [...tokensIn(JSON.stringify(given))].map((token) => ({
    token,
    scope: "everyone",
    removedFrom: null,
  }));
}
