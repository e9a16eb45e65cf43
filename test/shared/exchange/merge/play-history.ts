import * as fc from "fast-check";
import type { RecordEdit } from "../../../../shared/exchange/record/edit-record.ts";
import { ExchangeSimulator, type MergeUnderTest } from "./exchange-simulator.ts";
import { judgeHistory } from "./judge-history.ts";

const DAY_MS = 86_400_000;
const RECORDS = 2;
const WORDS = ["a", "b", "c"] as const;

/** One history: how many laptops, and what happens, each step as a number that is taken apart. */
export interface History {
  readonly vaults: number;
  readonly steps: readonly number[];
}

export function historyArbitrary(maxSteps: number): fc.Arbitrary<History> {
  return fc.record({
    vaults: fc.integer({ min: 3, max: 5 }),
    steps: fc.array(fc.nat(0x7fff_ffff), { minLength: 1, maxLength: maxSteps, size: "max" }),
  });
}

/**
 * Plays a history of edits, messages that are lost, repeated and overtake each other, partitions, wrong clocks and restored backups, and
 * judges where it ends. Undefined when all is well.
 */
export function playHistory({ vaults, steps }: History, merge: MergeUnderTest): string | undefined {
  const simulator = new ExchangeSimulator(vaults, merge);
  for (const step of steps) playStep(simulator, step);
  simulator.settle();
  return judgeHistory(simulator);
}

/** A history that ended badly, as short as it could be made. */
export interface Counterexample {
  readonly seed: number;
  readonly wrong: string;
  readonly history: History;
}

/** Plays `runs` histories; the shortest one that ends badly, or undefined. For the long run as well (`npm run soak`). */
export function findCounterexample(options: {
  readonly seed: number;
  readonly runs: number;
  readonly maxSteps: number;
  readonly merge: MergeUnderTest;
}): Counterexample | undefined {
  const { seed, runs, maxSteps, merge } = options;
  const isSound = (history: History): boolean => playHistory(history, merge) === undefined;
  const result = fc.check(fc.property(historyArbitrary(maxSteps), isSound), {
    seed,
    numRuns: runs,
  });
  const [history] = result.counterexample ?? [];
  if (history === undefined) return undefined;
  return { seed: result.seed, wrong: playHistory(history, merge) ?? "", history };
}

function playStep(simulator: ExchangeSimulator, step: number): void {
  const digits = digitsOf(step);
  const vault = pick(simulator.vaults, digits(8));
  const other = pick(simulator.vaults, digits(8));
  const act = digits(32);
  const number = digits(64);
  if (act < 13) simulator.edit(vault, number % RECORDS, editOf(digits));
  else if (act < 20) simulator.send(vault, other);
  else if (act < 27) {
    simulator.deliver(number, { isKept: number % 5 === 0, hasReceipt: number % 3 !== 0 });
  } else if (act < 28) simulator.lose(number);
  else if (act < 29) vault.clockErrorMs = (number - 32) * (DAY_MS / 16);
  else if (act < 30) vault.group = number % 2;
  else if (number % 2 === 0) simulator.backUp(vault);
  else simulator.restore(vault);
}

function editOf(digits: (limit: number) => number): RecordEdit {
  const [kind, word, isThere] = [digits(8), pick(WORDS, digits(4)), digits(2) === 1];
  if (kind < 3) return { kind: "register", field: "title", value: word };
  if (kind < 5) return { kind: "element", field: "tags", value: word, isPresent: isThere };
  if (kind < 7) return { kind: "text", field: "description", value: word };
  return { kind: "life", isAlive: isThere };
}

/** Takes a number apart, the last digits first; each limit is a power of two. */
function digitsOf(step: number): (limit: number) => number {
  let rest = step;
  return (limit) => {
    const digit = rest % limit;
    rest = Math.floor(rest / limit);
    return digit;
  };
}

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}
