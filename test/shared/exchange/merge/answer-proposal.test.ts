import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerProposal } from "../../../../shared/exchange/merge/answer-proposal.ts";
import type { MergeContext, Proposal } from "../../../../shared/exchange/merge/merge-plan.ts";
import { mergeRecords } from "../../../../shared/exchange/merge/merge-record.ts";
import { planMerge } from "../../../../shared/exchange/merge/plan-merge.ts";
import type { RecordEdit } from "../../../../shared/exchange/record/edit-record.ts";
import type { ExchangeRecord } from "../../../../shared/exchange/record/exchange-record.ts";
import { latestStamp } from "../../../../shared/exchange/record/record-stamps.ts";
import { nextStamp, receiveStamp, type Stamp } from "../../../../shared/exchange/stamp/stamp.ts";
import {
  at,
  changed,
  DELETED,
  OURS,
  PEER,
  record,
  REVIVED,
  tag,
  text,
  title,
  untag,
} from "./records.ts";

const FROM_PEER: MergeContext = {
  ours: OURS,
  senderOrganisation: PEER,
  senderIsOwnDevice: false,
  latestMs: 10_000,
};
const FROM_OWNER: MergeContext = { ...FROM_PEER, ours: PEER, senderOrganisation: OURS };

const ours = record(
  "incident",
  OURS,
  [at("ours", 2), title("Ours")],
  [at("ours", 2), tag("a")],
  [at("ours", 2), text("Ours")],
);

describe("the answer to a proposal", () => {
  test.each<[string, RecordEdit, (after: ExchangeRecord) => unknown, unknown, unknown]>([
    ["title", title("Theirs"), ({ registers }) => registers["title"]?.value, "Theirs", "Ours"],
    ["new tag", tag("b"), ({ sets }) => presentIn(sets["tags"]), ["a", "b"], ["a"]],
    ["removed tag", untag("a"), ({ sets }) => presentIn(sets["tags"]), [], ["a"]],
    ["text", text("Theirs"), ({ texts }) => valuesOf(texts["description"]), ["Theirs"], ["Ours"]],
    ["deletion", DELETED, ({ life }) => life.isAlive, false, true],
  ])("on a %s is the same with both in the end", (_name, edit, read, accepted, rejected) => {
    const theirs = changed(ours, [at("peer", 5), edit]);
    expect([read(answered(theirs, "accept")), read(answered(theirs, "reject"))]).toEqual([
      accepted,
      rejected,
    ]);
  });

  test("waits while our own texts stand side by side, so that none goes unseen", () => {
    const both = mergeRecords(
      changed(ours, [at("ours", 3), text("One")]),
      changed(ours, [at("sibling", 3), text("Two")]),
    );
    const theirs = changed(both, [at("peer", 5), text("Theirs")]);
    const [proposal] = proposalsOf(both, theirs);
    expect(proposal && answerProposal(both, theirs, proposal, "reject", at("ours", 6))).toEqual({
      ok: false,
      error: { kind: "open-conflict", field: "description" },
    });
  });

  test("on a text says nothing about the rest of their record", () => {
    const theirs = changed(ours, [at("peer", 5), text("Theirs")], [at("peer", 6), DELETED]);
    const proposal = proposalsOf(ours, theirs).find(({ kind }) => kind === "text");
    const after = proposal && answerProposal(ours, theirs, proposal, "accept", at("ours", 7));
    expect(after).toMatchObject({ ok: true, value: { life: { isAlive: true } } });
  });
});

describe("an owner and a peer that both keep changing the owner's record", () => {
  const edits = [
    title("x"),
    title("y"),
    tag("a"),
    untag("a"),
    tag("b"),
    text("x"),
    text("y"),
    DELETED,
    REVIVED,
  ];
  const stepArbitrary = fc.oneof(
    fc.record({ kind: fc.constant("owner" as const), edit: fc.constantFrom(...edits) }),
    fc.record({ kind: fc.constant("peer" as const), edit: fc.constantFrom(...edits) }),
    fc.record({ kind: fc.constant("to-peer" as const) }),
    fc.record({
      kind: fc.constant("to-owner" as const),
      answer: fc.constantFrom("accept" as const, "reject" as const),
    }),
  );

  test("have the same once the owner has answered everything", () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 24 }), (steps) => {
        const desk: Desk = { owner: ours, peer: ours };
        for (const step of steps) {
          if (step.kind === "owner" || step.kind === "peer") {
            desk[step.kind] = changed(desk[step.kind], [next(step.kind, desk), step.edit]);
          } else if (step.kind === "to-peer") desk.peer = sentToPeer(desk);
          else desk.owner = sentToOwner(desk, step.answer);
        }
        desk.owner = sentToOwner(desk, "reject");
        desk.peer = sentToPeer(desk);
        expect(shown(desk.peer)).toEqual(shown(desk.owner));
        expect(proposalsOf(desk.owner, desk.peer)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

interface Desk {
  owner: ExchangeRecord;
  peer: ExchangeRecord;
}

/** The peer's bundle reaches the owner, who answers all that it proposes. */
function sentToOwner({ owner, peer }: Desk, answer: "accept" | "reject"): ExchangeRecord {
  let state = owner;
  for (const proposal of proposalsOf(owner, peer)) {
    const after = answerProposal(
      state,
      peer,
      proposal,
      answer,
      next("owner", { owner: state, peer }),
    );
    if (!after.ok) throw new Error("a single laptop has no conflicts");
    state = after.value;
  }
  return state;
}

function sentToPeer({ owner, peer }: Desk): ExchangeRecord {
  const plan = planMerge(peer, owner, FROM_OWNER);
  if (plan.kind === "merge") return plan.merged;
  if (plan.kind === "unchanged") return peer;
  throw new Error(plan.kind);
}

/** The clock of a desk that has seen what came to it. */
function next(who: "owner" | "peer", { owner, peer }: Desk): Stamp {
  const seen = receiveStamp(latestStamp(owner), latestStamp(peer), 0);
  const last = who === "owner" && seen.ok ? seen.value : latestStamp(peer);
  return nextStamp(last, 0, at(who === "owner" ? "ours" : "peer", 0).replica);
}

function answered(theirs: ExchangeRecord, answer: "accept" | "reject"): ExchangeRecord {
  const owner = sentToOwner({ owner: ours, peer: theirs }, answer);
  const after = sentToPeer({ owner, peer: theirs });
  expect(shown(after)).toEqual(shown(owner));
  return owner;
}

function proposalsOf(local: ExchangeRecord, theirs: ExchangeRecord): readonly Proposal[] {
  const plan = planMerge(local, theirs, FROM_PEER);
  return plan.kind === "propose" ? plan.proposals : [];
}

/** What a desk shows of a record. */
function shown({ life, registers, sets, texts }: ExchangeRecord): unknown {
  return {
    isAlive: life.isAlive,
    title: registers["title"]?.value,
    tags: presentIn(sets["tags"]),
    texts: valuesOf(texts["description"]),
  };
}

function presentIn(elements: ExchangeRecord["sets"][string] | undefined): readonly string[] {
  return (elements ?? []).filter(({ isPresent }) => isPresent).map(({ value }) => value);
}

function valuesOf(state: ExchangeRecord["texts"][string] | undefined): readonly string[] {
  return [...new Set((state?.siblings ?? []).map(({ value }) => value))];
}
