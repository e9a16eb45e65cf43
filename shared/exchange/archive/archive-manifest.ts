import { z } from "zod";

import { tlpSchema } from "../../model/values.ts";
import { vaultKindSchema } from "../../vault/header.ts";
import { BLOB_NAME_PREFIX } from "../bundle/archive-plan.ts";
import { BUNDLE_LIMITS } from "../bundle/limits.ts";
import { deviceKeyIdSchema, totalCount } from "../bundle/manifest.ts";
import { nameSchema, publicKeySchema } from "../identity/values.ts";
import { ARCHIVE_MEMBER_NAME } from "./archive-members.ts";

export const ARCHIVE_DOMAIN = "watchpost case archive manifest v1";
export const ARCHIVE_FORMAT_VERSION = 1;
/** Newest version of the rules that this program can read. */
export const ARCHIVE_READER_VERSION = 1;
/** Ed25519 over BLAKE2b-512, as minisign signs. */
export const ARCHIVE_SUITE = 1;
/** Incidents that one archive may hold. */
export const MAX_ARCHIVED_INCIDENTS = 10_000;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "SHA-256 in lower-case hexadecimal");
const upTo = (limit: number) => z.int().min(0).max(limit);

const memberSchema = z.strictObject({
  name: z.string().max(100),
  sizeBytes: z.int().min(0),
  sha256: sha256Schema,
});
export type ArchiveMember = z.infer<typeof memberSchema>;

const membersSchema = z
  .array(memberSchema)
  .min(2)
  .max(2 + BUNDLE_LIMITS.blobs)
  .refine(
    ([records, history]) =>
      records?.name === ARCHIVE_MEMBER_NAME.records &&
      history?.name === ARCHIVE_MEMBER_NAME.history,
    { error: "records, then history" },
  )
  .refine(
    ([, , ...blobs]) =>
      blobs.every(({ name, sha256 }) => name === BLOB_NAME_PREFIX + sha256) &&
      isStrictlySorted(blobs.map(({ name }) => name)),
    { error: "evidence named by its own digest, sorted, each once" },
  );

const incidentSchema = z.strictObject({
  id: z.uuid(),
  number: z.string().max(255),
  title: z.string().max(1_024),
});

const linesSchema = z.strictObject({
  expandedSizeBytes: upTo(BUNDLE_LIMITS.expandedSizeBytes),
  lineCount: upTo(BUNDLE_LIMITS.lines),
});

/** The signed header of a case archive (docs/case-archive-format.md §4), as it is written and after it was read. */
export const archiveManifestSchema = z
  .strictObject({
    $domain: z.literal(ARCHIVE_DOMAIN),
    formatVersion: z.int().min(1),
    minimumReaderVersion: z.int().min(1),
    suite: z.int().min(1),
    archiveId: z.uuid(),
    signer: z.strictObject({
      organisationId: z.uuid(),
      organisationName: nameSchema(255),
      deviceId: z.uuid(),
      deviceEpoch: z.int().min(1),
      deviceKeyId: deviceKeyIdSchema,
      /** Ed25519, base 64: an archive is verified by itself, who has the key is another question. */
      publicKey: publicKeySchema,
    }),
    certificates: z
      .array(z.string().min(1).max(BUNDLE_LIMITS.certificateChars))
      .min(1)
      .max(BUNDLE_LIMITS.certificates),
    vaultKind: vaultKindSchema,
    /** Reading of the signer's hybrid logical clock. */
    createdLogical: z.strictObject({
      ms: z.int().min(0),
      counter: z.int().min(0),
      replica: z.uuid(),
    }),
    incidents: z
      .array(incidentSchema)
      .min(1)
      .max(MAX_ARCHIVED_INCIDENTS)
      .refine((incidents) => isStrictlySorted(incidents.map(({ id }) => id)), {
        error: "sorted, each once",
      }),
    tlpCeiling: tlpSchema,
    counts: z
      .record(
        z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
        z.partialRecord(tlpSchema, z.int().min(1)),
      )
      .refine((counts) => Object.keys(counts).length <= BUNDLE_LIMITS.kinds, {
        error: `at most ${String(BUNDLE_LIMITS.kinds)} kinds`,
      }),
    members: membersSchema,
    /** Evidence of which the vault itself has only the record. */
    absentBlobs: z
      .array(sha256Schema)
      .max(BUNDLE_LIMITS.blobs)
      .refine(isStrictlySorted, { error: "sorted, each once" }),
    records: linesSchema,
    history: linesSchema,
    archiveSizeBytes: upTo(BUNDLE_LIMITS.archiveSizeBytes),
  })
  .refine(({ counts, records }) => totalCount(counts) + 1 === records.lineCount, {
    error: "counts that add up to the lines of the records without the first",
    path: ["counts"],
  })
  .refine(
    ({ members }) =>
      members.slice(2).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) <=
      BUNDLE_LIMITS.blobsSizeBytes,
    { error: "evidence within its limit", path: ["members"] },
  );

export type ArchiveManifest = z.infer<typeof archiveManifestSchema>;
export type ArchivedIncident = ArchiveManifest["incidents"][number];

function isStrictlySorted(keys: readonly string[]): boolean {
  return keys.every((key, at) => at === 0 || (keys[at - 1] ?? "") < key);
}
