import { z } from "zod";

import { REVOCATION, type Revocation } from "../../../shared/exchange/identity/revocation.ts";
import { profileSchema } from "../../../shared/exchange/identity/profile.ts";
import {
  parseStatement,
  type Statement,
} from "../../../shared/exchange/identity/signed-statement.ts";
import {
  epochSchema,
  publicKeySchema,
  recipientsSchema,
} from "../../../shared/exchange/identity/values.ts";
import { deviceStatusSchema } from "../../../shared/model/peer.ts";
import { instantSchema } from "../../../shared/model/values.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { recordDefinition } from "../../storage/records/record-definitions-table.ts";
import { readRecord } from "../../storage/records/record-rows.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";

const storedIdentitySchema = z.object({
  createdAt: instantSchema,
  rootKey: publicKeySchema,
  rootEpoch: epochSchema,
  profile: profileSchema,
  recipients: recipientsSchema,
  /** Statements of root rotations, oldest first. */
  rotations: z.array(z.string()),
  card: z.string().nullable(),
});

/** Our own organisation's public half. The id is the organisation's. */
export type StoredIdentity = z.infer<typeof storedIdentitySchema> & { readonly id: string };

const deviceRecipientsSchema = recipientsSchema.omit({ epoch: true });

const storedDeviceSchema = z.object({
  createdAt: instantSchema,
  name: z.string(),
  publicKey: publicKeySchema,
  epoch: epochSchema,
  /** Statement of the certificate; null while the organisation has not signed for the key. */
  certificate: z.string().nullable(),
  /** Where siblings encrypt to. */
  recipients: deviceRecipientsSchema,
  status: deviceStatusSchema,
});

/** A laptop of our own organisation. */
export type StoredDevice = z.infer<typeof storedDeviceSchema> & { readonly id: string };

/** Undefined until it is made on first use. */
export function readIdentity(read: ReadHandle): StoredIdentity | undefined {
  const [id] = idsIn(read, "identity");
  if (id === undefined) return undefined;
  const fields = readRecord(read, recordDefinition("identity"), id)?.fields;
  return { id, ...storedIdentitySchema.parse(fields) };
}

export function readDevice(read: ReadHandle, id: string): StoredDevice | undefined {
  const record = readRecord(read, recordDefinition("device"), id);
  return record && { id, ...storedDeviceSchema.parse(record.fields) };
}

/** Laptops in the order in which they were added. */
export function listDevices(read: ReadHandle): readonly StoredDevice[] {
  return idsIn(read, "device").flatMap((id) => readDevice(read, id) ?? []);
}

/** A revocation with the id of its record. */
export interface StoredRevocation {
  readonly id: string;
  readonly statement: Statement<Revocation>;
}

/** Revocations of an organisation by number. They were verified before they were stored. */
export function listRevocations(
  read: ReadHandle,
  organisationId: string,
): readonly StoredRevocation[] {
  return read
    .all<{ readonly uuid: Uint8Array; readonly statement: string }>(
      "SELECT uuid, statement FROM revocation WHERE organisation = ? ORDER BY number, id",
      [uuidBytes(organisationId)],
    )
    .map(({ uuid, statement }) => {
      const parsed = parseStatement(statement, REVOCATION);
      if (!parsed.ok) throw new Error(`revocation ${uuidText(uuid)} does not parse`);
      return { id: uuidText(uuid), statement: parsed.value };
    });
}

/** What was revoked, without the signatures. */
export function revocationsOf(read: ReadHandle, organisationId: string): readonly Revocation[] {
  return listRevocations(read, organisationId).map(({ statement }) => statement.body);
}

function idsIn(read: ReadHandle, table: "identity" | "device"): readonly string[] {
  return read
    .all<{ readonly uuid: Uint8Array }>(`SELECT uuid FROM ${table} ORDER BY id`)
    .map(({ uuid }) => uuidText(uuid));
}
