import { z } from "zod";

import type { StatementKind } from "./signed-statement.ts";
import { deviceNameSchema, epochSchema, publicKeySchema, signedInstantSchema } from "./values.ts";

export const DEVICE_CERTIFICATE_DOMAIN = "watchpost device certificate v1";

/** What a device key may sign. */
export const deviceScopeSchema = z.enum(["bundles", "receipts"]);
export type DeviceScope = z.infer<typeof deviceScopeSchema>;

/** Says that a key belongs to a device of an organisation. Signed by the organisation's root key. */
export const deviceCertificateSchema = z
  .strictObject({
    $domain: z.literal(DEVICE_CERTIFICATE_DOMAIN),
    organisationId: z.uuid(),
    deviceId: z.uuid(),
    name: deviceNameSchema,
    publicKey: publicKeySchema,
    /** Counts the keys of this device. */
    epoch: epochSchema,
    /** Sorted, each once. */
    scope: z
      .array(deviceScopeSchema)
      .min(1)
      .max(deviceScopeSchema.options.length)
      .refine((scope) => scope.every((name, at) => at === 0 || (scope[at - 1] ?? "") < name), {
        error: "sorted, each once",
      }),
    notBefore: signedInstantSchema,
    notAfter: signedInstantSchema,
  })
  .refine(({ notBefore, notAfter }) => notBefore < notAfter, {
    error: "notBefore before notAfter",
  });
export type DeviceCertificate = z.infer<typeof deviceCertificateSchema>;

export const DEVICE_CERTIFICATE: StatementKind<DeviceCertificate> = {
  domain: DEVICE_CERTIFICATE_DOMAIN,
  schema: deviceCertificateSchema,
  limits: { maxChars: 2_048, maxDepth: 2 },
  signatureCount: 1,
};
