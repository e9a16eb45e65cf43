import { z } from "zod";

import { err, ok, type Result } from "../../result.ts";
import { canonicalJson, type CanonicalValue } from "../../vault/canonical-json.ts";
import {
  decodeStrictUtf8,
  readCanonicalDocument,
  type DocumentFault,
} from "../canonical/canonical-document.ts";
import { BUNDLE_LIMITS } from "./limits.ts";
import {
  manifestSchema,
  MANIFEST_DOMAIN,
  READER_VERSION,
  SUITE,
  type Manifest,
} from "./manifest.ts";
import type { BundleRefusalOf } from "./refusal.ts";

export type ManifestRefusal = BundleRefusalOf<
  | "limit-exceeded"
  | "manifest-not-canonical"
  | "manifest-malformed"
  | "unknown-critical"
  | "newer-version"
  | "suite-refused"
>;

/** Optional members of newer programs, by names that start with `x-`. They are signed and kept, and mean nothing here. */
export type ManifestExtensions = Readonly<Record<string, CanonicalValue>>;

/**
 * Bytes of `manifest.json`: canonical JSON with the members of the manifest and, unchanged, those that another program added.
 * Throws when that is no manifest, which is a bug of the caller.
 */
export function encodeManifest(
  manifest: Manifest,
  extensions: ManifestExtensions = {},
): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(canonicalJson({ ...extensions, ...manifest }));
  const decoded = decodeManifest(bytes);
  if (!decoded.ok) throw new Error(`not a manifest: ${JSON.stringify(decoded.error)}`);
  return bytes;
}

/**
 * Reads `manifest.json` strictly: the bytes must be the only spelling of their value. What it says is a claim of whoever
 * wrote it until the signature over these very bytes was checked.
 */
export function decodeManifest(
  bytes: Uint8Array,
): Result<
  { readonly manifest: Manifest; readonly extensions: ManifestExtensions },
  ManifestRefusal
> {
  if (bytes.length > BUNDLE_LIMITS.manifestSizeBytes) return tooLarge();
  const text = decodeStrictUtf8(bytes);
  if (text === undefined) return err({ kind: "manifest-not-canonical" });
  const limits = {
    maxChars: BUNDLE_LIMITS.manifestSizeBytes,
    maxDepth: BUNDLE_LIMITS.manifestDepth,
  };
  const document = readCanonicalDocument(text, MANIFEST_DOMAIN, membersSchema, limits);
  if (!document.ok) return refuseDocument(document.error);
  const versions = checkVersions(document.value);
  if (!versions.ok) return versions;
  const checked = manifestSchema.safeParse(document.value);
  if (!checked.success) return refuseSchema(checked.error);
  return ok({ manifest: checked.data, extensions: extensionsOf(text) });
}

const membersSchema = z.record(z.string(), z.unknown());

/** Read before the rest, so that a newer bundle is named as such and not as malformed. */
const versionsSchema = z.object({
  formatVersion: z.int().min(1),
  minimumReaderVersion: z.int().min(1),
  suite: z.int().min(1),
});

function checkVersions(members: unknown): Result<void, ManifestRefusal> {
  const claim = versionsSchema.safeParse(members);
  if (!claim.success) return refuseSchema(claim.error);
  const { minimumReaderVersion, suite } = claim.data;
  if (minimumReaderVersion > READER_VERSION) {
    return err({ kind: "newer-version", found: minimumReaderVersion, supported: READER_VERSION });
  }
  return suite === SUITE ? ok(undefined) : err({ kind: "suite-refused", found: suite });
}

function refuseDocument({
  reason,
  place,
  expected,
}: DocumentFault): Result<never, ManifestRefusal> {
  switch (reason) {
    case "too-large":
      return tooLarge();
    case "newer-version":
      return err({ kind: "newer-version", found: null, supported: READER_VERSION });
    case "other-domain":
    case "malformed":
      return err({ kind: "manifest-malformed", place, expected });
    case "too-deep":
    case "not-text":
    case "not-json":
    case "not-canonical":
      return err({ kind: "manifest-not-canonical" });
  }
}

function refuseSchema(error: z.ZodError): Result<never, ManifestRefusal> {
  const unknown = error.issues.find(({ code }) => code === "unrecognized_keys");
  if (unknown?.code === "unrecognized_keys") {
    return err({ kind: "unknown-critical", place: pointer([...unknown.path, unknown.keys[0]]) });
  }
  const [issue] = error.issues;
  return err({
    kind: "manifest-malformed",
    place: pointer(issue?.path ?? []),
    expected: issue?.message ?? "another form",
  });
}

function pointer(path: readonly unknown[]): string {
  return path.map((step) => `/${String(step)}`).join("");
}

function tooLarge(): Result<never, ManifestRefusal> {
  const limit = "manifestSizeBytes";
  return err({ kind: "limit-exceeded", limit, allowed: BUNDLE_LIMITS[limit] });
}

function extensionsOf(text: string): ManifestExtensions {
  // The text was found to be canonical JSON with an object on top.
  const members = extensionMembersSchema.parse(JSON.parse(text));
  return Object.fromEntries(Object.entries(members).filter(([name]) => name.startsWith("x-")));
}

const extensionMembersSchema = z.record(z.string(), z.json());
