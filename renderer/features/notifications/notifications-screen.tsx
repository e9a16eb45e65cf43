import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";
import { z } from "zod";

import { incidentIdSchema, reportIdSchema } from "../../../shared/model/ids.ts";
import type { NotificationSubject } from "../../../shared/model/notification.ts";
import { CommandButton } from "../../cases/layout/command-button.tsx";
import { useText } from "../../i18n/text-context.ts";
import { addressOf, PATHS } from "../../places.ts";
import { countSelected, NOTHING_SELECTED, type RowSelection } from "../../ui/grid/selection.ts";
import { MasterDetail } from "../../ui/master-detail/master-detail.tsx";
import { Board } from "./board.tsx";
import { NotificationDialogs, type NotificationDialog } from "./dialogs.tsx";
import classes from "./notifications.module.css";
import { NotificationDetail } from "./notification-detail.tsx";
import { meantItems } from "./rows.ts";
import { useBoardCommands } from "./use-board-commands.ts";
import { useNotifications } from "./use-notifications.ts";

const addressSchema = z.object({
  incident: incidentIdSchema.optional(),
  report: reportIdSchema.optional(),
});

/** Who is told what: messages of all incidents, or the board of one. */
export function NotificationsScreen(): ReactNode {
  const text = useText("notifications");
  const navigate = useNavigate();
  const subject = subjectOf(addressSchema.parse(useSearch({ strict: false })));
  const list = useNotifications(subject);
  const [selection, setSelection] = useState<RowSelection>(NOTHING_SELECTED);
  const [dialog, setDialog] = useState<NotificationDialog | undefined>(undefined);
  const row = list.items[list.cursor];
  const meant = meantItems(list.items, selection, row);
  const { bar, bulk } = useBoardCommands({
    subject,
    meant,
    shown: list.items,
    hasMarks: countSelected(selection, list.items.length) > 0,
    show: setDialog,
  });
  return (
    <>
      <div className={classes.screen}>
        <header className={classes.head}>
          <h1>{text.title}</h1>
          {subject !== null && (
            <button
              type="button"
              className={classes.back}
              onClick={() => void navigate({ to: addressOf(subject.kind, subject.id) })}
            >
              {list.all[0]?.subjectNumber ?? text.ofOne}
            </button>
          )}
          {subject !== null && (
            <button
              type="button"
              className={classes.back}
              onClick={() => void navigate({ to: PATHS.notifications, search: {} })}
            >
              {text.showAll}
            </button>
          )}
          <span className={classes.spacer} />
          {bar.map((command, at) => (
            <CommandButton key={command.id} command={command} isPrimary={at === 0} />
          ))}
        </header>
        <div className={classes.parts}>
          <MasterDetail
            name="notifications"
            initialShare={0.58}
            hasDetail={row !== undefined}
            onBack={() => list.setCursor(0)}
            list={
              <Board
                list={list}
                selection={selection}
                onSelection={setSelection}
                bulk={bulk}
                hasSubject={subject !== null}
                onDraft={() => setDialog({ kind: "draft" })}
              />
            }
            detail={row === undefined ? null : <NotificationDetail key={row.id} id={row.id} />}
          />
        </div>
      </div>
      <NotificationDialogs
        dialog={dialog}
        subject={subject}
        onClose={() => setDialog(undefined)}
        onDone={() => setSelection(NOTHING_SELECTED)}
      />
    </>
  );
}

function subjectOf({
  incident,
  report,
}: z.infer<typeof addressSchema>): NotificationSubject | null {
  if (incident !== undefined) return { kind: "incident", id: incident };
  return report === undefined ? null : { kind: "report", id: report };
}
