import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { TextField } from "../../../ui/fields/fields.tsx";
import { FourState, SkeletonRows } from "../../../ui/states/four-state.tsx";
import classes from "./dialogs.module.css";
import { NOTHING_CHOSEN, countChosen, toggleAllOf, togglePart } from "./split-choice.ts";
import type { SplitGroup, SplitKind } from "./split-choice.ts";
import { useSplitParts } from "./use-split-parts.ts";

export interface SplitDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** Moves chosen parts into a new incident. Can be taken back. */
export function SplitDialog({ incident, onClose }: SplitDialogProps): ReactNode {
  const text = useText("incident");
  const [title, setTitle] = useState(incident.title);
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const { groups, state } = useSplitParts(incident);
  const count = countChosen(chosen);
  const split = useSplit(incident.id);
  return (
    <ActDialog
      title={text.splitTitle(incident.number)}
      act={text.splitAct(count)}
      isReady={title.trim() !== "" && count > 0}
      missing={count === 0 ? text.splitNothing : text.splitTitleMissing}
      onAct={() => split(title.trim(), chosen)}
      onClose={onClose}
      width="large"
    >
      <p className="wp-dim">{text.splitHint}</p>
      <TextField
        label={text.splitNewTitle}
        value={title}
        onChange={setTitle}
        isRequired
        hasFocus
        maxLength={1_024}
      />
      <FourState state={state} skeleton={<SkeletonRows count={5} />}>
        {/* Long content must be scrollable by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
        <div className={classes.choices} tabIndex={0} role="group" aria-label={text.splitParts}>
          {groups.map((group) => (
            <PartGroup
              key={group.kind}
              group={group}
              chosen={chosen[group.kind]}
              onToggle={(id) => setChosen(togglePart(chosen, group.kind, id))}
              onToggleAll={() => setChosen(toggleAllOf(chosen, group))}
            />
          ))}
        </div>
      </FourState>
    </ActDialog>
  );
}

interface PartGroupProps {
  readonly group: SplitGroup;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly onToggleAll: () => void;
}

function PartGroup({ group, chosen, onToggle, onToggleAll }: PartGroupProps): ReactNode {
  const text = useText("incident");
  const isAll = chosen.size === group.items.length;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.groupHead}>
        <label className={classes.choice}>
          <input type="checkbox" checked={isAll} onChange={onToggleAll} />
          {text.splitKinds[group.kind]}
        </label>
        <span className="wp-meta">{text.splitChosen(chosen.size, group.items.length)}</span>
      </legend>
      {group.items.map(({ id, title }) => (
        <label key={id} className={classes.choice}>
          <input type="checkbox" checked={chosen.has(id)} onChange={() => onToggle(id)} />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}

function useSplit(incidentId: string) {
  const { client } = useApi();
  const text = useText("incident");
  const navigate = useNavigate();
  const change = useChange();
  return (title: string, chosen: Readonly<Record<SplitKind, ReadonlySet<string>>>) =>
    change({
      call: () =>
        client.incidents.split({
          id: incidentId,
          title,
          reportIds: [...chosen.reports],
          observableLinkIds: [...chosen.observables],
          evidenceIds: [...chosen.evidence],
          noteIds: [...chosen.notes],
          taskIds: [...chosen.tasks],
        }),
      done: () => text.splitDone,
      link: ({ id }) => ({
        label: text.open,
        open: () => void navigate({ to: addressOf("incident", id) }),
      }),
      failure: "here",
    });
}
