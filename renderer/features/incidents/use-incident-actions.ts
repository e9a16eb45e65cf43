import { useMemo, useState } from "react";

import type { IncidentRow } from "../../../shared/model/incident.ts";
import type { Result } from "../../../shared/result.ts";
import { useApi } from "../../api.ts";
import type { CasePatch } from "../../cases/dialogs/case-patch.ts";
import { doneWords } from "../../cases/dialogs/done-words.ts";
import type { PatchKind } from "../../cases/dialogs/patch-dialogs.tsx";
import type { Chosen } from "../../cases/list/use-case-list.ts";
import { useChange, useUndo } from "../../cases/use-change.ts";
import { useText } from "../../i18n/text-context.ts";
import type { Command } from "../../ui/palette/use-commands.ts";
import { bulkPatch } from "./rows.ts";

/** A dialog over the list or an incident, with what it is about as it was when it opened. */
export type IncidentDialog =
  | { readonly kind: "close" | "merge" | "send"; readonly chosen: Chosen<IncidentRow> }
  | { readonly kind: "patch"; readonly patch: PatchKind; readonly chosen: Chosen<IncidentRow> };

export interface IncidentActions {
  readonly dialog: IncidentDialog | undefined;
  readonly closeDialog: () => void;
  readonly commands: readonly Command[];
  readonly bulk: readonly Command[];
  readonly patch: (
    chosen: Chosen<IncidentRow>,
    kind: PatchKind,
    patch: CasePatch,
  ) => Promise<Result<unknown, string>>;
  readonly goOn: (nextId: string | null) => void;
}

/** What can be done with incidents: of the list, or the one of a screen. `goOn` is told when rows may be gone. */
export function useIncidentActions(
  chosen: Chosen<IncidentRow>,
  goOn: (nextId: string | null) => void,
): IncidentActions {
  const text = useText("incidents");
  const cases = useText("cases");
  const exchange = useText("exchange");
  const undo = useUndo();
  const [dialog, setDialog] = useState<IncidentDialog | undefined>(undefined);
  const patch = usePatch(goOn);
  const isDisabled = chosen.count === 0;
  const canClose = !isDisabled && chosen.rows.some(({ status }) => status !== "closed");
  const ask = (kind: PatchKind) => (): void => setDialog({ kind: "patch", patch: kind, chosen });
  const bulk: readonly Command[] = [
    { id: "incident.assign", label: cases.actOwner, keys: "a", isDisabled, run: ask("owner") },
    { id: "incident.status", label: cases.actStatus, keys: "w", isDisabled, run: ask("status") },
    {
      id: "incident.severity",
      label: cases.actSeverity,
      keys: "s",
      isDisabled,
      run: ask("severity"),
    },
    { id: "incident.mark", label: cases.actMark, keys: "t", isDisabled, run: ask("marking") },
    {
      id: "incident.classify",
      label: cases.actClassify,
      keys: "c",
      isDisabled,
      run: ask("classification"),
    },
    { id: "incident.tags", label: cases.actTags, keys: "l", isDisabled, run: ask("tags") },
    {
      id: "incident.merge",
      label: text.merge,
      keys: "m",
      isDisabled,
      run: () => setDialog({ kind: "merge", chosen }),
    },
    {
      id: "incident.send",
      label: exchange.send,
      keys: "shift+s",
      isDisabled,
      run: () => setDialog({ kind: "send", chosen }),
    },
    {
      id: "incident.close",
      label: text.close,
      keys: "d",
      isDisabled: !canClose,
      run: () => setDialog({ kind: "close", chosen }),
    },
  ];
  const commands: readonly Command[] = [
    ...bulk,
    { id: "incident.undo", label: cases.undoLast, keys: "u", run: () => void undo() },
  ];
  return { dialog, closeDialog: () => setDialog(undefined), commands, bulk, patch, goOn };
}

function usePatch(goOn: IncidentActions["goOn"]): IncidentActions["patch"] {
  const { client } = useApi();
  const cases = useText("cases");
  const change = useChange();
  return useMemo(
    () => async (chosen: Chosen<IncidentRow>, kind: PatchKind, patch: CasePatch) => {
      const target = await chosen.target();
      const result = await change({
        call: () => client.incidents.bulk({ target, patch: bulkPatch(patch, chosen.count) }),
        done: ({ changed }) => doneWords(kind, cases)(changed),
        failure: "here",
      });
      if (result.ok && chosen.count > 1) goOn(chosen.nextId);
      return result;
    },
    [cases, change, client, goOn],
  );
}
