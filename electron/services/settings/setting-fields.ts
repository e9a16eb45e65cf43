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

/**
 * Settings that came after the first vaults, with what they are where nobody has set them, and the id of their record: the
 * same on every device, so that two that set one for the first time change the same record.
 */
export const LATER_SETTINGS = {
  documentTemplates: { id: "8f0f6f3e-6f0b-8a54-9d1c-2d5b1f0c7a01", value: [] },
} as const;

/** Throws when a setting is missing or does not parse: creation writes all of them. */
export function assembleSettings(stored: readonly StoredSetting[]): VaultSettings {
  const later = Object.entries(LATER_SETTINGS).map(([key, { value }]) => [key, value] as const);
  return vaultSettingsSchema.parse(
    Object.fromEntries([...later, ...stored.map(({ key, value }) => [key, value] as const)]),
  );
}

export function organisationIdOf(stored: readonly StoredSetting[]): string {
  return z.uuid().parse(stored.find(({ key }) => key === ORGANISATION_ID_KEY)?.value);
}
