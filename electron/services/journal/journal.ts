import type { z } from "zod";
import type { progressSchema } from "../../../shared/contract/call.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import type { JournalEntry } from "../../../shared/model/journal.ts";
import type { RecordKind } from "../../../shared/model/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { takeBackArchive } from "../../exchange/archive/take-back-archive.ts";
import { inSteps } from "../../storage/checking/check-records.ts";
import { listRows, readHead } from "../../storage/journal/journal-rows.ts";
import {
  readAction,
  undoableActions,
  undoAction,
  type UndoneAction,
} from "../../storage/journal/undo-action.ts";
import { verifyChain, type ChainVerdict } from "../../storage/journal/verify-chain.ts";
import type { CaseContext } from "../case-context.ts";
import { entryOf } from "./journal-entry.ts";
import { exportLines } from "./journal-export.ts";

export interface JournalRequest {
  readonly subject?: { readonly kind: RecordKind; readonly id: string } | undefined;
  readonly actor?: string | undefined;
  readonly verb?: string | undefined;
  readonly limit: number;
  readonly before?: number | undefined;
}

export interface UndoableAction {
  readonly actionId: number;
  readonly verb: string;
  readonly subjectTitle: string;
}

/** History of everything, and the way back. */
export interface JournalService {
  readonly list: (request: JournalRequest) => {
    readonly items: readonly JournalEntry[];
    readonly next: string | null;
  };
  readonly verify: (
    report: (progress: z.infer<typeof progressSchema>) => void,
    signal: AbortSignal,
  ) => Promise<Result<ChainVerdict, Failure>>;
  /** Failures: `nothing-to-undo`, `cannot-undo`. */
  readonly undo: (actionId: number | undefined) => Result<UndoneAction, Failure>;
  readonly undoable: () => UndoableAction | null;
  readonly exportLines: () => Iterable<string>;
}

export function createJournal(context: CaseContext, afterUndo: () => void): JournalService {
  const { database, actor } = context;
  return {
    list: (request) => {
      const rows = listRows(database.read, { ...request, subjectId: request.subject?.id });
      const last = rows.length === request.limit ? rows.at(-1) : undefined;
      return {
        items: rows.map((row) => entryOf(row, readAction(database.read, row.action))),
        next: last === undefined ? null : String(last.sequence),
      };
    },
    verify: async (report, signal) => {
      const total = readHead(database.read).sequence;
      const verdict = await inSteps(
        verifyChain(database.read),
        () => signal.aborted,
        ({ entries }) => {
          report({ done: entries, total, what: "journal" });
        },
      );
      return verdict === undefined ? err({ kind: "cancelled" }) : ok(verdict);
    },
    undo: (actionId) => {
      const undone = undo(context, actionId);
      if (undone.ok) afterUndo();
      return undone;
    },
    undoable: () => {
      const [actionId] = undoableActions(database.read, actor().name, 1);
      if (actionId === undefined) return null;
      const verb = readAction(database.read, actionId)?.verb ?? "";
      const [row] = listRows(database.read, { before: actionId + 1, limit: 1 });
      return { actionId, verb, subjectTitle: row?.subjectTitle ?? "" };
    },
    exportLines: () => exportLines(database.read),
  };
}

function undo(
  { database, actor }: CaseContext,
  wanted: number | undefined,
): Result<UndoneAction, Failure> {
  const actionId = wanted ?? undoableActions(database.read, actor().name, 1)[0];
  if (actionId === undefined) return err({ kind: "nothing-to-undo" });
  const undone = database.transaction((write) => {
    const taken = undoAction(write, actor(), actionId);
    if (taken.ok) takeBackArchive(write, actionId, taken.value.actionId);
    return taken;
  });
  return undone.ok ? undone : err({ kind: "cannot-undo", actionId, why: undone.error });
}
