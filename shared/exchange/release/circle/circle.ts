import { z } from "zod";

const organisationIdText = z.uuid();

/** Members by rule: peers whose card says so. All conditions of one rule must hold; one without any is met by nobody. */
export const membershipRuleSchema = z.object({
  /** ISO 3166-1 alpha-2; empty: any country. */
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).readonly(),
  /** Tags of the peer, such as `sector:energy`; one of them is enough. Empty: any sector. */
  sectorTags: z.array(z.string().min(1)).readonly(),
  isHidden: z.boolean(),
});
export type MembershipRule = z.infer<typeof membershipRuleSchema>;

/**
 * A named group of peers to share with. It is never sent anywhere: who else is in it is for us to know, and a hidden
 * member is not shown to the others either.
 */
export const sharingCircleSchema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(128),
  members: z
    .array(z.object({ organisationId: organisationIdText, isHidden: z.boolean() }))
    .readonly(),
  /** Circles whose members belong to this one too. `isHidden` hides all of them here. */
  circles: z.array(z.object({ circleId: z.uuid(), isHidden: z.boolean() })).readonly(),
  rules: z.array(membershipRuleSchema).readonly(),
});
export type SharingCircle = z.infer<typeof sharingCircleSchema>;

/** What membership by rule looks at. */
export interface CirclePeer {
  readonly organisationId: string;
  readonly countryCode: string;
  readonly tags: readonly string[];
  /** False while the peer is revoked, or quarantined as unknown: then nothing is sealed to it. */
  readonly isUsable: boolean;
}

export function meetsRule(peer: CirclePeer, rule: MembershipRule): boolean {
  if (rule.countries.length === 0 && rule.sectorTags.length === 0) return false;
  const isInCountry = rule.countries.length === 0 || rule.countries.includes(peer.countryCode);
  const isInSector =
    rule.sectorTags.length === 0 || rule.sectorTags.some((tag) => peer.tags.includes(tag));
  return isInCountry && isInSector;
}
