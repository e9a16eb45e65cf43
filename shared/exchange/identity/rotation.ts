import { z } from "zod";

import type { StatementKind } from "./signed-statement.ts";
import { epochSchema, publicKeySchema, signedInstantSchema } from "./values.ts";

export const ROOT_ROTATION_DOMAIN = "watchpost root rotation v1";

/** An organisation changes its root key. Signed by the old key first and by the new one second, over the same bytes. */
export const rootRotationSchema = z
  .strictObject({
    $domain: z.literal(ROOT_ROTATION_DOMAIN),
    organisationId: z.uuid(),
    oldKey: publicKeySchema,
    newKey: publicKeySchema,
    /** One more than the epoch of the old key. */
    newEpoch: epochSchema.min(2),
    rotatedAt: signedInstantSchema,
    /** Since when the old key may have been in other hands; null when it was replaced in order. */
    compromisedSince: signedInstantSchema.nullable(),
  })
  .refine(({ oldKey, newKey }) => oldKey !== newKey, { error: "two keys", path: ["newKey"] });
export type RootRotation = z.infer<typeof rootRotationSchema>;

export const ROOT_ROTATION: StatementKind<RootRotation> = {
  domain: ROOT_ROTATION_DOMAIN,
  schema: rootRotationSchema,
  limits: { maxChars: 1_024, maxDepth: 1 },
  signatureCount: 2,
};
