import { useMediaQuery } from "@mantine/hooks";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { IncidentId } from "../../../../shared/model/ids.ts";
import { BulkBar } from "../../../cases/layout/bulk-bar.tsx";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { observableColumns } from "../../../cases/observables/observable-columns.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { NOTHING_SELECTED } from "../../../ui/grid/selection.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import classes from "../parts.module.css";
import { useHasDraft } from "../use-form-draft.ts";
import { ObservableDetail } from "./observable-detail.tsx";
import { PasteBox } from "./paste-box.tsx";
import { useObservableCommands } from "./use-observable-commands.ts";
import { useObservables } from "./use-observables.ts";

/** The chosen row shows them anyway; on a small screen the value needs the room. */
const WIDE_ONLY: ReadonlySet<string> = new Set(["comment", "tlp"]);

/** The observables of the incident as a grid, with the chosen one or the paste box beside it. */
export function ObservablesTab({ incidentId }: { readonly incidentId: IncidentId }): ReactNode {
  const text = useText("incident");
  const cases = useText("cases");
  const draftName = `incident.paste.${incidentId}`;
  const hasDraft = useHasDraft(draftName);
  const [isPasting, setPasting] = useState(hasDraft);
  const actions = useObservables(incidentId, () => setPasting(true));
  const { source, state, row, selection, setSelection, markedCount } = actions;
  const commands = useObservableCommands(actions, isPasting, () => setPasting(true));
  const isWide = useMediaQuery("(min-width: 1500px)");
  const columns = useMemo(
    () => observableColumns(cases).filter(({ id }) => isWide || !WIDE_ONLY.has(id)),
    [cases, isWide],
  );
  const isSplit = isPasting || row !== undefined;
  return (
    <div className={classes.split} data-single={!isSplit || undefined}>
      <div className={classes.main}>
        {markedCount > 0 ? (
          <BulkBar
            count={markedCount}
            commands={commands.bulk}
            onClear={() => setSelection(NOTHING_SELECTED)}
          />
        ) : (
          <div className={classes.bar}>
            {commands.bar.map((command, at) => (
              <CommandButton key={command.id} command={command} isPrimary={at === 0} />
            ))}
          </div>
        )}
        <FourState state={state}>
          <DataGrid
            label={cases.obsTitle}
            source={source}
            columns={columns}
            keyOf={(link) => link.linkId}
            activeIndex={actions.active}
            onActiveChange={actions.setActive}
            selection={selection}
            onSelectionChange={setSelection}
            keys="screen"
          />
        </FourState>
      </div>
      {isSplit && (
        // Long content must be scrollable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
        <section className={classes.side} tabIndex={0} aria-label={text.chosenObservable}>
          <div className={classes.sideBody}>
            {isPasting ? (
              <PasteBox
                incidentId={incidentId}
                draftName={draftName}
                onClose={() => setPasting(false)}
              />
            ) : (
              row && <ObservableDetail key={row.linkId} link={row} onUpdate={actions.update} />
            )}
          </div>
        </section>
      )}
    </div>
  );
}
