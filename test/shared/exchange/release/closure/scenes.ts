import { TLP_LABELS } from "../../../../../shared/domain/markings/index.ts";
import { releaseGraph } from "../../../../../shared/exchange/release/closure/release-graph.ts";
import type {
  Outgoing,
  ReleaseOutcome,
} from "../../../../../shared/exchange/release/closure/release-outcome.ts";
import type {
  ReleaseRecipient,
  ReleaseRequest,
} from "../../../../../shared/exchange/release/closure/release-request.ts";
import type { RecipientKnowledge } from "../../../../../shared/exchange/release/knowledge.ts";
import { Oracle } from "./oracle.ts";
import type { PlantedRecord } from "./random-graph.ts";
import { randomGraph, tokensIn } from "./random-graph.ts";
import { Random } from "./random.ts";
import { makeRecipient, PEER, person, THIRD, US } from "./records.ts";

export interface Scene {
  readonly planted: readonly PlantedRecord[];
  readonly recipients: readonly ReleaseRecipient[];
}

export function randomScene(seed: number): Scene {
  const planted = randomGraph(seed);
  const random = new Random(seed ^ 0x5eed);
  const count = random.chance(0.25) ? 2 : 1;
  const recipients = Array.from({ length: count }, () => randomRecipient(planted, random));
  return { planted, recipients };
}

function randomRecipient(planted: readonly PlantedRecord[], random: Random): ReleaseRecipient {
  const kind = random.pick(["own-device", "organisation", "organisation", "client", "public"] as const);
  const organisationId = { "own-device": US, public: null, organisation: PEER, client: THIRD }[kind];
  const roots = planted
    .filter(({ record }) => record.kind === "incident" || record.kind === "report")
    .map(({ record }) => record.id);
  const isNaming = random.chance(0.3) && organisationId !== null;
  return makeRecipient({
    kind,
    organisationId,
    isInCommunity: random.chance(0.7),
    namedFor: new Set(random.some(roots, 0.5)),
    persons: isNaming
      ? [{ ...person("Anna", ...random.some(roots, 0.6)), organisationId }]
      : [],
    knowledge: randomKnowledge(planted, random),
  });
}

export function randomKnowledge(planted: readonly PlantedRecord[], random: Random): RecipientKnowledge {
  const had = new Map(
    random.some(planted, 0.4).map(({ record }) => [record.id, random.pick(TLP_LABELS)]),
  );
  const elements = new Set(
    random
      .some(planted, 0.4)
      .flatMap(({ record }) =>
        Object.values(record.sets).flatMap((set) => set.map(({ value }) => value)),
      ),
  );
  return {
    hadAs: ({ id }) => had.get(id) ?? null,
    hasHadElement: (_ref, _field, value) => elements.has(value),
  };
}

/** Releases with the second confirmation wherever one is asked for. */
export function releaseConfirmed(planted: readonly PlantedRecord[], request: ReleaseRequest): ReleaseOutcome {
  const records = planted.map(({ record }) => record);
  const first = releaseGraph(records, request);
  return first.redToConfirm === null
    ? first
    : releaseGraph(records, { ...request, redToken: first.redToConfirm.token });
}

const ID = /aaaaaaaa-0000-4000-8000-\d{12}/g;

/** All that leaves, read out of the bytes. */
export function seenIn(outgoing: Outgoing) {
  const text = JSON.stringify(outgoing);
  const counts = Object.entries(outgoing.counts).flatMap(([kind, byLabel]) =>
    Object.entries(byLabel).map(([label, count]) => [`${kind} ${label}`, count] as const),
  );
  return {
    tokens: sorted(tokensIn(text)),
    ids: sorted(new Set(text.match(ID))),
    counts: Object.fromEntries(counts.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

export function expectedOf({ planted, recipients }: Scene) {
  const oracle = new Oracle(planted, recipients);
  return {
    tokens: sorted(oracle.tokens()),
    ids: sorted(oracle.idsAnywhere()),
    counts: Object.fromEntries(
      Object.entries(oracle.counts()).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

function sorted(texts: ReadonlySet<string>): readonly string[] {
  return [...texts].toSorted();
}

export function isSubset(part: readonly string[], whole: readonly string[]): boolean {
  const set = new Set(whole);
  return part.every((one) => set.has(one));
}

