import { useState } from "react";

import type { IncidentId } from "../../../../shared/model/ids.ts";
import type { ObservableLink } from "../../../../shared/model/observable.ts";
import type { Tlp } from "../../../../shared/model/values.ts";
import { useApi } from "../../../api.ts";
import { defangedLines } from "../../../cases/observables/display.ts";
import { useObservableLinks } from "../../../cases/observables/use-observable-links.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useSourceState } from "../../../cases/use-source-state.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useCopy } from "../../../ui/clipboard/use-copy.ts";
import { NOTHING_SELECTED, countSelected } from "../../../ui/grid/selection.ts";
import type { RowSelection } from "../../../ui/grid/selection.ts";
import { chosenLinks } from "./rows.ts";

/** What can be changed on the use of an observable in this incident. */
export interface LinkPatch {
  readonly comment?: string | null;
  readonly isForDetection?: boolean;
  readonly tlp?: Tlp | null;
}

/** The observables of an incident: rows, cursor, marks, and what can be done with them. */
export function useObservables(incidentId: IncidentId, onAdd: () => void) {
  const { client } = useApi();
  const text = useText("incident");
  const common = useText("commonUi");
  const change = useChange();
  const copy = useCopy();
  const source = useObservableLinks({ kind: "incident", id: incidentId });
  const [cursor, setCursor] = useState(0);
  const [selection, setSelection] = useState<RowSelection>(NOTHING_SELECTED);
  const active = Math.min(cursor, source.rowCount - 1);
  const row = source.rowAt(active);
  const state = useSourceState(source, {
    title: text.observablesNone,
    text: text.observablesNoneText,
    action: { label: text.observablesPaste, keys: "n", run: onAdd },
  });
  const chosen = async (): Promise<readonly ObservableLink[]> => {
    const isAny = countSelected(selection, source.rowCount) > 0;
    const loaded = isAny ? await source.loadRange({ first: 0, end: source.rowCount }) : [];
    return chosenLinks(loaded, selection, row);
  };
  const remove = async (): Promise<void> => {
    const links = await chosen();
    if (links.length === 0) return;
    const result = await change({
      call: () => client.observables.removeLinks({ linkIds: links.map(({ linkId }) => linkId) }),
      done: ({ changed }) => text.observablesRemoved(changed),
    });
    if (result.ok) setSelection(NOTHING_SELECTED);
  };
  return {
    source,
    state,
    active,
    setActive: setCursor,
    row,
    selection,
    setSelection,
    markedCount: countSelected(selection, source.rowCount),
    remove: () => void remove(),
    update: (link: ObservableLink, patch: LinkPatch) =>
      change({
        call: () => client.observables.updateLink({ linkId: link.linkId, patch }),
        done: () => text.saved,
      }),
    copyDefanged: () =>
      void chosen().then((links) => {
        if (links.length > 0) copy(defangedLines(links), common.copiedDefanged);
      }),
    copyOriginal: () =>
      void chosen().then((links) => {
        const lines = links.map(({ value }) => value).join("\n");
        if (links.length > 0) copy(lines, common.copiedOriginal);
      }),
  };
}

export type ObservableActions = ReturnType<typeof useObservables>;
