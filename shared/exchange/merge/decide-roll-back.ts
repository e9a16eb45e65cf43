import type { RecordState } from "../record/exchange-record.ts";
import { changesSince } from "./changes-since.ts";
import { mergeRecords } from "./merge-record.ts";

/** One record that a bundle brought or changed. */
export interface RollBackFacts<Kind extends string> {
  /** What stood here before the bundle; undefined when it was new. */
  readonly before: RecordState<Kind> | undefined;
  /** What stood here after it; undefined when somebody here has decided about the record since. */
  readonly after: RecordState<Kind> | undefined;
  readonly now: RecordState<Kind>;
}

/** What comes of a record when its bundle is rolled back. `kept`: fields that were changed here since. */
export type RollBack<Kind extends string> =
  /** It was new and goes, with all that is known of it. */
  | { readonly kind: "forget" }
  /** It is again what it was, with what was changed here since. */
  | {
      readonly kind: "restore";
      readonly target: RecordState<Kind>;
      readonly kept: readonly string[];
    }
  /** Nothing of it can be taken back without losing what was done here. */
  | { readonly kind: "keep"; readonly kept: readonly string[] };

/**
 * Takes a bundle out of one record as if it had never come: states are put back with the stamps that they had, not written anew, so that
 * the same bundle can be taken in again and nothing of the roll back is told to anybody. A change made here since is never
 * lost: it is carried over to what stood before, and where nothing stood the record stays.
 */
export function decideRollBack<Kind extends string>({
  before,
  after,
  now,
}: RollBackFacts<Kind>): RollBack<Kind> {
  if (after === undefined) return { kind: "keep", kept: [] };
  const since = changesSince(now, after);
  const kept = since === undefined ? [] : fieldNames(since, after);
  if (before === undefined)
    return since === undefined ? { kind: "forget" } : { kind: "keep", kept };
  const target = since === undefined ? before : mergeRecords(before, since);
  return { kind: "restore", target, kept };
}

function fieldNames(since: RecordState<string>, after: RecordState<string>): readonly string[] {
  const life = since.life.isAlive === after.life.isAlive ? [] : ["life"];
  const { registers, sets, texts } = since;
  return [...life, ...[registers, sets, texts].flatMap((fields) => Object.keys(fields))];
}
