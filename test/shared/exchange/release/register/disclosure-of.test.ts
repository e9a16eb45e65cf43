import { describe, expect, test } from "vitest";
import { releaseGraph } from "../../../../../shared/exchange/release/closure/release-graph.ts";
import type { Disclosure } from "../../../../../shared/exchange/release/register/disclosure.ts";
import { disclosureSchema } from "../../../../../shared/exchange/release/register/disclosure.ts";
import { disclosureOf } from "../../../../../shared/exchange/release/register/disclosure-of.ts";
import { knowledgeOf } from "../../../../../shared/exchange/release/register/knowledge-of.ts";
import { makeRecipient, makeRecord, makeRequest, PEER } from "../closure/records.ts";

const I = "10000000-0000-4000-8000-000000000001";
const N = "40000000-0000-4000-8000-000000000001";
const facts = {
  disclosureId: "90000000-0000-4000-8000-000000000001",
  at: "2026-11-24T10:00:00.000Z",
  action: "bundle",
  bundleId: "91000000-0000-4000-8000-000000000001",
  organisationIds: [PEER],
} as const;

const incident = (...tags: readonly string[]) =>
  makeRecord("incident", I, { registers: { tlp: "TLP:GREEN" }, sets: { tags } });
const note = (isAlive: boolean) =>
  makeRecord("note", N, { isAlive, registers: { incidentId: I }, texts: { text: "said" } });

function releaseAfter(
  disclosures: readonly Disclosure[],
  records: readonly ReturnType<typeof incident>[],
) {
  const recipient = makeRecipient({ knowledge: knowledgeOf(disclosures, PEER) });
  return releaseGraph(records, makeRequest([recipient]));
}

describe("what is kept of a release", () => {
  const first = disclosureOf(releaseAfter([], [incident("a", "b"), note(true)]), facts);

  test("names each record, what it belongs to, its label and the tags that went", () => {
    expect(first).toEqual({
      ...facts,
      persons: [],
      records: [
        {
          kind: "incident",
          id: I,
          containerIds: [],
          tlp: "TLP:GREEN",
          isTombstone: false,
          elements: { tags: ["a", "b"] },
        },
        { kind: "note", id: N, containerIds: [I], tlp: "TLP:GREEN", isTombstone: false, elements: {} },
      ],
    });
    expect(disclosureSchema.parse(first)).toEqual(first);
  });

  test("lets the next release tell a removed tag and a deletion, and no others", () => {
    const records = [incident("a", "-b", "-never sent"), note(false)];
    const { outgoing } = releaseAfter([first], records);
    const [one, two] = outgoing.records;
    expect(one?.sets["tags"]?.map(({ value, isPresent }) => [value, isPresent])).toEqual([
      ["a", true],
      ["b", false],
    ]);
    expect(two?.life.isAlive).toBe(false);
    expect(releaseAfter([], records).outgoing.records).toHaveLength(1);
  });
});
