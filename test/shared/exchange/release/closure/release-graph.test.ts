import { describe, expect, test } from "vitest";
import type { ExchangeRecord } from "../../../../../shared/exchange/record/exchange-record.ts";
import { nodeOf } from "../../../../../shared/exchange/release/closure/release-node.ts";
import type { ReleaseOutcome } from "../../../../../shared/exchange/release/closure/release-outcome.ts";
import type { ReleaseRequest } from "../../../../../shared/exchange/release/closure/release-request.ts";
import {
  releaseGraph,
  viewKeyOf,
} from "../../../../../shared/exchange/release/closure/release-graph.ts";
import type { RecipientKnowledge } from "../../../../../shared/exchange/release/knowledge.ts";
import {
  makeRecipient,
  makeRecord,
  makeRequest,
  ownDevice,
  PEER,
  person,
  THIRD,
  US,
} from "./records.ts";

const I = "10000000-0000-4000-8000-000000000001";
const J = "10000000-0000-4000-8000-000000000002";
const R = "20000000-0000-4000-8000-000000000001";
const E = "30000000-0000-4000-8000-000000000001";
const N = "40000000-0000-4000-8000-000000000001";
const M = "40000000-0000-4000-8000-000000000002";
const L = "50000000-0000-4000-8000-000000000001";
const K = "50000000-0000-4000-8000-000000000002";
const S = "60000000-0000-4000-8000-000000000001";
const X = "70000000-0000-4000-8000-000000000001";

const incident = (tlp: string | null, id = I, registers = {}) =>
  makeRecord("incident", id, { registers: { tlp, title: `incident ${id}`, ...registers } });
const note = (tlp: string | null, id = N, owner = US) =>
  makeRecord("note", id, { owner, registers: { tlp, incidentId: I }, texts: { text: "said" } });
const link = (tlp: string | null, id = L, parts: { incidentId?: string; tags?: string[] } = {}) =>
  makeRecord("observable-link", id, {
    registers: { tlp, incidentId: parts.incidentId ?? I, type: "domain", value: "evil.example" },
    sets: { tags: parts.tags ?? [] },
  });
const sighting = makeRecord("sighting", S, {
  registers: { observable: { type: "domain", value: "evil.example" }, kind: "seen" },
});
const relation = (toId: string, toKind = "incident") =>
  makeRecord("relation", X, {
    registers: { fromKind: "incident", fromId: I, toKind, toId, type: "related-to" },
  });

const weighed = makeRecord("weighed-item", X, {
  registers: { tlp: null, incidentId: I, recordKind: "note", recordId: N },
  texts: { text: "what the note says" },
});

const community = makeRecipient();
const named = makeRecipient({ namedFor: new Set([I, J, R]) });

function idsOf(outcome: ReleaseOutcome): readonly string[] {
  return outcome.outgoing.records.map(({ id }) => id);
}

function release(
  records: readonly ExchangeRecord[],
  recipient = community,
  parts: Partial<ReleaseRequest> = {},
): ReleaseOutcome {
  return releaseGraph(records, makeRequest([recipient], parts));
}

function reasonsOf(outcome: ReleaseOutcome): readonly unknown[] {
  return outcome.withheld.map(({ id, field, reason }) => ({ id, field, ...reason }));
}

function having(
  labels: Readonly<Record<string, "TLP:CLEAR" | "TLP:GREEN" | "TLP:AMBER">>,
  elements: readonly string[] = [],
): RecipientKnowledge {
  return {
    hadAs: ({ id }) => labels[id] ?? null,
    hasHadElement: (_ref, _field, value) => elements.includes(value),
  };
}

describe("a container and its parts", () => {
  test("a part above the recipient's clearance stays and is listed; the rest goes", () => {
    const outcome = release([incident("TLP:GREEN"), note("TLP:AMBER"), note(null, M)]);
    expect(idsOf(outcome)).toEqual([I, M]);
    expect(outcome.withheld).toEqual([
      {
        kind: "note",
        id: N,
        title: "said",
        field: null,
        reason: { kind: "rule", rule: "amber-needs-to-know" },
        organisationId: PEER,
      },
    ]);
  });

  test("a part never goes where its container may not, however mild its own label", () => {
    const outcome = release([incident("TLP:AMBER"), note("TLP:CLEAR")]);
    expect(idsOf(outcome)).toEqual([]);
    expect(reasonsOf(outcome)[1]).toEqual({
      id: N,
      field: null,
      kind: "container-withheld",
      container: { kind: "incident", id: I },
    });
  });

  test("a part without a label has that of its container", () => {
    const { released } = release([incident("TLP:GREEN"), note(null)]);
    expect(released.map(({ tlp, rule }) => [tlp, rule])).toEqual([
      ["TLP:GREEN", "green-to-community"],
      ["TLP:GREEN", "green-to-community"],
    ]);
  });

  test("without a label nothing goes, to our own devices neither", () => {
    const unmarked = [incident(null), note("TLP:CLEAR")];
    expect([idsOf(release(unmarked)), idsOf(release(unmarked, ownDevice()))]).toEqual([[], []]);
  });

  test("a label that is none is as good as no label", () => {
    expect(idsOf(release([incident("TLP:GREEN"), note("tlp:green")]))).toEqual([I]);
  });

  test("what it is part of has to be there to be looked at", () => {
    const outcome = release([note("TLP:CLEAR")]);
    expect(reasonsOf(outcome)).toEqual([
      { id: N, field: null, kind: "container-unknown", container: { kind: "incident", id: I } },
    ]);
  });

  test("and goes along, or has gone before", () => {
    const onlyNote = { selected: new Set([`note ${N}`]) };
    const records = [incident("TLP:GREEN"), note(null)];
    const alone = release(records, community, onlyNote);
    const after = release(
      records,
      makeRecipient({ knowledge: having({ [I]: "TLP:GREEN" }) }),
      onlyNote,
    );
    expect([idsOf(alone), idsOf(after)]).toEqual([[], [N]]);
    expect(reasonsOf(alone)[0]).toMatchObject({ kind: "container-left-behind" });
  });

  test("context decides without going itself", () => {
    const request = makeRequest([named]);
    const context = [nodeOf(incident("TLP:AMBER"))];
    expect(idsOf(releaseGraph([note(null)], request, context))).toEqual([]);
    const knowing = makeRequest([{ ...named, knowledge: having({ [I]: "TLP:AMBER" }) }]);
    expect(idsOf(releaseGraph([note(null)], knowing, context))).toEqual([N]);
  });

  test("evidence of an incident and a report goes only where both may", () => {
    const report = makeRecord("report", R, { registers: { tlp: "TLP:AMBER", title: "r" } });
    const evidence = makeRecord("evidence", E, {
      registers: { tlp: "TLP:CLEAR", incidentId: I, reportId: R, sha256: "ab", sizeBytes: 3 },
    });
    expect(idsOf(release([incident("TLP:GREEN"), report, evidence]))).toEqual([I]);
    expect(idsOf(release([incident("TLP:GREEN"), report, evidence], named))).toEqual([I, R, E]);
  });
});

describe("tags that are labels", () => {
  test("raise the label of a record", () => {
    const records = [incident("TLP:GREEN"), link("TLP:CLEAR", L, { tags: ["tlp:red"] })];
    expect(idsOf(release(records, named))).toEqual([I]);
  });

  test("never lower it and never give one", () => {
    const records = [
      makeRecord("incident", I, { registers: { tlp: null }, sets: { tags: ["tlp:clear"] } }),
      makeRecord("incident", J, { registers: { tlp: "TLP:AMBER" }, sets: { tags: ["tlp:clear"] } }),
    ];
    expect(idsOf(release(records))).toEqual([]);
  });

  test("leave it open when nobody knows what they mean", () => {
    const records = [incident("TLP:CLEAR"), link("TLP:CLEAR", L, { tags: ["tlp:unclear"] })];
    expect(idsOf(release(records))).toEqual([I]);
  });

  test("count for PAP too", () => {
    const records = [
      makeRecord("incident", I, {
        registers: { tlp: "TLP:CLEAR", pap: "PAP:CLEAR" },
        sets: { tags: ["PAP:RED"] },
      }),
    ];
    const outcome = release(records, community, { action: "notify" });
    expect(reasonsOf(outcome)[0]).toMatchObject({ kind: "rule", rule: "pap-would-be-noticed" });
  });
});

describe("what refers to something else", () => {
  const other = (tlp: string) => incident(tlp, J);

  test("a relation goes only with both ends, under the stricter label", () => {
    expect(idsOf(release([incident("TLP:CLEAR"), other("TLP:AMBER"), relation(J)]))).toEqual([I]);
    const both = release([incident("TLP:CLEAR"), other("TLP:GREEN"), relation(J)]);
    expect(both.released.map(({ tlp }) => tlp)).toEqual(["TLP:CLEAR", "TLP:GREEN", "TLP:GREEN"]);
  });

  test("a relation to something unknown, or to another relation, stays", () => {
    expect(idsOf(release([incident("TLP:CLEAR"), relation(J)]))).toEqual([I]);
    expect(idsOf(release([incident("TLP:CLEAR"), relation(X, "relation")]))).toEqual([I]);
  });

  test("a reference to what stays is cut and listed", () => {
    const outcome = release([incident("TLP:GREEN", I, { mergedInto: J }), other("TLP:RED")]);
    expect(JSON.stringify(outcome.outgoing)).not.toContain(J);
    expect(reasonsOf(outcome)[0]).toEqual({
      id: I,
      field: "mergedInto",
      kind: "reference-withheld",
      target: { kind: "incident", id: J },
    });
  });

  test("a reference to what goes, or went before, is kept", () => {
    const merged = incident("TLP:GREEN", I, { mergedInto: J });
    const together = release([merged, other("TLP:GREEN")]);
    const before = release([merged], makeRecipient({ knowledge: having({ [J]: "TLP:GREEN" }) }));
    for (const outcome of [together, before]) {
      expect(outcome.outgoing.records[0]?.registers["mergedInto"]?.value).toBe(J);
    }
  });

  test("a report goes without its incident and without its original", () => {
    const report = makeRecord("report", R, {
      registers: { tlp: "TLP:GREEN", incidentId: I, originalEvidenceId: E, body: "came in" },
    });
    const evidence = makeRecord("evidence", E, { registers: { tlp: "TLP:RED", reportId: R } });
    const outcome = release([incident("TLP:RED"), report, evidence]);
    expect(outcome.outgoing.records.map(({ registers }) => Object.keys(registers))).toEqual([
      ["body", "tlp"],
    ]);
  });
});

describe("sightings", () => {
  test("go with the observable, and only where every case of ours with it allows it", () => {
    const open = [incident("TLP:GREEN"), link(null), sighting];
    const secret = [incident("TLP:RED", J), link(null, K, { incidentId: J })];
    expect(idsOf(release(open))).toEqual([I, L, S]);
    expect(idsOf(release([...open, ...secret]))).toEqual([I, L]);
    expect(idsOf(release([incident("TLP:GREEN"), sighting]))).toEqual([I]);
  });

  test("are not held back by what a third organisation says about the value", () => {
    const theirs = makeRecord("observable-link", K, {
      owner: THIRD,
      registers: { tlp: "TLP:RED", incidentId: J, type: "domain", value: "evil.example" },
    });
    expect(idsOf(release([incident("TLP:GREEN"), link(null), sighting, theirs]))).toEqual([I, L, S]);
  });
});

describe("whose records they are", () => {
  const theirs = makeRecord("incident", I, { owner: PEER, registers: { tlp: "TLP:AMBER" } });

  test("those of a third organisation are passed on to nobody but their owner and our own devices", () => {
    const toOther = makeRecipient({ organisationId: THIRD, namedFor: new Set([I]) });
    expect([
      idsOf(release([theirs], toOther)),
      idsOf(release([theirs], makeRecipient())),
      idsOf(release([theirs], ownDevice())),
    ]).toEqual([[], [I], [I]]);
    expect(reasonsOf(release([theirs], toOther))[0]).toMatchObject({ kind: "not-ours", owner: PEER });
  });

  test("our part of a peer's incident goes to that peer and to nobody else", () => {
    const ours = note("TLP:GREEN");
    const parts = { selected: new Set([`note ${N}`]) };
    const toOther = makeRecipient({ organisationId: THIRD, namedFor: new Set([I]) });
    expect([
      idsOf(release([theirs, ours], makeRecipient(), parts)),
      idsOf(release([theirs, ours], toOther, parts)),
    ]).toEqual([[N], []]);
  });
});

describe("what a recipient is", () => {
  test("depends on the incident: named for one, community for the other", () => {
    const outcome = release(
      [incident("TLP:AMBER"), incident("TLP:AMBER", J), incident("TLP:GREEN", R)],
      makeRecipient({ namedFor: new Set([I]) }),
    );
    expect(idsOf(outcome)).toEqual([I, R]);
  });

  test.each([
    ["a client who needs to know", { kind: "client", namedFor: new Set([I]) }, ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER"]],
    ["a client who doesn't", { kind: "client" }, ["TLP:CLEAR", "TLP:GREEN"]],
    ["a named organisation", { namedFor: new Set([I]) }, ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT"]],
    ["a peer of the community", {}, ["TLP:CLEAR", "TLP:GREEN"]],
    ["a stranger", { isInCommunity: false }, ["TLP:CLEAR"]],
    ["anyone", { kind: "public", organisationId: null, namedFor: new Set([I]) }, ["TLP:CLEAR"]],
    ["our own device", { kind: "own-device", organisationId: US }, ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT"]],
  ] as const)("%s", (_name, parts, expected) => {
    const labels = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"];
    const allowed = labels.filter(
      (label) => idsOf(release([incident(label)], makeRecipient(parts))).length > 0,
    );
    expect(allowed).toEqual(expected);
  });

  test("several who read the same get what each of them may have", () => {
    const outcome = releaseGraph(
      [incident("TLP:AMBER"), incident("TLP:GREEN", J)],
      makeRequest([named, makeRecipient({ organisationId: THIRD })]),
    );
    expect(idsOf(outcome)).toEqual([J]);
    expect(outcome.withheld[0]?.organisationId).toBe(THIRD);
  });

  test("without any recipient nothing goes", () => {
    const records = [incident("TLP:CLEAR"), note(null), makeRecord("note", M, { isAlive: false })];
    expect(idsOf(releaseGraph(records, makeRequest([])))).toEqual([]);
  });

  test("nothing crosses between exercise and real, no deletion either", () => {
    const recipient = makeRecipient({
      compartment: { kind: "exercise", exerciseId: "one" },
      knowledge: having({ [I]: "TLP:CLEAR", [N]: "TLP:CLEAR" }),
    });
    const records = [incident("TLP:CLEAR"), makeRecord("note", N, { isAlive: false })];
    expect(idsOf(release(records, recipient))).toEqual([]);
  });
});

describe("TLP:RED", () => {
  const records = [incident("TLP:RED"), note(null)];
  const withAnna = makeRecipient({ persons: [person("Anna", I)] });

  test("goes to nobody by organisation alone, and asks for a second confirmation where a person is named", () => {
    expect(release(records, named)).toMatchObject({ redToConfirm: null, released: [] });
    const outcome = release(records, withAnna);
    expect(idsOf(outcome)).toEqual([]);
    expect(outcome.redToConfirm?.refs).toEqual([
      { kind: "incident", id: I },
      { kind: "note", id: N },
    ]);
    expect(reasonsOf(outcome)[0]).toMatchObject({ kind: "rule", rule: "red-to-named-persons" });
  });

  test("goes with the token of exactly that content, and names the persons", () => {
    const redToken = release(records, withAnna).redToConfirm?.token ?? "";
    const outcome = release(records, withAnna, { redToken });
    expect(idsOf(outcome)).toEqual([I, N]);
    expect(outcome.outgoing.persons).toEqual([{ organisationId: PEER, name: "Anna" }]);
    expect(outcome.outgoing.tlpCeiling).toBe("TLP:RED");
  });

  test.each([
    ["a word has changed", [incident("TLP:RED", I, { title: "other" }), note(null)], withAnna],
    ["a record has come along", [...records, note(null, M)], withAnna],
    ["another person is named", records, makeRecipient({ persons: [person("Bert", I)] })],
    [
      "a second person is named",
      records,
      makeRecipient({ persons: [person("Anna", I), person("Bert", I)] }),
    ],
    ["another organisation reads it", records, { ...withAnna, organisationId: THIRD }],
  ])("stays when %s after the confirmation", (_name, changed, recipient) => {
    const redToken = release(records, withAnna).redToConfirm?.token ?? "";
    expect(idsOf(release(changed, recipient, { redToken }))).toEqual([]);
  });

  test("stays where the person is named for another incident", () => {
    const outcome = release(records, makeRecipient({ persons: [person("Anna", J)] }));
    expect(outcome).toMatchObject({ redToConfirm: null, released: [] });
  });

  test("goes to an organisation only with a person of that organisation", () => {
    const stranger = { ...person("Anna", I), organisationId: THIRD };
    expect(release(records, makeRecipient({ persons: [stranger] })).redToConfirm).toBeNull();
  });

  test("what is milder goes before it is confirmed", () => {
    const outcome = release([incident("TLP:GREEN"), note("TLP:RED")], withAnna);
    expect(idsOf(outcome)).toEqual([I]);
    expect(outcome.redToConfirm?.refs).toEqual([{ kind: "note", id: N }]);
  });
});

describe("deletions", () => {
  const gone = makeRecord("incident", I, {
    isAlive: false,
    registers: { tlp: "TLP:AMBER", title: "secret" },
    sets: { tags: ["secret"] },
    texts: { description: "secret" },
  });

  test("are told to whom had the record, and tell nothing but that", () => {
    const outcome = release([gone], makeRecipient({ knowledge: having({ [I]: "TLP:GREEN" }) }));
    expect(outcome.outgoing).toEqual({
      records: [{ ...gone, registers: {}, sets: {}, texts: {} }],
      blobs: [],
      counts: { incident: { "TLP:GREEN": 1 } },
      tlpCeiling: "TLP:GREEN",
      persons: [],
    });
  });

  test("are not told to whom never had it, be it one of several recipients", () => {
    const knowing = makeRecipient({ knowledge: having({ [I]: "TLP:GREEN" }) });
    const outcome = releaseGraph(
      [gone],
      makeRequest([knowing, makeRecipient({ organisationId: THIRD })]),
    );
    expect(idsOf(outcome)).toEqual([]);
    expect(reasonsOf(outcome)[0]).toMatchObject({ kind: "never-had" });
  });

  test("are told to our own devices in any case", () => {
    expect(idsOf(release([gone], ownDevice()))).toEqual([I]);
  });

  test("keep back the parts that are still there", () => {
    const recipient = makeRecipient({ knowledge: having({ [I]: "TLP:GREEN", [N]: "TLP:GREEN" }) });
    expect(idsOf(release([gone, note("TLP:CLEAR")], recipient))).toEqual([I]);
  });
});

describe("the fields of a record", () => {
  const full = makeRecord("incident", I, {
    registers: {
      tlp: "TLP:GREEN",
      title: "phishing",
      owner: "analyst Maria",
      futureField: "unknown here",
      ownerOrganisationId: US,
      occurredAt: {
        instant: "2026-11-24T08:00:00.000Z",
        precision: "exact",
        zone: "UTC",
        smuggled: "more",
      },
    },
    sets: { tags: ["kept", "-removed"], custody: ["elsewhere"] },
    texts: { description: "text" },
  });

  test("go one by one: no analyst, nothing unknown, no removed tag, nothing inside a value that its form does not know", () => {
    const outcome = release([full]);
    const [record] = outcome.outgoing.records;
    expect(Object.keys(record?.registers ?? {})).toEqual(["occurredAt", "title", "tlp"]);
    expect(record?.registers["occurredAt"]?.value).toEqual({
      instant: "2026-11-24T08:00:00.000Z",
      precision: "exact",
      zone: "UTC",
    });
    expect(record?.sets["tags"]?.map(({ value }) => value)).toEqual(["kept"]);
    expect(outcome.staying).toEqual([
      { kind: "incident", field: "custody", count: 1 },
      { kind: "incident", field: "futureField", count: 1 },
      { kind: "incident", field: "owner", count: 1 },
      { kind: "incident", field: "ownerOrganisationId", count: 1 },
    ]);
  });

  test("a removed tag is told to whom had it", () => {
    const knowledge = having({ [I]: "TLP:GREEN" }, ["removed"]);
    const [record] = release([full], makeRecipient({ knowledge })).outgoing.records;
    expect(record?.sets["tags"]?.map(({ value, isPresent }) => [value, isPresent])).toEqual([
      ["kept", true],
      ["removed", false],
    ]);
  });

  test("our own devices get analysts, removed tags and what a newer version added", () => {
    const [record] = release([full], ownDevice()).outgoing.records;
    expect(Object.keys(record?.registers ?? {})).toEqual([
      "futureField",
      "occurredAt",
      "owner",
      "title",
      "tlp",
    ]);
    expect(record?.sets["tags"]).toHaveLength(2);
  });

  test("a value in the wrong place or of the wrong form stays", () => {
    const wrong = makeRecord("incident", I, {
      registers: { tlp: "TLP:GREEN", title: ["a", "list"], description: "a register" },
    });
    const outcome = release([wrong]);
    expect(Object.keys(outcome.outgoing.records[0]?.registers ?? {})).toEqual(["tlp"]);
    expect(reasonsOf(outcome)).toEqual([
      { id: I, field: "description", kind: "malformed" },
      { id: I, field: "title", kind: "malformed" },
    ]);
  });

  test("are the analyst's to leave out, record by record and field by field", () => {
    const leftOut = {
      records: new Set([`note ${N}`]),
      fields: new Set(["incident.title"]),
    };
    const outcome = release([full, note(null), note(null, M)], community, { leftOut });
    expect(idsOf(outcome)).toEqual([I, M]);
    expect(outcome.outgoing.records[0]?.registers["title"]).toBeUndefined();
    expect(reasonsOf(outcome)).toContainEqual({ id: I, field: "title", kind: "left-out" });
  });

  test.each(["note.tlp", "note.incidentId"])(
    "leaving out %s, without which it would mean something else, takes the record along",
    (field) => {
      const leftOut = { records: new Set<string>(), fields: new Set([field]) };
      expect(idsOf(release([full, note("TLP:CLEAR")], community, { leftOut }))).toEqual([I]);
    },
  );

  test("a kind that only a newer version knows goes to our own devices, whole, and to nobody else", () => {
    const foreign = {
      ...makeRecord("note", N, { registers: { tlp: "TLP:CLEAR", anything: "kept" } }),
      kind: "hunch",
    };
    const toOurs = releaseGraph([foreign], makeRequest([ownDevice()]));
    const toPeer = releaseGraph([foreign], makeRequest([community]));
    expect(toOurs.outgoing.records).toEqual([foreign]);
    expect([idsOf(toPeer), reasonsOf(toPeer)[0]]).toEqual([
      [],
      { id: N, field: null, kind: "unknown-kind" },
    ]);
  });
});

describe("what is said about the whole", () => {
  const evidence = (id: string, tlp: string, sha256: string) =>
    makeRecord("evidence", id, { registers: { tlp, incidentId: I, sha256, sizeBytes: 5 } });
  const outcome = release([
    incident("TLP:GREEN"),
    evidence(E, "TLP:GREEN", "aa"),
    evidence(N, "TLP:CLEAR", "aa"),
    evidence(M, "TLP:RED", "bb"),
  ]);

  test("counts only what goes, under the strictest label of it", () => {
    expect(outcome.outgoing.counts).toEqual({
      incident: { "TLP:GREEN": 1 },
      evidence: { "TLP:GREEN": 1, "TLP:CLEAR": 1 },
    });
    expect(outcome.outgoing.tlpCeiling).toBe("TLP:GREEN");
  });

  test("takes along the bytes of evidence that goes, each once, and no others", () => {
    expect(outcome.outgoing.blobs).toEqual([{ sha256: "aa", sizeBytes: 5 }]);
  });

  test("names what a recipient has and would not get any more", () => {
    const recipient = makeRecipient({ knowledge: having({ [I]: "TLP:GREEN" }) });
    const raised = release([incident("TLP:AMBER"), incident("TLP:AMBER", J)], recipient);
    expect(raised.overexposed).toEqual([{ kind: "incident", id: I }]);
  });

  test("knows what each record rests on, all the way up", () => {
    const { released } = release([incident("TLP:GREEN"), link(null), sighting]);
    expect(released.map(({ containerIds, isFirst }) => ({ containerIds, isFirst }))).toEqual([
      { containerIds: [], isFirst: true },
      { containerIds: [I], isFirst: true },
      { containerIds: [I, L], isFirst: true },
    ]);
  });

  test("tells recipients apart who get something different", () => {
    const records = [incident("TLP:AMBER"), incident("TLP:GREEN", J)];
    const keys = [named, community, makeRecipient({ organisationId: THIRD })].map((recipient) =>
      viewKeyOf(release(records, recipient), (text) => text),
    );
    expect(keys[1]).toBe(keys[2]);
    expect(keys[0]).not.toBe(keys[1]);
  });
});

describe("an item of judgement that rests on a note", () => {
  test("goes where the note may go", () => {
    const records = [incident("TLP:GREEN"), note("TLP:GREEN"), weighed];
    expect(idsOf(release(records))).toEqual([I, N, X]);
  });

  test("stays with the note, although neither it nor the incident is marked that strictly", () => {
    const outcome = release([incident("TLP:GREEN"), note("TLP:RED"), weighed]);
    expect(idsOf(outcome)).toEqual([I]);
    expect(reasonsOf(outcome)).toContainEqual(
      expect.objectContaining({ id: X, kind: "container-withheld" }),
    );
  });
});
