/**
 * What a recipient is to one record, from the widest standing to the narrowest. `client`: one who needs to know, of an
 * organisation that is named for the incident. `named-person`: named one by one for it. `own-device`: another
 * device of our own organisation. `public`: anyone at all.
 */
export const RECIPIENT_KINDS = [
  "public",
  "community-peer",
  "client",
  "named-organisation",
  "own-device",
  "named-person",
] as const;

export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

/** Every way in which something leaves the vault. */
export const RELEASE_ACTIONS = [
  "bundle",
  "export-file",
  "print",
  "copy",
  "publish",
  "notify",
] as const;

export type ReleaseAction = (typeof RELEASE_ACTIONS)[number];
