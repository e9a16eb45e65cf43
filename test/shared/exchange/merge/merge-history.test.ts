import { describe, expect, test } from "vitest";
import { mergeElements, mergeRecords } from "../../../../shared/exchange/merge/merge-record.ts";
import type {
  ExchangeRecord,
  TextState,
} from "../../../../shared/exchange/record/exchange-record.ts";
import { planned, type MergeUnderTest } from "./exchange-simulator.ts";
import { findCounterexample, type Counterexample } from "./play-history.ts";

/** A long run sets more and another seed. */
const RUNS = Number(process.env["WATCHPOST_MERGE_RUNS"] ?? "2000");
const MAX_STEPS = Number(process.env["WATCHPOST_MERGE_STEPS"] ?? "80");
const SEED = Number(process.env["WATCHPOST_MERGE_SEED"] ?? "20261124");

describe("three to five laptops with loss, repetition, reordering, partition, clock error and restored backups", () => {
  test(`end in one state, and no edit disappears: ${String(RUNS)} histories, seed ${String(SEED)}`, () => {
    expect(find(planned)).toBeUndefined();
  });
});

/** The same proof has to find these out. */
describe("a merge is found out that", () => {
  test.each<[string, MergeUnderTest]>([
    ["compares values only", byMerged(valuesOnly)],
    ["drops the newer stamp of an equal value", byMerged(withoutEqualStamps)],
    ["takes whatever came last", byMerged((_local, remote) => remote)],
    ["keeps one of two texts", byMerged(newestText)],
    ["forgets removed tags", byMerged(withoutRemovedTags)],
    ["never tells what lost", silently],
  ])("%s", (_name, merge) => {
    expect(find(merge)?.wrong).toMatch(/another state|came back|disappeared/);
  });
});

function find(merge: MergeUnderTest): Counterexample | undefined {
  return findCounterexample({ seed: SEED, runs: RUNS, maxSteps: MAX_STEPS, merge });
}

function byMerged(
  join: (local: ExchangeRecord, remote: ExchangeRecord, joined: ExchangeRecord) => ExchangeRecord,
): MergeUnderTest {
  return (local, remote, latestMs) => {
    const plan = planned(local, remote, latestMs);
    if (plan === "refused" || local === undefined) return plan;
    return { merged: join(local, remote, plan.merged), lost: plan.lost };
  };
}

function silently(...args: Parameters<MergeUnderTest>): ReturnType<MergeUnderTest> {
  const plan = planned(...args);
  return plan === "refused" ? plan : { merged: plan.merged, lost: [] };
}

/** Of two titles the one that sorts last. */
function valuesOnly(
  local: ExchangeRecord,
  remote: ExchangeRecord,
  joined: ExchangeRecord,
): ExchangeRecord {
  const [ours, theirs] = [local.registers["title"], remote.registers["title"]];
  if (ours === undefined || theirs === undefined) return joined;
  const title = JSON.stringify(ours.value) >= JSON.stringify(theirs.value) ? ours : theirs;
  return { ...joined, registers: { ...joined.registers, title } };
}

function withoutEqualStamps(
  local: ExchangeRecord,
  _remote: ExchangeRecord,
  joined: ExchangeRecord,
): ExchangeRecord {
  const [ours, theirs] = [local.registers["title"], joined.registers["title"]];
  if (ours === undefined || theirs === undefined || ours.value !== theirs.value) return joined;
  return { ...joined, registers: { ...joined.registers, title: ours } };
}

function newestText(
  _local: ExchangeRecord,
  _remote: ExchangeRecord,
  joined: ExchangeRecord,
): ExchangeRecord {
  const newest = ({ siblings, seen }: TextState): TextState => ({
    siblings: siblings.slice(0, 1),
    seen,
  });
  const texts = Object.entries(joined.texts).map(([field, text]) => [field, newest(text)] as const);
  return { ...joined, texts: Object.fromEntries(texts) };
}

function withoutRemovedTags(local: ExchangeRecord, remote: ExchangeRecord): ExchangeRecord {
  const present = ({ sets }: ExchangeRecord) =>
    (sets["tags"] ?? []).filter(({ isPresent }) => isPresent);
  const tags = mergeElements(present(local), present(remote));
  const joined = mergeRecords(local, remote);
  return tags.length === 0 ? joined : { ...joined, sets: { ...joined.sets, tags } };
}
