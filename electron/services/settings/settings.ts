import { vaultSettingsSchema, type VaultSettings } from "../../../shared/model/settings.ts";
import type { z } from "zod";
import type { Database } from "../../storage/database.ts";
import type { Actor } from "../../storage/journal/action-stamp.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import type { JsonValue } from "../../storage/records/json-value.ts";
import {
  assembleSettings,
  LATER_SETTINGS,
  organisationIdOf,
  readSettings,
} from "./setting-fields.ts";

export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
export const settingsPatchSchema = vaultSettingsSchema.partial();

/** What the vault's organisation has set up; read often, so kept in memory while the vault is open. */
export interface SettingsService {
  readonly get: () => VaultSettings;
  /** Sets what is given; each changed setting is journaled and can be taken back. */
  readonly set: (patch: SettingsPatch) => VaultSettings;
  /** Who works here now; joins the list of analysts. */
  readonly setAnalyst: (name: string) => void;
  readonly organisationId: () => string;
  readonly lastBackupAt: () => string | null;
  readonly noteBackup: () => void;
  /** The last check of the whole vault that found nothing wrong. */
  readonly lastCheckAt: () => string | null;
  readonly noteCheck: () => void;
  /** After an undo: what is in the vault counts. */
  readonly reload: () => void;
}

/** Of the upkeep of the vault, kept in it and not journaled: nobody wants it back. */
type UpkeepTime = "last_backup_at" | "last_check_at";

export function createSettings(database: Database, actor: () => Actor): SettingsService {
  let stored = readSettings(database.read);
  let current = assembleSettings(stored);
  const organisationId = organisationIdOf(stored);
  const reload = () => {
    stored = readSettings(database.read);
    current = assembleSettings(stored);
  };
  const set = (patch: SettingsPatch): VaultSettings => {
    const wanted = new Map(Object.entries(patch));
    const changed = stored.flatMap(({ id, key }): SubjectChanges[] => {
      const value = wanted.get(key);
      return value === undefined ? [] : [settingChange("update", id, key, { value })];
    });
    const added = Object.entries(LATER_SETTINGS).flatMap(([key, { id }]): SubjectChanges[] => {
      const value = wanted.get(key);
      if (value === undefined || stored.some((one) => one.key === key)) return [];
      return [settingChange("create", id, key, { key, value })];
    });
    const subjects = [...changed, ...added];
    database.transaction((write) => {
      applyAction(write, actor(), { verb: "settings-changed", subjects });
    });
    reload();
    return current;
  };
  const timeOf = (key: UpkeepTime) =>
    database.read.get<{ readonly value: string }>("SELECT value FROM vault_meta WHERE key = ?", [
      key,
    ])?.value ?? null;
  const noteTime = (key: UpkeepTime) => {
    const at = new Date(actor().nowMs()).toISOString();
    database.transaction((write) => {
      write.run(
        "INSERT INTO vault_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [key, at],
      );
    });
  };
  return {
    get: () => current,
    set,
    setAnalyst: (name) => {
      if (name === current.analyst) return;
      const analysts = [...new Set([...current.analysts, name])];
      set({ analyst: name, analysts });
    },
    organisationId: () => organisationId,
    lastBackupAt: () => timeOf("last_backup_at"),
    noteBackup: () => noteTime("last_backup_at"),
    lastCheckAt: () => timeOf("last_check_at"),
    noteCheck: () => noteTime("last_check_at"),
    reload,
  };
}

function settingChange(
  op: "create" | "update",
  id: string,
  key: string,
  fields: Readonly<Record<string, JsonValue>>,
): SubjectChanges {
  const subject = { kind: "setting", id, title: key } as const;
  return { subject, changes: [{ op, kind: "setting", id, fields }] };
}
