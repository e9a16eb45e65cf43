import { checkTables, type CheckDepth } from "../check-database.ts";
import type { Database } from "../database.ts";
import { readHead } from "../journal/journal-rows.ts";
import { verifyChain } from "../journal/verify-chain.ts";
import { verifyTables } from "../journal/verify-tables.ts";

export interface RecordsProblem {
  readonly kind: "table-damaged" | "foreign-key-broken" | "journal";
  /** Numbers and technical names only, never content. */
  readonly detail: string;
}

export interface RecordsReport {
  readonly tables: number;
  readonly problems: readonly RecordsProblem[];
}

export interface RecordsCheck {
  readonly database: Database;
  /** `quick` leaves out what takes longest: indexes against tables, and tables against the journal. */
  readonly depth: CheckDepth;
  readonly isCancelled: () => boolean;
  /** Entries of the journal looked at, of all that will be. */
  readonly onProgress: (done: number, total: number) => void;
}

/** Checks the tables, the chain of the journal and whether both say the same. When cancelled, what it found is incomplete. */
export async function checkRecords(check: RecordsCheck): Promise<RecordsReport> {
  const { database, depth, isCancelled } = check;
  const { tables, problems } = await checkTables(database, depth, isCancelled);
  if (isCancelled()) return { tables, problems };
  // What the engine can't read, the journal's own check could only stumble over.
  const isReadable = problems.every(({ kind }) => kind !== "table-damaged");
  const journal = isReadable ? await checkJournal(check) : [];
  return { tables, problems: [...problems, ...journal] };
}

async function checkJournal({
  database: { read },
  depth,
  isCancelled,
  onProgress,
}: RecordsCheck): Promise<readonly RecordsProblem[]> {
  const entries = readHead(read).sequence;
  const total = depth === "full" ? entries * 2 : entries;
  const chain = await inSteps(verifyChain(read), isCancelled, (step) => {
    onProgress(step.entries, total);
  });
  if (chain === undefined) return [];
  if (!chain.isOk) {
    return [{ kind: "journal", detail: `the chain breaks at entry ${String(chain.brokenAt)}` }];
  }
  if (depth === "quick") return [];
  const tables = await inSteps(verifyTables(read), isCancelled, (step) => {
    onProgress(entries + step.entries, total);
  });
  return (tables ?? []).map(({ kind, detail }) => ({
    kind: "journal",
    detail: `${kind}: ${detail}`,
  }));
}

/** Runs step by step, with a pause for other work between the steps; undefined when cancelled. */
export async function inSteps<S, R>(
  steps: Generator<S, R, void>,
  isCancelled: () => boolean,
  onStep: (step: S) => void,
): Promise<R | undefined> {
  for (;;) {
    if (isCancelled()) return undefined;
    const step = steps.next();
    if (step.done === true) return step.value;
    onStep(step.value);
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}
