import type { notificationsContract } from "../../../shared/contract/notifications.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import type { Result } from "../../../shared/result.ts";
import type { FilePort } from "../../files/file-port.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import {
  exportToFolder,
  type Exported,
  type ExportForm,
  type ExportOrder,
} from "./export-notifications.ts";
import { notificationCalls } from "./notification-calls.ts";
import type { NotificationContext } from "./notification-context.ts";

/** Notifications as files of this machine. */
export interface NotificationFolders {
  /** Writes messages into a new folder; see `exportToFolder`. */
  readonly exportTo: (
    folder: string,
    order: ExportOrder,
    form: ExportForm,
  ) => Promise<Result<Exported, Failure>>;
}

/** Telling constituents, as calls of the contract and as files. */
export function createNotifications(context: NotificationContext & { readonly files: FilePort }): {
  readonly calls: Handlers<typeof notificationsContract>;
  readonly folders: NotificationFolders;
} {
  return {
    calls: notificationCalls(context),
    folders: { exportTo: (folder, order, form) => exportToFolder(context, folder, order, form) },
  };
}
