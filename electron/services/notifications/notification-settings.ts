import type { z } from "zod";
import {
  DEFAULT_NOTIFICATION_SETTINGS,
  notificationSettingsSchema,
  type notificationSettingsPatchSchema,
  type NotificationSettings,
} from "../../../shared/model/notification.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import { readSettings } from "../settings/setting-fields.ts";
import { changeVault, type CaseContext } from "../case-context.ts";

/** One setting beside the others: vaults that are older have none, and then the defaults hold. */
const KEY = "notifications";

export function readNotificationSettings(read: ReadHandle): NotificationSettings {
  const stored = readSettings(read).find(({ key }) => key === KEY);
  return stored === undefined
    ? DEFAULT_NOTIFICATION_SETTINGS
    : notificationSettingsSchema.parse(stored.value);
}

/** Sets what is given; one line of the journal that can be taken back. */
export function saveNotificationSettings(
  context: CaseContext,
  patch: z.output<typeof notificationSettingsPatchSchema>,
): Result<NotificationSettings, Failure> {
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const stored = readSettings(write).find(({ key }) => key === KEY);
    const value = notificationSettingsSchema.parse({
      ...readNotificationSettings(write),
      ...patch,
    });
    const fields = { value: { ...value, templates: value.templates.map((one) => ({ ...one })) } };
    const id = stored?.id ?? actor.ids.newId();
    applyAction(write, actor, {
      verb: "settings-changed",
      subjects: [
        {
          subject: { kind: "setting", id, title: KEY },
          changes: [
            stored === undefined
              ? { op: "create", kind: "setting", id, fields: { key: KEY, ...fields } }
              : { op: "update", kind: "setting", id, fields },
          ],
        },
      ],
    });
    return ok(value);
  });
}
