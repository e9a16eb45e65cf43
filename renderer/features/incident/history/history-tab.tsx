import { Button } from "@mantine/core";
import { useMemo } from "react";
import type { ReactNode } from "react";

import { useText } from "../../../i18n/text-context.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import parts from "../parts.module.css";
import { BroughtHistory } from "./brought-history.tsx";
import { HistoryEntry } from "./history-entry.tsx";
import classes from "./history.module.css";
import { recordNames } from "./rows.ts";
import { useHistoryCommands } from "./use-history-commands.ts";
import { useHistory } from "./use-history.ts";

/** What was done with the incident, by whom, field by field; each action can be taken back from here. */
export function HistoryTab({ incidentId }: { readonly incidentId: string }): ReactNode {
  const text = useText("incident");
  const history = useHistory(incidentId);
  const { entries, state, refused, takeBack } = history;
  const names = useMemo(() => recordNames(entries), [entries]);
  const { setActive } = useHistoryCommands(entries, takeBack);
  return (
    <div className={parts.scroll}>
      <FourState state={state}>
        <ol className={classes.list} aria-label={text.tabNames.history}>
          {entries.map((entry) => (
            <HistoryEntry
              key={entry.sequence}
              entry={entry}
              names={names}
              refusal={refused.get(entry.actionId)}
              onTakeBack={() => takeBack(entry.actionId)}
              onActive={() => setActive(entry.sequence)}
            />
          ))}
        </ol>
        {history.hasMore && (
          <div className={parts.pad}>
            <Button variant="default" loading={history.isLoadingMore} onClick={history.loadMore}>
              {text.historyMore}
            </Button>
          </div>
        )}
      </FourState>
      <BroughtHistory incidentId={incidentId} />
    </div>
  );
}
