import { z } from "zod";
import { cardAlarmSchema } from "../exchange/identity/failures.ts";
import { MAX_CARD_INPUT_CHARS } from "../exchange/identity/card-text.ts";
import { MAX_INVITATION_CHARS } from "../exchange/identity/invitation.ts";
import { profilePatchSchema, profileSchema } from "../exchange/identity/profile.ts";
import { revocationReasonSchema } from "../exchange/identity/values.ts";
import { vaultIdSchema } from "../model/ids.ts";
import {
  comparisonMeansSchema,
  deviceStatusSchema,
  peerAlarmSchema,
  pinnedKeySchema,
  trustDecisionSchema,
  trustLevelSchema,
} from "../model/peer.ts";
import { analystSchema, instantSchema, reasonSchema } from "../model/values.ts";
import { call, downloadTicketSchema } from "./call.ts";

/** A root key in the forms in which people compare it. */
export const fingerprintSchema = z.object({
  /** BLAKE2b-256, hexadecimal. */
  fingerprint: z.string(),
  /** 16 words with spaces between. */
  words: z.string(),
  /** 12 groups of 5 digits with spaces between. */
  digits: z.string(),
});

const publicKeyOfPurposeSchema = z.object({
  purpose: z.enum(["organisation", "device", "age-x25519", "age-hybrid"]),
  epoch: z.int(),
  publicKey: z.string(),
  /** The same as `minisign -P` wants it; device keys only. */
  minisign: z.string().nullable(),
});

/** Something whose end is near or past. */
export const expiryWarningSchema = z.object({
  what: z.enum(["card", "certificate"]),
  name: z.string(),
  state: z.enum(["expires-soon", "expires-within-days", "expired"]),
  daysLeft: z.int(),
  expiresAt: instantSchema,
});

export const deviceSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  status: deviceStatusSchema,
  /** The laptop that is in front of you. */
  isThis: z.boolean(),
  publicKey: z.string(),
  minisign: z.string(),
  epoch: z.int(),
  /** Null while the organisation has not signed for it. */
  validUntil: instantSchema.nullable(),
  addedAt: instantSchema,
});
export type Device = z.infer<typeof deviceSchema>;

export const revocationViewSchema = z.object({
  number: z.int(),
  target: z.enum(["device", "recipients"]),
  deviceId: z.uuid().nullable(),
  upToEpoch: z.int(),
  reason: revocationReasonSchema,
  revokedAt: instantSchema,
  compromisedSince: instantSchema.nullable(),
});

export const identitySchema = fingerprintSchema.extend({
  organisationId: z.uuid(),
  name: z.string(),
  countryCode: z.string(),
  kind: z.enum(["real", "exercise"]),
  keys: z.array(publicKeyOfPurposeSchema),
  /** Whether this copy of the vault can certify devices and issue cards. */
  holdsRootKey: z.boolean(),
  device: deviceSchema,
  profile: profileSchema,
  /** The card that was issued last; null before the first. */
  card: z.object({ issue: z.int(), issuedAt: instantSchema, expiresAt: instantSchema }).nullable(),
  revocations: z.array(revocationViewSchema),
  warnings: z.array(expiryWarningSchema),
});
export type Identity = z.infer<typeof identitySchema>;

/** The card as it is handed out; one text in three forms. */
export const exportedCardSchema = fingerprintSchema.extend({
  file: downloadTicketSchema,
  /** For a mail. */
  text: z.string(),
  /** QR codes: the text of each frame, and how to draw it on a square of so many modules. */
  frames: z.array(z.object({ text: z.string(), sizeModules: z.int(), svgPath: z.string() })),
  issue: z.int(),
  issuedAt: instantSchema,
  expiresAt: instantSchema,
});

/** How far the two sides have come in comparing fingerprints. */
export const ceremonySchema = z.object({
  ours: fingerprintSchema,
  theirs: fingerprintSchema,
  /** When theirs was typed back here; null until then. */
  weComparedAt: instantSchema.nullable(),
  weComparedBy: z.enum(["words", "digits"]).nullable(),
  /** When they told us that they have compared ours. */
  theyComparedAt: instantSchema.nullable(),
  isComplete: z.boolean(),
});

/** What went to and fro; the newest of each, and what has not been confirmed. */
export const exchangeStandingSchema = z.object({
  /** When a bundle of the peer was last taken in. */
  receivedAt: instantSchema.nullable(),
  /** When a bundle for the peer was last written. */
  sentAt: instantSchema.nullable(),
  /** When the peer last said that one of ours came. */
  confirmedAt: instantSchema.nullable(),
  /** Bundles that wait for a carrier, or for the peer's word that they came. */
  waiting: z.int(),
});
export type ExchangeStanding = z.infer<typeof exchangeStandingSchema>;

export const peerSummarySchema = fingerprintSchema.extend({
  id: z.uuid(),
  name: z.string(),
  countryCode: z.string(),
  trust: trustLevelSchema,
  revokedAt: instantSchema.nullable(),
  openAlarms: z.int(),
  issue: z.int(),
  expiresAt: instantSchema,
  warnings: z.array(expiryWarningSchema),
  note: z.string(),
  exchange: exchangeStandingSchema,
});
export type PeerSummary = z.infer<typeof peerSummarySchema>;

export const peerSchema = peerSummarySchema.extend({
  kind: z.enum(["real", "exercise"]),
  keys: z.array(publicKeyOfPurposeSchema),
  rootKeys: z.array(pinnedKeySchema),
  devices: z.array(
    deviceSchema.omit({ isThis: true, addedAt: true, status: true }).extend({
      isRevoked: z.boolean(),
    }),
  ),
  profile: profileSchema,
  issuedAt: instantSchema,
  addedAt: instantSchema,
  decisions: z.array(trustDecisionSchema),
  alarms: z.array(peerAlarmSchema),
  revocations: z.array(revocationViewSchema),
  ceremony: ceremonySchema,
});
export type Peer = z.infer<typeof peerSchema>;

const cardInputSchema = z.object({
  /** Content of a card file, a mail with the text form, or the frames of the QR codes, one a line. */
  text: z.string().max(MAX_CARD_INPUT_CHARS),
});

const lossSchema = z.object({
  /** Why, for the journal. */
  reason: reasonSchema,
  /** Since when the key may have been in other hands; absent when it was not. */
  compromisedSince: instantSchema.optional(),
});

const changedCardSchema = z.object({ issue: z.int() });
const peerIdSchema = z.object({ id: z.uuid() });
const sealedTextSchema = z.string().max(MAX_INVITATION_CHARS);

/** Who we are to others. Made on first use. */
const identityContract = {
  show: call.output(identitySchema),
  setProfile: call.input(z.object({ profile: profilePatchSchema })).output(identitySchema),
  /** Issues a card if anything in it changed. Failure: `no-root-key` where none was ever issued. */
  exportCard: call.output(exportedCardSchema),
  /** A new key for the organisation, signed by the old one. Peers that have the old one follow. */
  replaceRootKey: call.input(lossSchema).output(changedCardSchema),
  /** A new key for this laptop. */
  replaceDeviceKey: call.input(lossSchema).output(changedCardSchema),
  /** New keys for peers to encrypt to; the old ones stay for what came before. */
  replaceRecipients: call.input(lossSchema).output(changedCardSchema),
};

/** Whom we know and how far we trust them. */
const peersContract = {
  list: call.output(z.object({ items: z.array(peerSummarySchema) })),
  get: call.input(peerIdSchema).output(peerSchema),
  /** What a card is and what it would do; nothing is stored. */
  inspect: call.input(cardInputSchema).output(
    fingerprintSchema.extend({
      id: z.uuid(),
      name: z.string(),
      countryCode: z.string(),
      issue: z.int(),
      expiresAt: instantSchema,
      profile: profileSchema,
      decision: z.enum(["new", "same", "newer", "rotated", "replaces-revoked", "alarm"]),
      alarm: cardAlarmSchema.nullable(),
    }),
  ),
  /** Failures: `card-refused`, `card-alarm` (which is kept with the peer). */
  add: call.input(cardInputSchema).output(
    z.object({
      decision: z.enum(["new", "same", "newer", "rotated", "replaces-revoked"]),
      peer: peerSchema,
    }),
  ),
  /** The fingerprint as it was heard and typed back: words or digits. Failure: `fingerprint-differs`. */
  confirm: call
    .input(
      peerIdSchema.extend({
        spoken: z.string().max(1_024),
        /** Over what it was heard, for the record. */
        means: comparisonMeansSchema.optional(),
      }),
    )
    .output(peerSchema),
  /** The peer told us that it has compared our fingerprint, or that it has not. */
  setTheyCompared: call
    .input(peerIdSchema.extend({ haveCompared: z.boolean() }))
    .output(peerSchema),
  /** Takes trust back: nothing is taken in from the peer and nothing encrypted to it. */
  revoke: call.input(peerIdSchema.extend(lossSchema.shape)).output(peerSchema),
  setNote: call.input(peerIdSchema.extend({ note: z.string().max(65_536) })).output(peerSchema),
  settleAlarm: call
    .input(peerIdSchema.extend({ alarmId: z.uuid(), reason: reasonSchema }))
    .output(peerSchema),
};

/** Laptops of our own organisation. */
const devicesContract = {
  list: call.output(z.object({ items: z.array(deviceSchema) })),
  /** A file for the new laptop and a code of words for whoever sets it up: by two different ways. */
  invite: call
    .input(
      z.object({
        name: z.string().trim().min(1).max(64),
        /** Gives the organisation's own key along: the laptop can then certify others. */
        withRootKey: z.boolean().default(false),
      }),
    )
    .output(z.object({ file: downloadTicketSchema, code: z.string(), device: deviceSchema })),
  /** Makes a vault of the invitation's organisation on this desk and opens it. */
  join: call
    .input(
      z.object({
        invitation: sealedTextSchema,
        code: z.string().max(512),
        vaultName: z.string().trim().min(1).max(64),
        analyst: analystSchema,
        passphrase: z.string().min(1).max(1_024),
      }),
    )
    .output(
      z.object({
        vaultId: vaultIdSchema,
        organisationId: z.uuid(),
        deviceId: z.uuid(),
        recoveryCode: z.string(),
      }),
    ),
  /** The same for the vault that is open: a restored copy becomes a certified device again. */
  rejoin: call
    .input(z.object({ invitation: sealedTextSchema, code: z.string().max(512) }))
    .output(deviceSchema),
  /** A laptop was lost or is given up: it is revoked, and the organisation gets new keys to encrypt to. */
  revoke: call
    .input(peerIdSchema.extend(lossSchema.shape))
    .output(z.object({ issue: z.int(), recipientsEpoch: z.int(), device: deviceSchema })),
  /** Everything that the other laptops have to know, sealed to them. */
  exportUpdate: call.output(
    z.object({ file: downloadTicketSchema, devices: z.array(deviceSchema) }),
  ),
  /** Takes such a file in. Failure: `update-refused`. */
  takeUpdate: call
    .input(z.object({ text: sealedTextSchema }))
    .output(z.object({ items: z.array(deviceSchema), recipientsEpoch: z.int(), issue: z.int() })),
};

export const exchangePartnersContract = {
  identity: identityContract,
  peers: peersContract,
  devices: devicesContract,
};
