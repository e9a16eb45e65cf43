import { z } from "zod";

import { err, ok, type Result } from "../../result.ts";
import { canonicalJson } from "../../vault/canonical-json.ts";
import {
  decodeStrictUtf8,
  readCanonicalDocument,
  type DocumentFault,
} from "../canonical/canonical-document.ts";
import { BUNDLE_LIMITS } from "../bundle/limits.ts";
import {
  ARCHIVE_DOMAIN,
  ARCHIVE_READER_VERSION,
  ARCHIVE_SUITE,
  archiveManifestSchema,
  type ArchiveManifest,
} from "./archive-manifest.ts";
import type { ArchiveRefusalOf } from "./archive-problem.ts";

export type ArchiveManifestRefusal = ArchiveRefusalOf<
  "not-an-archive" | "manifest-malformed" | "newer-version"
>;

/** Bytes of `manifest.json`. Throws when that is no manifest, which is a bug of the caller. */
export function encodeArchiveManifest(manifest: ArchiveManifest): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(canonicalJson(manifest));
  const decoded = decodeArchiveManifest(bytes);
  if (!decoded.ok) throw new Error(`not a manifest: ${JSON.stringify(decoded.error)}`);
  return bytes;
}

/**
 * Reads `manifest.json` strictly: the bytes must be the only spelling of their value. What it says is a claim of whoever
 * wrote it until the signature over these very bytes was checked.
 */
export function decodeArchiveManifest(
  bytes: Uint8Array,
): Result<ArchiveManifest, ArchiveManifestRefusal> {
  const text = decodeStrictUtf8(bytes);
  if (text === undefined) return malformed("", "UTF-8");
  const limits = {
    maxChars: BUNDLE_LIMITS.manifestSizeBytes,
    maxDepth: BUNDLE_LIMITS.manifestDepth,
  };
  const document = readCanonicalDocument(text, ARCHIVE_DOMAIN, membersSchema, limits);
  if (!document.ok) return refuseDocument(document.error);
  const versions = versionsSchema.safeParse(document.value);
  if (!versions.success) return refuseSchema(versions.error);
  const { minimumReaderVersion, suite } = versions.data;
  if (minimumReaderVersion > ARCHIVE_READER_VERSION || suite !== ARCHIVE_SUITE) {
    return err({ kind: "newer-version", supported: ARCHIVE_READER_VERSION });
  }
  const checked = archiveManifestSchema.safeParse(document.value);
  return checked.success ? ok(checked.data) : refuseSchema(checked.error);
}

const membersSchema = z.record(z.string(), z.unknown());

/** Read before the rest, so that a newer archive is named as such and not as malformed. */
const versionsSchema = z.object({
  minimumReaderVersion: z.int().min(1),
  suite: z.int().min(1),
});

function refuseDocument({
  reason,
  place,
  expected,
}: DocumentFault): Result<never, ArchiveManifestRefusal> {
  // A bundle is an age file with a manifest, too.
  if (reason === "other-domain") return err({ kind: "not-an-archive" });
  if (reason === "newer-version") {
    return err({ kind: "newer-version", supported: ARCHIVE_READER_VERSION });
  }
  return malformed(place, expected);
}

function refuseSchema(error: z.ZodError): Result<never, ArchiveManifestRefusal> {
  const [issue] = error.issues;
  const place = (issue?.path ?? []).map((step) => `/${String(step)}`).join("");
  return malformed(place, issue?.message ?? "another form");
}

function malformed(place: string, expected: string): Result<never, ArchiveManifestRefusal> {
  return err({ kind: "manifest-malformed", place, expected });
}
