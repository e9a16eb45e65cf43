import { z } from "zod";

import { instantSchema, tlpSchema } from "../../model/values.ts";
import { vaultKindSchema } from "../../vault/header.ts";
import { BLOB_NAME_PREFIX, MEMBER_NAME } from "./archive-plan.ts";
import { BUNDLE_LIMITS, STANZA_STEPS, stanzaCountFor } from "./limits.ts";

export const MANIFEST_DOMAIN = "watchpost bundle manifest v1";
export const FORMAT_VERSION = 1;
/** Newest version of the rules that this program can read. */
export const READER_VERSION = 1;
/** Ed25519 over BLAKE2b-512, as minisign signs. */
export const SUITE = 1;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "SHA-256 in lower-case hexadecimal");
const countSchema = z.int().min(0);
const upTo = (limit: number) => z.int().min(0).max(limit);

/** Names that travel: organisations write themselves, kinds of records are ours. */
const kindNameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "name of a kind of record");
/** As the tools print it: the number that the eight bytes are, in little-endian order. */
export const deviceKeyIdSchema = z.string().regex(/^[0-9A-F]{16}$/, "key id of minisign");

/** Native kinds of age recipients. One bundle has one kind (threats row 77). */
export const recipientKindSchema = z.enum(["x25519", "hybrid"]);
export type RecipientKind = z.infer<typeof recipientKindSchema>;

/**
 * What a bundle is for, so that one kind can't be passed off as another: records for other organisations, for devices of the
 * own one, or nothing but the acknowledgement of what was received.
 */
export const purposeSchema = z.enum(["peer-exchange", "device-sync", "receipt"]);
export type BundlePurpose = z.infer<typeof purposeSchema>;

const senderSchema = z.strictObject({
  organisationId: z.uuid(),
  deviceId: z.uuid(),
  deviceKeyId: deviceKeyIdSchema,
  deviceEpoch: z.int().min(1),
});
export type BundleSender = z.infer<typeof senderSchema>;

/** Place in the series of bundles that one replica writes for one set of recipients. */
const streamSchema = z
  .strictObject({
    id: z.uuid(),
    /** Replica id of the writing vault; a restored one has another. */
    incarnation: z.uuid(),
    sequence: z.int().min(1),
    previousManifestSha256: sha256Schema.nullable(),
  })
  .refine(
    ({ sequence, previousManifestSha256 }) =>
      (sequence === 1) === (previousManifestSha256 === null),
    { error: "a previous bundle for all but the first", path: ["previousManifestSha256"] },
  );
export type BundleStream = z.infer<typeof streamSchema>;

const recipientSchema = z.strictObject({
  organisationId: z.uuid(),
  fingerprint: sha256Schema,
});
export type BundleRecipient = z.infer<typeof recipientSchema>;

const recipientsSchema = z
  .strictObject({
    kind: recipientKindSchema,
    /** Of the age header, with those that are nobody's. */
    stanzaCount: z.literal([...STANZA_STEPS]),
    listed: z
      .array(recipientSchema)
      .min(1)
      .max(BUNDLE_LIMITS.recipients)
      .refine(isStrictlySorted(recipientKey), { error: "sorted, each once" }),
  })
  .refine(({ listed, stanzaCount }) => stanzaCountFor(listed.length) === stanzaCount, {
    error: "the step above the number of recipients",
    path: ["stanzaCount"],
  });

/** Newest bundle that the sender has seen of one of its recipients' streams. */
const acknowledgementSchema = z.strictObject({
  incarnation: z.uuid(),
  streamId: z.uuid(),
  sequence: z.int().min(1),
  manifestSha256: sha256Schema,
});
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

const memberSchema = z.strictObject({
  name: z.string().max(100),
  sizeBytes: countSchema,
  sha256: sha256Schema,
});
export type BundleMember = z.infer<typeof memberSchema>;

const membersSchema = z
  .array(memberSchema)
  .min(1)
  .max(1 + BUNDLE_LIMITS.blobs)
  .refine(([changes]) => changes?.name === MEMBER_NAME.changes, {
    error: MEMBER_NAME.changes,
    path: [0, "name"],
  })
  .refine(([, ...blobs]) => blobs.every(({ name, sha256 }) => name === BLOB_NAME_PREFIX + sha256), {
    error: "evidence named by its own digest",
  })
  .refine(([, ...blobs]) => isStrictlySorted<BundleMember>(({ name }) => name)(blobs), {
    error: "sorted, each once",
  });

const personSchema = z.strictObject({
  organisationId: z.uuid(),
  name: z.string().min(1).max(200),
});
export type NamedPerson = z.infer<typeof personSchema>;

/** What the content may cost, stated and signed before it is opened. */
const contentLimitsSchema = z.strictObject({
  expandedSizeBytes: upTo(BUNDLE_LIMITS.expandedSizeBytes),
  lineCount: upTo(BUNDLE_LIMITS.lines),
  recordCount: upTo(BUNDLE_LIMITS.records),
  blobsSizeBytes: upTo(BUNDLE_LIMITS.blobsSizeBytes),
});

/** Records by kind and marking. */
const countsSchema = z
  .record(kindNameSchema, z.partialRecord(tlpSchema, z.int().min(1)))
  .refine((counts) => Object.keys(counts).length <= BUNDLE_LIMITS.kinds, {
    error: `at most ${String(BUNDLE_LIMITS.kinds)} kinds`,
  });
export type RecordCounts = z.infer<typeof countsSchema>;

/** A statement about keys in its own format (body line, signature lines), not looked into here. */
const statementSchema = z.string().min(1).max(BUNDLE_LIMITS.certificateChars);

/** The signed header of a bundle (docs/bundle-format.md §5), as it is written and after it was read. */
export const manifestSchema = z
  .strictObject({
    $domain: z.literal(MANIFEST_DOMAIN),
    formatVersion: z.int().min(1),
    suite: z.int().min(1),
    minimumReaderVersion: z.int().min(1),
    bundleId: z.uuid(),
    sender: senderSchema,
    /** Chain from the sender's root key to its device key. */
    certificates: z.array(statementSchema).min(1).max(BUNDLE_LIMITS.certificates),
    revocations: z.array(statementSchema).max(BUNDLE_LIMITS.revocations),
    stream: streamSchema,
    recipients: recipientsSchema,
    purpose: purposeSchema,
    vaultKind: vaultKindSchema,
    exerciseId: z.uuid().nullable(),
    tlpCeiling: tlpSchema,
    /** Who may see it, if anything in it is TLP:RED. */
    persons: z
      .array(personSchema)
      .max(BUNDLE_LIMITS.persons)
      .refine(isStrictlySorted(personKey), { error: "sorted, each once" }),
    /** Reading of the sender's hybrid logical clock. */
    createdLogical: z.strictObject({
      ms: countSchema,
      counter: countSchema,
      replica: z.string().min(1).max(64),
    }),
    notAfter: instantSchema,
    /** Part of the sender's journal that it carries: after `basis`, up to `upper`. */
    journal: z
      .strictObject({ basis: countSchema, upper: countSchema })
      .refine(({ basis, upper }) => basis <= upper, { error: "basis up to upper" }),
    acknowledged: z
      .array(acknowledgementSchema)
      .max(BUNDLE_LIMITS.acknowledged)
      .refine(isStrictlySorted(acknowledgementKey), { error: "sorted, each once" }),
    members: membersSchema,
    counts: countsSchema,
    limits: contentLimitsSchema,
    archiveSizeBytes: upTo(BUNDLE_LIMITS.archiveSizeBytes),
  })
  .refine(({ vaultKind, exerciseId }) => vaultKind === "exercise" || exerciseId === null, {
    error: "null in a bundle of a real vault",
    path: ["exerciseId"],
  })
  .refine(
    ({ tlpCeiling, purpose, persons }) =>
      tlpCeiling !== "TLP:RED" || purpose === "device-sync" || persons.length > 0,
    { error: "the persons to whom TLP:RED goes", path: ["persons"] },
  )
  .refine(({ counts, limits }) => totalCount(counts) === limits.recordCount, {
    error: "counts that add up to recordCount",
    path: ["counts"],
  })
  .refine(
    ({ members, limits }) =>
      members.slice(1).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) === limits.blobsSizeBytes,
    { error: "the sizes of the evidence together", path: ["limits", "blobsSizeBytes"] },
  );

export type Manifest = z.infer<typeof manifestSchema>;

export function totalCount(counts: RecordCounts): number {
  return Object.values(counts)
    .flatMap((byTlp) => Object.values(byTlp))
    .reduce((sum, count) => sum + count, 0);
}

/** Order of `recipients.listed`. */
export function recipientKey({ organisationId, fingerprint }: BundleRecipient): string {
  return `${organisationId} ${fingerprint}`;
}

/** Order of `persons`. */
export function personKey({ organisationId, name }: NamedPerson): string {
  return `${organisationId} ${name}`;
}

/** Order of `acknowledged`. */
export function acknowledgementKey({ incarnation, streamId }: Acknowledgement): string {
  return `${incarnation} ${streamId}`;
}

function isStrictlySorted<T>(keyOf: (item: T) => string): (items: readonly T[]) => boolean {
  return (items) => {
    const keys = items.map(keyOf);
    return keys.every((key, at) => at === 0 || (keys[at - 1] ?? "") < key);
  };
}
