import { describe, expect, test } from "vitest";
import { TLP_LABELS } from "../../../../../shared/domain/markings/index.ts";
import { buildRecord } from "../../../../../shared/exchange/release/closure/build-record.ts";
import { decideGraph } from "../../../../../shared/exchange/release/closure/decide-graph.ts";
import type { DecidedGraph } from "../../../../../shared/exchange/release/closure/decided.ts";
import {
  releaseDecided,
  releaseGraph,
} from "../../../../../shared/exchange/release/closure/release-graph.ts";
import type { ReleaseNode } from "../../../../../shared/exchange/release/closure/release-node.ts";
import { nodeOf } from "../../../../../shared/exchange/release/closure/release-node.ts";
import type { Outgoing } from "../../../../../shared/exchange/release/closure/release-outcome.ts";
import type { ReleaseRecipient } from "../../../../../shared/exchange/release/closure/release-request.ts";
import type { RecipientKnowledge } from "../../../../../shared/exchange/release/knowledge.ts";
import type { PlantedRecord } from "./random-graph.ts";
import { randomGraph } from "./random-graph.ts";
import { Random } from "./random.ts";
import { makeRecipient, makeRequest, person, US } from "./records.ts";
import type { Scene } from "./scenes.ts";
import {
  expectedOf,
  isSubset,
  randomKnowledge,
  randomScene,
  releaseConfirmed,
  seenIn,
} from "./scenes.ts";

/** A soak asks for more, and for other ones. */
const GRAPHS = Number(process.env["WATCHPOST_RELEASE_GRAPHS"] ?? "1000");
const SEED = Number(process.env["WATCHPOST_RELEASE_SEED"] ?? "20261124");
const TIMEOUT_MS = 10_000 + GRAPHS * 60;

const SEEDS = Array.from({ length: GRAPHS }, (_, index) => SEED + index);
/** Controls are there to be caught: a few graphs show it. */
const CONTROL_SEEDS = SEEDS.slice(0, 150);

describe(`${String(GRAPHS)} random graphs full of secrets`, () => {
  test(
    "let out exactly what every recipient may see: each byte, each id, each count",
    () => {
      let released = 0;
      let planted = 0;
      for (const seed of SEEDS) {
        const scene = randomScene(seed);
        const { outgoing } = releaseConfirmed(scene.planted, makeRequest(scene.recipients));
        const seen = seenIn(outgoing);
        expect(JSON.stringify(seen), `seed ${String(seed)}`).toBe(JSON.stringify(expectedOf(scene)));
        released += seen.tokens.length;
        planted += scene.planted.reduce((sum, { canaries }) => sum + canaries.length, 0);
      }
      // Neither an engine that lets nothing out nor graphs that hide nothing prove anything.
      expect(released / planted).toBeGreaterThan(0.05);
      expect(released / planted).toBeLessThan(0.5);
    },
    TIMEOUT_MS,
  );

  test(
    "let out nothing that is TLP:RED before it is confirmed",
    () => {
      let asked = 0;
      for (const seed of SEEDS) {
        const { planted, recipients } = randomScene(seed);
        const records = planted.map(({ record }) => record);
        const outcome = releaseGraph(records, makeRequest(recipients));
        const red = outcome.released.filter(({ tlp, isTombstone }) => tlp === "TLP:RED" && !isTombstone);
        expect(red, `seed ${String(seed)}`).toEqual([]);
        if (outcome.redToConfirm !== null) asked += 1;
      }
      expect(asked).toBeGreaterThan(GRAPHS / 50);
    },
    TIMEOUT_MS,
  );

  test(
    "give the wider clearance whatever the narrower one gets",
    () => {
      for (const seed of SEEDS) {
        const planted = randomGraph(seed);
        const seen = clearancesFor(planted, seed).map(
          (recipient) => seenIn(releaseConfirmed(planted, makeRequest([recipient])).outgoing).tokens,
        );
        for (const [index, tokens] of seen.slice(1).entries()) {
          expect(isSubset(seen[index] ?? [], tokens), `seed ${String(seed)}`).toBe(true);
        }
      }
    },
    TIMEOUT_MS,
  );

  test(
    "let out no more when a label is raised or a stricter part is added",
    () => {
      for (const seed of SEEDS) {
        const { planted, recipients } = randomScene(seed);
        const request = makeRequest(recipients);
        const before = seenIn(releaseConfirmed(planted, request).outgoing);
        const stricter = seenIn(releaseConfirmed(makeStricter(planted, seed), request).outgoing);
        expect(isSubset(stricter.tokens, before.tokens), `seed ${String(seed)}`).toBe(true);
      }
    },
    TIMEOUT_MS,
  );

  test(
    "give the same in whatever order the records come",
    () => {
      for (const seed of SEEDS) {
        const { planted, recipients } = randomScene(seed);
        const request = makeRequest(recipients);
        const shuffled = new Random(seed).shuffle(planted);
        expect(JSON.stringify(releaseConfirmed(shuffled, request)), `seed ${String(seed)}`).toBe(
          JSON.stringify(releaseConfirmed(planted, request)),
        );
      }
    },
    TIMEOUT_MS,
  );
});

/** One peer, ever better placed. */
function clearancesFor(planted: readonly PlantedRecord[], seed: number): readonly ReleaseRecipient[] {
  const random = new Random(seed);
  const roots = planted.map(({ record }) => record.id);
  const namedFor = new Set(random.some(roots, 0.7));
  const knowledge = randomKnowledge(planted, random);
  const anna = person("Anna", ...namedFor);
  return [
    makeRecipient({ kind: "public", organisationId: null, knowledge }),
    makeRecipient({ isInCommunity: false, knowledge }),
    makeRecipient({ knowledge }),
    makeRecipient({ kind: "client", namedFor, knowledge }),
    makeRecipient({ namedFor, knowledge }),
    makeRecipient({ namedFor, knowledge, persons: [anna] }),
  ];
}

/** Raises the label of some records, and hangs a part that nobody may see on an incident. */
function makeStricter(planted: readonly PlantedRecord[], seed: number): readonly PlantedRecord[] {
  const random = new Random(seed ^ 0xa11);
  const raised = planted.map((one): PlantedRecord => {
    const label = TLP_LABELS.findIndex((name) => name === one.record.registers["tlp"]?.value);
    if (label === -1 || !random.chance(0.3)) return one;
    const value = TLP_LABELS[Math.min(4, label + 1 + random.below(2))] ?? null;
    const tlp = { value, stamp: one.record.life.stamp };
    return { ...one, record: { ...one.record, registers: { ...one.record.registers, tlp } } };
  });
  const [first] = raised;
  const note = raised.find(({ record }) => record.kind === "note");
  if (first === undefined || note === undefined) return raised;
  const stamp = first.record.life.stamp;
  const registers = {
    tlp: { value: "none that is known", stamp },
    incidentId: { value: first.record.id, stamp },
  };
  const record = { ...note.record, id: "aaaaaaaa-0000-4000-8000-999999999999", registers };
  return [...raised, { record, canaries: [] }];
}

describe("an engine that lacks one rule leaks, and the scan sees it", () => {
  type Broken = (scene: Scene) => Outgoing;

  /** The engine with its decisions changed on the way. */
  function broken(
    changeNode: (node: ReleaseNode) => ReleaseNode,
    changeDecisions: (decided: DecidedGraph) => DecidedGraph = (decided) => decided,
  ): Broken {
    return ({ planted, recipients }) => {
      const records = planted.map(({ record }) => record);
      const request = makeRequest(recipients);
      const nodes = records.map((record) => changeNode(nodeOf(record)));
      const decided = decideGraph(nodes, request, { isRedConfirmed: true });
      return releaseDecided(records, request, changeDecisions(decided)).outgoing;
    };
  }

  const knowingAll: RecipientKnowledge = { hadAs: () => "TLP:GREEN", hasHadElement: () => true };

  test.each<[string, Broken]>([
    [
      "containers",
      broken((node) => ({ ...node, needs: node.kind === "relation" ? node.needs : [] })),
    ],
    ["ends of relations", broken((node) => ({ ...node, needs: node.kind === "relation" ? node.needs.slice(0, 1) : node.needs }))],
    ["tags that are labels", broken((node) => ({ ...node, tagTlp: null }))],
    ["third organisations", broken((node) => ({ ...node, owner: US }))],
    [
      "references",
      broken(
        (node) => node,
        (decided) => new Map([...decided].map(([key, one]) => [key, { ...one, isKnown: true }])),
      ),
    ],
    [
      "what the recipient has had",
      ({ planted, recipients }) =>
        releaseConfirmed(
          planted,
          makeRequest(recipients.map((one) => ({ ...one, knowledge: knowingAll }))),
        ).outgoing,
    ],
    [
      "how far a field goes",
      ({ planted, recipients }) => {
        const { outgoing } = releaseConfirmed(planted, makeRequest(recipients));
        const going = new Set(outgoing.records.map(({ id }) => id));
        const records = planted
          .filter(({ record }) => going.has(record.id))
          .map(({ record }) =>
            buildRecord(record, {
              reach: "own-devices",
              leftOutFields: new Set(),
              isKnown: () => false,
              hasHadElement: () => false,
            }),
          );
        return { ...outgoing, records: records.map(({ record }) => record) };
      },
    ],
  ])("%s", (_name, run) => {
    let caught = 0;
    for (const seed of CONTROL_SEEDS) {
      const scene = randomScene(seed);
      const allowed = expectedOf(scene);
      const seen = seenIn(run(scene));
      if (!isSubset(seen.tokens, allowed.tokens) || !isSubset(seen.ids, allowed.ids)) caught += 1;
    }
    expect(caught).toBeGreaterThanOrEqual(CONTROL_SEEDS.length / 25);
  });
});
