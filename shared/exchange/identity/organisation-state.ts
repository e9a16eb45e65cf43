import { z } from "zod";

import { vaultKindSchema } from "../../vault/header.ts";
import { deviceStatusSchema } from "../../model/peer.ts";
import { instantSchema } from "../../model/values.ts";
import { MAX_DEVICES, MAX_REVOCATIONS } from "./peer-card.ts";
import { profileSchema } from "./profile.ts";
import type { StatementKind } from "./signed-statement.ts";
import {
  deviceNameSchema,
  epochSchema,
  hybridRecipientSchema,
  nameSchema,
  publicKeySchema,
  signedInstantSchema,
  x25519RecipientSchema,
} from "./values.ts";

export const ORGANISATION_STATE_DOMAIN = "watchpost organisation state v1";

/** Some hundred peers with their cards; the sealed file must fit through one call of the contract. */
export const MAX_STATE_CHARS = 3_145_728;
/** Epochs of age identities that are still worth keeping. */
const MAX_AGE_EPOCHS = 64;

/** Secrets as age writes them. */
export const ageSecretsSchema = z.strictObject({
  x25519: z.string().regex(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/, "AGE-SECRET-KEY-1..."),
  hybrid: z.string().regex(/^AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}$/, "AGE-SECRET-KEY-PQ-1..."),
});

const siblingSchema = z.strictObject({
  deviceId: z.uuid(),
  createdAt: instantSchema,
  name: deviceNameSchema,
  publicKey: publicKeySchema,
  epoch: epochSchema,
  certificate: z.string().max(2_500).nullable(),
  recipients: z.strictObject({ x25519: x25519RecipientSchema, hybrid: hybridRecipientSchema }),
  status: deviceStatusSchema,
});

/** How a peer stands with the organisation; the card says the rest. */
const knownPeerSchema = z.strictObject({
  card: z.string(),
  trust: z.enum(["unknown", "known", "verified"]),
  revokedAt: instantSchema.nullable(),
  /** When trust was decided last; the later decision of two laptops holds. */
  decidedAt: instantSchema,
  note: z.string().max(65_536),
});

/**
 * What every laptop of an organisation has to know, secrets included. It never travels but sealed: under a spoken code to a
 * laptop that joins, or to the age recipients of the devices. Signed by the root key, so that nobody else can put keys or
 * peers into a sibling.
 */
export const organisationStateSchema = z.strictObject({
  $domain: z.literal(ORGANISATION_STATE_DOMAIN),
  organisationId: z.uuid(),
  vaultKind: vaultKindSchema,
  name: nameSchema(255),
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  issuedAt: signedInstantSchema,
  profile: profileSchema,
  card: z.string(),
  devices: z.array(siblingSchema).max(4 * MAX_DEVICES),
  ageIdentities: z
    .array(
      z.strictObject({
        epoch: epochSchema,
        retiredAt: instantSchema.nullable(),
        ...ageSecretsSchema.shape,
      }),
    )
    .min(1)
    .max(MAX_AGE_EPOCHS),
  revocations: z.array(z.string()).max(8 * MAX_REVOCATIONS),
  peers: z.array(knownPeerSchema).max(2_000),
});
export type OrganisationState = z.infer<typeof organisationStateSchema>;
export type KnownPeer = z.infer<typeof knownPeerSchema>;
export type SiblingDevice = z.infer<typeof siblingSchema>;

export const ORGANISATION_STATE: StatementKind<OrganisationState> = {
  domain: ORGANISATION_STATE_DOMAIN,
  schema: organisationStateSchema,
  limits: { maxChars: MAX_STATE_CHARS, maxDepth: 4 },
  signatureCount: 1,
};
