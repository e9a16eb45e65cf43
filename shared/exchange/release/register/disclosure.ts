import { z } from "zod";
import { TLP_LABELS } from "../../../domain/markings/tlp.ts";
import { instantSchema } from "../../../model/values.ts";
import { recordRefSchema } from "../record-ref.ts";
import { RELEASE_ACTIONS } from "../rule/recipient.ts";

/** One record that went out. */
export const disclosedRecordSchema = z.object({
  ...recordRefSchema.shape,
  /** Ids of everything that it is part of, directly or not: recalling one of those recalls it too. */
  containerIds: z.array(z.uuid()).readonly(),
  tlp: z.enum(TLP_LABELS),
  /** True when only its deletion was told. */
  isTombstone: z.boolean(),
  /** For each field that is a set the elements that went out: only those are ever reported as removed. */
  elements: z.record(z.string(), z.array(z.string()).readonly()),
});
export type DisclosedRecord = z.infer<typeof disclosedRecordSchema>;

/** What the journal says after something has left: what went to whom, when and how. Never edited. */
export const disclosureSchema = z.object({
  disclosureId: z.uuid(),
  at: instantSchema,
  action: z.enum(RELEASE_ACTIONS),
  bundleId: z.uuid().nullable(),
  /** Everybody who can read it; empty: anyone. */
  organisationIds: z.array(z.uuid()).readonly(),
  /** The persons named one by one, when something of it was TLP:RED. */
  persons: z.array(z.string()).readonly(),
  records: z.array(disclosedRecordSchema).readonly(),
});
export type Disclosure = z.infer<typeof disclosureSchema>;

/** A signed receipt of a peer: only then something counts as delivered. */
export interface Delivery {
  readonly bundleId: string;
  readonly organisationId: string;
  readonly at: string;
}
