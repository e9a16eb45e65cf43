import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import { err } from "../../../../shared/result.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { ChoiceList } from "../../../cases/dialogs/choice-list.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useLanguage, useText } from "../../../i18n/text-context.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useQueryState } from "../../../use-query-state.ts";
import { PlaybookPreview } from "./playbook-preview.tsx";
import classes from "./tasks.module.css";

export interface PlaybookDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** Chooses a playbook, those for the incident's class first, and shows its tasks before they are added. */
export function PlaybookDialog({ incident, onClose }: PlaybookDialogProps): ReactNode {
  const text = useText("incident");
  const { language } = useLanguage();
  const { client, query } = useApi();
  const change = useChange();
  const list = useQuery(
    query.playbooks.list.queryOptions({
      input: { classification: [...incident.classification], language },
    }),
  );
  const state = useQueryState(list, ({ items }) => items.length === 0, {
    title: text.playbooksNone,
  });
  const [picked, setPicked] = useState<string | null>(null);
  const items = list.data?.items ?? [];
  const playbook = items.find(({ id }) => id === picked) ?? items[0];
  const apply = () =>
    playbook === undefined
      ? Promise.resolve(err(""))
      : change({
          call: () =>
            client.tasks.applyPlaybook({
              incidentId: incident.id,
              playbookId: playbook.id,
              language,
            }),
          done: () => text.playbookApplied(playbook.tasks.length),
          failure: "here",
        });
  return (
    <ActDialog
      title={text.playbookApply}
      act={text.playbookAdd(playbook?.tasks.length ?? 0)}
      isReady={playbook !== undefined}
      onAct={apply}
      onClose={onClose}
      width="large"
    >
      <FourState state={state}>
        <div className={classes.choosing}>
          <div className={classes.playbooks}>
            <ChoiceList
              label={text.playbook}
              value={playbook?.id ?? null}
              onChange={setPicked}
              hasFocus
              choices={items.map(({ id, title, isSuggested }) => ({
                value: id,
                label: title,
                ...(isSuggested ? { help: text.playbookSuggested } : {}),
              }))}
            />
          </div>
          {playbook && <PlaybookPreview playbook={playbook} />}
        </div>
      </FourState>
    </ActDialog>
  );
}
