import { useMemo, useState } from "react";

import type { ReportRow } from "../../../shared/model/report.ts";
import type { Result } from "../../../shared/result.ts";
import type { CasePatch } from "../../cases/dialogs/case-patch.ts";
import { doneWords } from "../../cases/dialogs/done-words.ts";
import type { PatchKind } from "../../cases/dialogs/patch-dialogs.tsx";
import type { Chosen } from "../../cases/list/use-case-list.ts";
import { useChange, useUndo } from "../../cases/use-change.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import type { Command } from "../../ui/palette/use-commands.ts";
import { allowedDecisions } from "./rows.ts";

/** A dialog over the queue, with what it is about as it was when it opened. */
export type TriageDialog =
  | { readonly kind: "accept"; readonly chosen: Chosen<ReportRow> }
  | { readonly kind: "reject"; readonly chosen: Chosen<ReportRow> }
  | {
      readonly kind: "patch";
      readonly patch: Exclude<PatchKind, "owner" | "status">;
      readonly chosen: Chosen<ReportRow>;
    };

export interface TriageActions {
  readonly dialog: TriageDialog | undefined;
  readonly closeDialog: () => void;
  readonly openAccept: (rows: readonly ReportRow[]) => void;
  /** Everything, for keys and palette. */
  readonly commands: readonly Command[];
  /** Those that make sense for several at once. */
  readonly bulk: readonly Command[];
  readonly reject: (chosen: Chosen<ReportRow>, reason: string) => Promise<Result<unknown, string>>;
  readonly patch: (
    chosen: Chosen<ReportRow>,
    kind: PatchKind,
    patch: CasePatch,
  ) => Promise<Result<unknown, string>>;
  readonly goOn: (nextId: string | null) => void;
  /** The row after those that the actions are about. */
  readonly nextId: string | null;
}

/** What can be done with reports: of the queue, or the one of a screen. `goOn` is told after each decision. */
export function useTriageActions(
  chosen: Chosen<ReportRow>,
  goOn: (nextId: string | null) => void,
): TriageActions {
  const text = useText("triage");
  const cases = useText("cases");
  const undo = useUndo();
  const [dialog, setDialog] = useState<TriageDialog | undefined>(undefined);
  const { reject, reopen, patch } = useTriageChanges(goOn);
  const may = allowedDecisions(chosen.rows);
  const isNone = chosen.count === 0;
  const ask = (kind: PatchKind): void => {
    if (kind !== "owner" && kind !== "status") setDialog({ kind: "patch", patch: kind, chosen });
  };
  const field = (id: string, label: string, keys: string, kind: PatchKind): Command => ({
    id,
    label,
    keys,
    isDisabled: isNone,
    run: () => ask(kind),
  });
  const bulk: readonly Command[] = [
    {
      id: "triage.accept",
      label: text.accept,
      keys: "a",
      isDisabled: isNone || !may.accept,
      run: () => setDialog({ kind: "accept", chosen }),
    },
    {
      id: "triage.reject",
      label: text.reject,
      keys: "r",
      isDisabled: isNone || !may.reject,
      run: () => setDialog({ kind: "reject", chosen }),
    },
    field("triage.mark", cases.actMark, "t", "marking"),
    field("triage.severity", cases.actSeverity, "s", "severity"),
    field("triage.classify", cases.actClassify, "c", "classification"),
    field("triage.tags", cases.actTags, "l", "tags"),
  ];
  const commands: readonly Command[] = [
    ...bulk,
    {
      id: "triage.reopen",
      label: text.reopen,
      keys: "shift+r",
      isDisabled: isNone || !may.reopen,
      run: () => void reopen(chosen),
    },
    { id: "triage.undo", label: cases.undoLast, keys: "u", run: () => void undo() },
  ];
  return {
    dialog,
    closeDialog: () => setDialog(undefined),
    openAccept: (rows) => setDialog({ kind: "accept", chosen: chosenRows(rows) }),
    commands,
    bulk,
    reject,
    patch,
    goOn,
    nextId: chosen.nextId,
  };
}

/** Rows that are all there as what an action is about. */
export function chosenRows(rows: readonly ReportRow[]): Chosen<ReportRow> {
  const ids = rows.map(({ id }) => id);
  return {
    count: rows.length,
    rows,
    target: () => Promise.resolve({ ids: [...ids] }),
    ids: () => Promise.resolve([...ids]),
    nextId: null,
  };
}

type Reports = Chosen<ReportRow>;

function useTriageChanges(goOn: TriageActions["goOn"]) {
  const { client } = useApi();
  const text = useText("triage");
  const cases = useText("cases");
  const change = useChange();
  return useMemo(() => {
    const decided = (chosen: Reports, result: Result<unknown, string>) => {
      if (result.ok) goOn(chosen.nextId);
      return result;
    };
    return {
      reject: async (chosen: Reports, reason: string) => {
        const target = await chosen.target();
        const result = await change({
          call: () => client.reports.reject({ target, reason }),
          done: ({ changed }) => text.rejected(changed),
          failure: "here",
        });
        return decided(chosen, result);
      },
      reopen: async (chosen: Reports) => {
        const target = await chosen.target();
        const result = await change({
          call: () => client.reports.reopen({ target }),
          done: ({ changed }) => text.reopened(changed),
        });
        return decided(chosen, result);
      },
      patch: async (chosen: Reports, kind: PatchKind, patch: CasePatch) => {
        const target = await chosen.target();
        const { owner: _owner, status: _status, ...fields } = patch;
        return change({
          call: () => client.reports.update({ target, patch: fields }),
          done: ({ changed }) => doneWords(kind, cases)(changed),
          failure: "here",
        });
      },
    };
  }, [cases, change, client, goOn, text]);
}
