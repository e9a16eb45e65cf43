import { z } from "zod";
import { vaultSettingsSchema, type VaultSettings } from "../../../shared/model/settings.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { JsonValue } from "../../storage/records/json-value.ts";
import { uuidText } from "../../storage/records/uuid.ts";

/** A setting as it is stored: one record each, so that each change is one line of the journal. */
export interface StoredSetting {
  readonly id: string;
  readonly key: string;
  readonly value: JsonValue;
}

/** The organisation this vault belongs to; set at creation, never changed. */
export const ORGANISATION_ID_KEY = "organisationId";

const valueSchema = z.string().transform((text) => z.json().parse(JSON.parse(text)));

export function readSettings(read: ReadHandle): readonly StoredSetting[] {
  return read
    .all<{ readonly uuid: Uint8Array; readonly key: string; readonly value: string }>(
      "SELECT uuid, key, value FROM setting",
    )
    .map(({ uuid, key, value }) => ({ id: uuidText(uuid), key, value: valueSchema.parse(value) }));
}

/** Throws when a setting is missing or does not parse: creation writes all of them. */
export function assembleSettings(stored: readonly StoredSetting[]): VaultSettings {
  return vaultSettingsSchema.parse(
    Object.fromEntries(stored.map(({ key, value }) => [key, value] as const)),
  );
}

export function organisationIdOf(stored: readonly StoredSetting[]): string {
  return z.uuid().parse(stored.find(({ key }) => key === ORGANISATION_ID_KEY)?.value);
}
