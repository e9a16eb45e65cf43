import { describe, expect, test } from "vitest";
import type { MergeContext, MergePlan } from "../../../../shared/exchange/merge/merge-plan.ts";
import { mergeRecords } from "../../../../shared/exchange/merge/merge-record.ts";
import { planMerge } from "../../../../shared/exchange/merge/plan-merge.ts";
import type { RecordState } from "../../../../shared/exchange/record/exchange-record.ts";
import {
  at,
  changed,
  DELETED,
  INCIDENT_ID,
  OURS,
  PEER,
  record,
  REVIVED,
  tag,
  text,
  THIRD,
  title,
  untag,
} from "./records.ts";

const FROM_SIBLING: MergeContext = {
  ours: OURS,
  senderOrganisation: OURS,
  senderIsOwnDevice: true,
  latestMs: 1_000,
};
const FROM_PEER: MergeContext = {
  ...FROM_SIBLING,
  senderOrganisation: PEER,
  senderIsOwnDevice: false,
};
const FROM_THIRD: MergeContext = { ...FROM_PEER, senderOrganisation: THIRD };

const oursTitled = record("incident", OURS, [at("ours", 2), title("Phishing")]);
const peersTitled = record("incident", PEER, [at("peer", 2), title("Phishing")]);

describe("who may change a record", () => {
  test.each([
    ["its owner", peersTitled, FROM_PEER, "merge"],
    ["one of our devices, on a record of ours", oursTitled, FROM_SIBLING, "merge"],
    ["one of our devices, that relays what a peer owns", peersTitled, FROM_SIBLING, "merge"],
    ["a third organisation", peersTitled, FROM_THIRD, "not-owner"],
    [
      "somebody who signs as us but is none of our devices",
      oursTitled,
      { ...FROM_SIBLING, senderIsOwnDevice: false },
      "not-owner",
    ],
    [
      "a peer that claims to be one of our devices, on what a third one owns",
      record("incident", THIRD),
      { ...FROM_PEER, senderIsOwnDevice: true },
      "not-owner",
    ],
    ["a peer, on a record of ours, only by proposal", oursTitled, FROM_PEER, "propose"],
  ] as const)("%s", (_name, remote, context, expected) => {
    expect(outcome(planMerge(undefined, remote, context))).toBe(expected);
  });

  test("is decided by the record that is here, not by what the sender says of it", () => {
    const claimed = { ...oursTitled, owner: PEER };
    expect(planMerge(oursTitled, claimed, FROM_PEER)).toEqual({
      kind: "refused",
      refusal: { kind: "owner-changed", owner: OURS },
    });
  });

  test("and not by another kind that takes its id either", () => {
    const note = { ...record("note", PEER), id: INCIDENT_ID };
    expect(planMerge(oursTitled, note, FROM_PEER)).toEqual({
      kind: "refused",
      refusal: { kind: "kind-changed", knownKind: "incident" },
    });
  });

  test("also when the record here is deleted", () => {
    const gone = changed(oursTitled, [at("ours", 3), DELETED]);
    const claimed = { ...changed(oursTitled, [at("peer", 9), REVIVED]), owner: PEER };
    expect(outcome(planMerge(gone, claimed, FROM_PEER))).toBe("owner-changed");
  });
});

describe("a record that comes", () => {
  test("and is new brings all it has", () => {
    const remote = record(
      "incident",
      PEER,
      [at("peer", 2), title("Phishing")],
      [at("peer", 3), tag("a")],
      [at("peer", 4), text("Text")],
    );
    expect(planMerge(undefined, remote, FROM_PEER)).toEqual({
      kind: "merge",
      isNew: true,
      merged: remote,
      writes: [
        { kind: "life", before: undefined, after: { isAlive: true, stamp: at("peer", 1) } },
        {
          kind: "register",
          field: "title",
          before: undefined,
          value: "Phishing",
          stamp: at("peer", 2),
        },
        {
          kind: "set",
          field: "tags",
          elements: [{ value: "a", stamp: at("peer", 3), isPresent: true }],
        },
        {
          kind: "text",
          field: "description",
          before: undefined,
          after: { siblings: [{ value: "Text", stamp: at("peer", 4) }], seen: [at("peer", 4)] },
        },
      ],
      lost: [],
      conflicts: [],
      loweredTlp: null,
    });
  });

  test("and is known already changes nothing", () => {
    expect(planMerge(peersTitled, structuredClone(peersTitled), FROM_PEER)).toEqual({
      kind: "unchanged",
      lost: [],
    });
  });

  test("with a newer value takes effect, and names the one that loses", () => {
    const local = changed(oursTitled, [at("ours", 5), title("Ours")]);
    const remote = changed(oursTitled, [at("sibling", 6), title("Theirs")]);
    expect(merged(planMerge(local, remote, FROM_SIBLING))).toMatchObject({
      writes: [
        {
          kind: "register",
          field: "title",
          before: "Ours",
          value: "Theirs",
          stamp: at("sibling", 6),
        },
      ],
      lost: [
        {
          side: "ours",
          field: "title",
          edit: { kind: "register", value: "Ours" },
          stamp: at("ours", 5),
          lostTo: at("sibling", 6),
        },
      ],
    });
  });

  test("with an older value changes nothing, and names it all the same", () => {
    const local = changed(oursTitled, [at("ours", 6), title("Ours")]);
    const remote = changed(oursTitled, [at("sibling", 5), title("Theirs")]);
    expect(planMerge(local, remote, FROM_SIBLING)).toEqual({
      kind: "unchanged",
      lost: [
        {
          side: "theirs",
          field: "title",
          edit: { kind: "register", value: "Theirs" },
          stamp: at("sibling", 5),
          lostTo: at("ours", 6),
        },
      ],
    });
  });

  test("with the same value and a newer stamp takes the stamp", () => {
    const remote = changed(oursTitled, [at("sibling", 5), title("Phishing")]);
    expect(merged(planMerge(oursTitled, remote, FROM_SIBLING))).toMatchObject({
      writes: [{ field: "title", before: "Phishing", value: "Phishing", stamp: at("sibling", 5) }],
      lost: [],
    });
  });

  test("merges sets element by element", () => {
    const begun = record("incident", OURS, [at("ours", 2), tag("a")], [at("ours", 2), tag("b")]);
    const local = changed(begun, [at("ours", 3), untag("a")], [at("ours", 3), tag("c")]);
    const remote = changed(begun, [at("sibling", 4), untag("b")]);
    const { merged: result } = merged(planMerge(local, remote, FROM_SIBLING));
    const present = result.sets["tags"]?.filter(({ isPresent }) => isPresent);
    expect(present?.map(({ value }) => value)).toEqual(["c"]);
  });

  test("asks when its marking becomes less strict", () => {
    const marked = record("incident", PEER, [
      at("peer", 2),
      { kind: "register", field: "tlp", value: "TLP:RED" },
    ]);
    const lowered = changed(marked, [
      at("peer", 3),
      { kind: "register", field: "tlp", value: "TLP:GREEN" },
    ]);
    expect(merged(planMerge(marked, lowered, FROM_PEER)).loweredTlp).toEqual({
      from: "TLP:RED",
      to: "TLP:GREEN",
    });
    expect(planMerge(lowered, marked, FROM_PEER).kind).toBe("unchanged");
  });
});

describe("nothing is taken of a record", () => {
  test("that lacks what a new one must have, such as the incident of a note", () => {
    const note = record("note", PEER, [
      at("peer", 2),
      { kind: "text", field: "text", value: "Seen" },
    ]);
    expect(planMerge(undefined, note, FROM_PEER)).toEqual({
      kind: "refused",
      refusal: { kind: "incomplete", fields: ["incidentId"] },
    });
  });

  test("but its deletion may come without any field", () => {
    const note = record("note", PEER, [at("peer", 2), DELETED]);
    expect(planMerge(undefined, note, FROM_PEER).kind).toBe("merge");
  });

  test("whose value is none of its field", () => {
    const odd = record("incident", PEER, [
      at("peer", 2),
      { kind: "register", field: "severity", value: "huge" },
    ]);
    expect(planMerge(undefined, odd, FROM_PEER)).toMatchObject({
      refusal: { kind: "invalid-field", field: "severity" },
    });
  });

  test("that has a field in another class", () => {
    const odd = record("incident", PEER, [
      at("peer", 2),
      { kind: "register", field: "tags", value: "a" },
    ]);
    expect(planMerge(undefined, odd, FROM_PEER)).toMatchObject({
      refusal: { kind: "invalid-field", field: "tags", expected: "a set" },
    });
  });

  test("whose clock was far ahead, wherever in it the stamp is", () => {
    const ahead = record(
      "incident",
      PEER,
      [at("peer", 2), text("a")],
      [at("peer", 1_001), tag("a")],
    );
    expect(planMerge(undefined, ahead, FROM_PEER)).toEqual({
      kind: "refused",
      refusal: { kind: "clock-ahead", stamp: at("peer", 1_001) },
    });
  });

  test("of a kind that only a newer version knows, when it is ours and a peer changes it", () => {
    const odd: RecordState<string> = { ...oursTitled, kind: "hunt" };
    expect(outcome(planMerge(undefined, odd, FROM_PEER))).toBe("unknown-kind");
    expect(outcome(planMerge(undefined, odd, FROM_SIBLING))).toBe("merge");
  });

  test("that only devices of one organisation tell each other, when another one sends it", () => {
    const remote = record(
      "incident",
      PEER,
      [at("peer", 2), title("Phishing")],
      [at("peer", 2), { kind: "register", field: "owner", value: "Somebody" }],
    );
    const { merged: result } = merged(planMerge(undefined, remote, FROM_PEER));
    expect(Object.keys(result.registers)).toEqual(["title"]);
  });
});

describe("what a peer changes in a record of ours", () => {
  const local = record(
    "incident",
    OURS,
    [at("ours", 2), title("Ours")],
    [at("ours", 2), tag("a")],
    [at("ours", 2), text("Ours")],
  );

  test("comes as one proposal for each field, and nothing merges", () => {
    const remote = changed(
      local,
      [at("peer", 3), title("Theirs")],
      [at("peer", 3), untag("a")],
      [at("peer", 3), tag("b")],
      [at("peer", 4), text("Theirs")],
      [at("peer", 5), DELETED],
    );
    expect(planMerge(local, remote, FROM_PEER)).toEqual({
      kind: "propose",
      isUnknownHere: false,
      theirs: remote,
      proposals: [
        { kind: "life", isAlive: false, stamp: at("peer", 5) },
        { kind: "register", field: "title", ours: "Ours", theirs: "Theirs", stamp: at("peer", 3) },
        { kind: "element", field: "tags", value: "a", isPresent: false, stamp: at("peer", 3) },
        { kind: "element", field: "tags", value: "b", isPresent: true, stamp: at("peer", 3) },
        {
          kind: "text",
          field: "description",
          ours: local.texts["description"],
          theirs: [{ value: "Theirs", stamp: at("peer", 4) }],
        },
      ],
    });
  });

  test("proposes nothing where we have changed it since", () => {
    const remote = changed(local, [at("peer", 3), title("Theirs")]);
    const answered = changed(local, [at("ours", 4), title("Ours")]);
    expect(planMerge(answered, remote, FROM_PEER)).toEqual({ kind: "unchanged", lost: [] });
  });

  test("proposes nothing where it says what we say", () => {
    const remote = changed(local, [at("peer", 3), title("Ours")], [at("peer", 3), text("Ours")]);
    expect(planMerge(local, remote, FROM_PEER).kind).toBe("unchanged");
  });

  test("proposes nothing where it sets what stands there by default", () => {
    const remote = changed(local, [
      at("peer", 3),
      { kind: "register", field: "severity", value: "medium" },
    ]);
    expect(planMerge(local, remote, FROM_PEER).kind).toBe("unchanged");
  });

  test("is offered whole when the record is not here: a restored vault gets it back if an analyst agrees", () => {
    expect(planMerge(undefined, local, FROM_PEER)).toMatchObject({
      kind: "propose",
      isUnknownHere: true,
      proposals: [
        { kind: "life" },
        { field: "title" },
        { field: "tags" },
        { field: "description" },
      ],
    });
  });

  test("is refused for a note: others add their own", () => {
    const note = record("note", OURS, [
      at("ours", 2),
      { kind: "text", field: "text", value: "Ours" },
    ]);
    const remote = changed(note, [at("peer", 3), { kind: "text", field: "text", value: "Theirs" }]);
    expect(planMerge(note, remote, FROM_PEER)).toEqual({
      kind: "refused",
      refusal: { kind: "append-only" },
    });
    expect(planMerge(note, note, FROM_PEER).kind).toBe("unchanged");
  });
});

describe("conflicts for the analyst", () => {
  const begun = record("incident", OURS, [at("ours", 2), text("Base")]);

  test("are texts that were written at the same time, side by side", () => {
    const local = changed(begun, [at("ours", 3), text("Ours")]);
    const remote = changed(begun, [at("sibling", 4), text("Theirs")]);
    expect(merged(planMerge(local, remote, FROM_SIBLING)).conflicts).toEqual([
      {
        kind: "text",
        field: "description",
        siblings: [
          { value: "Theirs", stamp: at("sibling", 4) },
          { value: "Ours", stamp: at("ours", 3) },
        ],
      },
    ]);
  });

  test("are not texts of which one replaces the other, nor the same text twice", () => {
    const replaced = changed(begun, [at("sibling", 4), text("Theirs")]);
    expect(merged(planMerge(begun, replaced, FROM_SIBLING)).conflicts).toEqual([]);
    const twice = changed(begun, [at("ours", 3), text("Theirs")]);
    expect(merged(planMerge(twice, replaced, FROM_SIBLING)).conflicts).toEqual([]);
  });

  test("end everywhere once somebody has settled them", () => {
    const local = changed(begun, [at("ours", 3), text("Ours")]);
    const remote = changed(begun, [at("sibling", 4), text("Theirs")]);
    const settled = changed(mergeRecords(local, remote), [at("ours", 5), text("Both")]);
    const plan = merged(planMerge(remote, settled, FROM_SIBLING));
    expect(plan.merged.texts["description"]?.siblings).toEqual([
      { value: "Both", stamp: at("ours", 5) },
    ]);
    expect(plan.conflicts).toEqual([]);
  });

  test("are not named a second time when other fields change", () => {
    const both = mergeRecords(
      changed(begun, [at("ours", 3), text("Ours")]),
      changed(begun, [at("sibling", 4), text("Theirs")]),
    );
    const remote = changed(both, [at("sibling", 6), title("Title")]);
    expect(merged(planMerge(both, remote, FROM_SIBLING)).conflicts).toEqual([]);
  });

  test("are changes to what somebody has deleted without knowing of them", () => {
    const deleted = changed(begun, [at("ours", 9), DELETED]);
    const remote = changed(begun, [at("sibling", 5), text("Late")]);
    expect(merged(planMerge(deleted, remote, FROM_SIBLING))).toMatchObject({
      merged: { life: { isAlive: false } },
      conflicts: [{ kind: "changed-after-deletion", fields: ["description"] }],
    });
  });

  test("are changes made after a deletion that comes only now", () => {
    const local = changed(begun, [at("ours", 9), title("After")]);
    const remote = changed(begun, [at("sibling", 5), DELETED]);
    expect(merged(planMerge(local, remote, FROM_SIBLING))).toMatchObject({
      lost: [{ side: "ours", edit: { kind: "life", isAlive: true } }],
      conflicts: [{ kind: "changed-after-deletion", fields: ["title"] }],
    });
  });

  test("are two values under one stamp: a replica exists twice", () => {
    const local = changed(begun, [at("ours", 3), title("One")]);
    const remote = changed(begun, [at("ours", 3), title("Two")]);
    expect(merged(planMerge(local, remote, FROM_SIBLING))).toMatchObject({
      lost: [{ side: "ours", edit: { value: "One" } }],
      conflicts: [{ kind: "same-stamp", field: "title", stamp: at("ours", 3) }],
    });
  });

  test("are two texts under one stamp, and both stay", () => {
    const local = changed(begun, [at("ours", 3), text("One")]);
    const remote = changed(begun, [at("ours", 3), text("Two")]);
    expect(merged(planMerge(local, remote, FROM_SIBLING)).conflicts).toMatchObject([
      { kind: "text", siblings: [{ value: "One" }, { value: "Two" }] },
      { kind: "same-stamp", field: "description" },
    ]);
  });
});

describe("a deletion", () => {
  test("wins over what was there before, and a revival over the deletion", () => {
    const deleted = changed(oursTitled, [at("sibling", 5), DELETED]);
    const gone = merged(planMerge(oursTitled, deleted, FROM_SIBLING)).merged;
    expect(gone.life.isAlive).toBe(false);
    const revived = changed(deleted, [at("ours", 6), REVIVED]);
    const back = merged(planMerge(gone, revived, FROM_SIBLING)).merged;
    expect(back).toMatchObject({
      life: { isAlive: true },
      registers: { title: { value: "Phishing" } },
    });
  });

  test("is not undone by an old bundle that comes again", () => {
    const deleted = changed(oursTitled, [at("sibling", 5), DELETED]);
    expect(planMerge(deleted, oursTitled, FROM_SIBLING).kind).toBe("unchanged");
  });
});

function outcome(plan: MergePlan<string>): string {
  return plan.kind === "refused" ? plan.refusal.kind : plan.kind;
}

function merged<Kind extends string>(
  plan: MergePlan<Kind>,
): Extract<MergePlan<Kind>, { readonly kind: "merge" }> {
  if (plan.kind !== "merge") throw new Error(`a plan of kind ${outcome(plan)}`);
  return plan;
}
