import { z } from "zod";

import { vaultKindSchema } from "../../vault/header.ts";
import { BUNDLE_LIMITS, type BundleLimit } from "./limits.ts";

/** Why the key that signed a bundle is not trusted to: who holds the trust store says it (identity/chain.ts). */
export const signerRefusalSchema = z.enum([
  "unknown-sender",
  "certificate-malformed",
  "other-organisation",
  "other-device-key",
  "weak-device-key",
  "not-certified",
  "root-retired",
  "root-compromised",
  "out-of-scope",
  "device-revoked",
  "not-valid-yet",
  "certificate-expired",
  "blocked",
]);
export type SignerRefusal = z.infer<typeof signerRefusalSchema>;

/** Part of a bundle that is not what it must be. */
export const bundlePartSchema = z.enum([
  "header",
  "size",
  "payload",
  "archive",
  "manifest",
  "changes",
  "blob",
  "padding",
  "part",
]);
export type BundlePart = z.infer<typeof bundlePartSchema>;

const limitSchema = z.custom<BundleLimit>(
  (value) => typeof value === "string" && Object.hasOwn(BUNDLE_LIMITS, value),
);

/**
 * Every reason for which a bundle is refused (docs/bundle-format.md §8), in the order in which a reader comes to them. A
 * refused bundle changes nothing and gives nothing out.
 */
export const bundleRefusalSchema = z.discriminatedUnion("kind", [
  // The file as such.
  z.object({ kind: z.literal("not-a-bundle") }),
  z.object({ kind: z.literal("armored") }),
  /** It ends early. `expectedBytes` is null while not even the header is whole; `name` is the part that is missing or short. */
  z.object({
    kind: z.literal("incomplete"),
    foundBytes: z.int(),
    expectedBytes: z.int().nullable(),
    name: z.string().nullable(),
  }),
  /** All of it is there, but it is not what was written. */
  z.object({
    kind: z.literal("altered"),
    part: bundlePartSchema,
    offsetBytes: z.int().nullable(),
    name: z.string().nullable(),
  }),

  // Who can open it.
  z.object({ kind: z.literal("header-malformed"), offsetBytes: z.int() }),
  z.object({ kind: z.literal("passphrase-refused") }),
  z.object({ kind: z.literal("stanza-refused"), type: z.string() }),
  z.object({ kind: z.literal("mixed-recipients") }),
  /** None of our keys opens it: it is for others, or somebody changed its header. */
  z.object({ kind: z.literal("not-for-us") }),
  /** Number or kind of the stanzas is not what was signed; `signed` is null where the number is none that a bundle can have. */
  z.object({
    kind: z.literal("recipients-changed"),
    found: z.string(),
    signed: z.string().nullable(),
  }),

  // What is signed.
  z.object({ kind: z.literal("archive-malformed"), offsetBytes: z.int(), expected: z.string() }),
  z.object({ kind: z.literal("manifest-not-canonical") }),
  z.object({ kind: z.literal("manifest-malformed"), place: z.string(), expected: z.string() }),
  z.object({ kind: z.literal("unknown-critical"), place: z.string() }),
  z.object({ kind: z.literal("newer-version"), found: z.int().nullable(), supported: z.int() }),
  z.object({ kind: z.literal("suite-refused"), found: z.int() }),
  z.object({ kind: z.literal("signature-malformed") }),
  z.object({ kind: z.literal("signer-refused"), why: signerRefusalSchema }),
  z.object({ kind: z.literal("signature-invalid") }),

  // Whether it is for us, here and now.
  z.object({
    kind: z.literal("downgraded"),
    what: z.enum(["formatVersion", "suite", "recipients"]),
    found: z.string(),
    floor: z.string(),
  }),
  /** Readable by us, but not written to us: somebody passed it on (threats row 67). */
  z.object({ kind: z.literal("forwarded") }),
  z.object({
    kind: z.literal("wrong-vault-kind"),
    found: vaultKindSchema,
    expected: vaultKindSchema,
  }),
  z.object({ kind: z.literal("wrong-exercise") }),
  z.object({ kind: z.literal("expired"), notAfter: z.string() }),

  // What it may cost.
  z.object({
    kind: z.literal("limit-exceeded"),
    limit: limitSchema,
    allowed: z.int(),
  }),
]);

export type BundleRefusal = z.infer<typeof bundleRefusalSchema>;
export type BundleRefusalKind = BundleRefusal["kind"];
export type BundleRefusalOf<Kind extends BundleRefusalKind> = Extract<
  BundleRefusal,
  { kind: Kind }
>;

/** What can go wrong beside a bundle that is refused: with the medium, the sources and the person. */
export const bundleFailureSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("cancelled") }),
  z.object({ kind: z.literal("disk-full"), path: z.string() }),
  /** The system refused a call on the file or the medium is gone; `code` as the system names it. */
  z.object({ kind: z.literal("medium-failed"), path: z.string(), code: z.string() }),
  z.object({ kind: z.literal("target-exists"), path: z.string() }),
  /** Evidence was not what its digest or size promised when it was read for the bundle. */
  z.object({ kind: z.literal("source-changed"), name: z.string() }),
  /** What was read back from the medium is not what was written to it. */
  z.object({ kind: z.literal("written-wrong"), path: z.string() }),
  z.object({
    kind: z.literal("recipients-refused"),
    why: z.enum(["none", "too-many", "mixed", "malformed"]),
  }),
]);
export type BundleFailure = z.infer<typeof bundleFailureSchema>;
export type BundleFailureKind = BundleFailure["kind"];
export type BundleFailureOf<Kind extends BundleFailureKind> = Extract<
  BundleFailure,
  { kind: Kind }
>;

/** Everything that writing or reading a bundle may end with. */
export const bundleProblemSchema = z.union([bundleRefusalSchema, bundleFailureSchema]);
export type BundleProblem = z.infer<typeof bundleProblemSchema>;
