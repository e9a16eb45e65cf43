import { z } from "zod";

import type { StatementKind } from "./signed-statement.ts";
import { epochSchema, revocationReasonSchema, signedInstantSchema } from "./values.ts";

export const REVOCATION_DOMAIN = "watchpost revocation v1";

/** What is revoked: a device's keys up to an epoch, or the age recipients up to an epoch. */
export const revocationTargetSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("device"), deviceId: z.uuid(), upToEpoch: epochSchema }),
  z.strictObject({ kind: z.literal("recipients"), upToEpoch: epochSchema }),
]);
export type RevocationTarget = z.infer<typeof revocationTargetSchema>;

/** Takes trust back from keys of an organisation (threats D3.21). Signed by its root key; travels in cards and bundles. */
export const revocationSchema = z
  .strictObject({
    $domain: z.literal(REVOCATION_DOMAIN),
    organisationId: z.uuid(),
    /** 1, 2, 3 ... in the organisation. */
    number: z.int().min(1).max(1_000_000),
    target: revocationTargetSchema,
    reason: revocationReasonSchema,
    revokedAt: signedInstantSchema,
    /** Since when the keys may have been in other hands; null when they were not. */
    compromisedSince: signedInstantSchema.nullable(),
  })
  .refine(
    ({ compromisedSince, revokedAt }) => compromisedSince === null || compromisedSince <= revokedAt,
    { error: "compromised before revoked", path: ["compromisedSince"] },
  );
export type Revocation = z.infer<typeof revocationSchema>;

export const REVOCATION: StatementKind<Revocation> = {
  domain: REVOCATION_DOMAIN,
  schema: revocationSchema,
  limits: { maxChars: 1_024, maxDepth: 2 },
  signatureCount: 1,
};

/** The revocation that covers a device's key, the gravest first: one that names a compromise. */
export function revocationOfDevice(
  revocations: readonly Revocation[],
  device: { readonly deviceId: string; readonly epoch: number },
): Revocation | undefined {
  const covering = revocations.filter(
    ({ target }) =>
      target.kind === "device" &&
      target.deviceId === device.deviceId &&
      device.epoch <= target.upToEpoch,
  );
  return gravest(covering);
}

/** The revocation that covers age recipients of an epoch. */
export function revocationOfRecipients(
  revocations: readonly Revocation[],
  epoch: number,
): Revocation | undefined {
  return gravest(
    revocations.filter(({ target }) => target.kind === "recipients" && epoch <= target.upToEpoch),
  );
}

function gravest(revocations: readonly Revocation[]): Revocation | undefined {
  const rank = ({ compromisedSince, revokedAt }: Revocation) =>
    compromisedSince === null ? `1${revokedAt}` : `0${compromisedSince}`;
  return revocations.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}
