import type { ReactNode } from "react";

import type { NotificationSubject } from "../../../shared/model/notification.ts";
import { DraftDialog } from "./draft-dialog.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import type { NotificationItem } from "./rows.ts";
import { TellDialog } from "./tell-dialog.tsx";

/** What lies over the board. */
export type NotificationDialog =
  | { readonly kind: "draft" }
  | { readonly kind: "export" | "tell"; readonly items: readonly NotificationItem[] };

export interface NotificationDialogsProps {
  readonly dialog: NotificationDialog | undefined;
  readonly subject: NotificationSubject | null;
  readonly onClose: () => void;
  /** Something was done with what was marked. */
  readonly onDone: () => void;
}

export function NotificationDialogs(props: NotificationDialogsProps): ReactNode {
  const { dialog, subject, onClose, onDone } = props;
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "draft":
      return subject === null ? null : <DraftDialog subject={subject} onClose={onClose} />;
    case "export":
      return <ExportDialog items={dialog.items} onClose={onClose} onDone={onDone} />;
    case "tell":
      return <TellDialog items={dialog.items} onClose={onClose} onDone={onDone} />;
  }
}
