import { z } from "zod";

import { vaultKindSchema } from "../../vault/header.ts";
import { bundlePartSchema, signerRefusalSchema, type BundleProblem } from "../bundle/refusal.ts";

/**
 * Every reason for which a case archive is not taken in (docs/case-archive-format.md §7). Nothing has changed then.
 */
export const archiveRefusalSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("not-an-archive") }),
  /** It ends early. `expectedBytes` is null while not even its signed part is whole. */
  z.object({
    kind: z.literal("incomplete"),
    foundBytes: z.int(),
    expectedBytes: z.int().nullable(),
  }),
  /** All of it is there, but it is not what was written. */
  z.object({ kind: z.literal("altered"), part: bundlePartSchema, name: z.string().nullable() }),
  z.object({ kind: z.literal("sealing-refused"), found: z.string() }),
  /** Opening it would cost more than anybody who means well asks for. */
  z.object({ kind: z.literal("work-factor-refused"), found: z.string(), allowed: z.int() }),
  z.object({ kind: z.literal("passphrase-required") }),
  z.object({ kind: z.literal("passphrase-wrong") }),
  z.object({ kind: z.literal("not-for-us") }),
  z.object({ kind: z.literal("archive-malformed"), offsetBytes: z.int(), expected: z.string() }),
  z.object({ kind: z.literal("manifest-malformed"), place: z.string(), expected: z.string() }),
  z.object({ kind: z.literal("newer-version"), supported: z.int() }),
  z.object({ kind: z.literal("signature-invalid") }),
  z.object({ kind: z.literal("signer-refused"), why: signerRefusalSchema }),
  /** The signature holds, and nobody compared the key: looked at freely, taken in only when its key is named. */
  z.object({
    kind: z.literal("signer-not-vouched-for"),
    organisationName: z.string(),
    deviceKeyId: z.string(),
  }),
  z.object({
    kind: z.literal("wrong-vault-kind"),
    found: vaultKindSchema,
    expected: vaultKindSchema,
  }),
  z.object({ kind: z.literal("limit-exceeded"), limit: z.string(), allowed: z.int() }),
  z.object({
    kind: z.literal("line-refused"),
    name: z.string(),
    line: z.int(),
    expected: z.string(),
  }),
  /** The number of an incident is taken here by another one. */
  z.object({ kind: z.literal("case-refused"), number: z.string(), why: z.string() }),
]);
export type ArchiveRefusal = z.infer<typeof archiveRefusalSchema>;
export type ArchiveRefusalOf<Kind extends ArchiveRefusal["kind"]> = Extract<
  ArchiveRefusal,
  { kind: Kind }
>;

/** What can go wrong beside: with the medium, the sources and the person. Nothing is left behind. */
export const archiveFailureSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("medium-failed"), path: z.string(), code: z.string() }),
  z.object({ kind: z.literal("target-exists"), path: z.string() }),
  z.object({ kind: z.literal("source-changed"), name: z.string() }),
  z.object({ kind: z.literal("written-wrong"), path: z.string() }),
  z.object({ kind: z.literal("recipients-refused"), why: z.string() }),
]);

export const archiveProblemSchema = z.union([archiveRefusalSchema, archiveFailureSchema]);
export type ArchiveProblem = z.infer<typeof archiveProblemSchema>;

/** What any vault call may end with as well. */
export type CommonProblem = { readonly kind: "cancelled" } | { readonly kind: "disk-full" };

/** A problem of the parts that bundles and archives share, in the words of archives. */
export function archiveProblemOf(problem: BundleProblem): ArchiveProblem | CommonProblem {
  switch (problem.kind) {
    case "cancelled":
    case "disk-full":
      return { kind: problem.kind };
    case "not-a-bundle":
      return { kind: "not-an-archive" };
    case "armored":
      return { kind: "sealing-refused", found: "armor" };
    case "stanza-refused":
      return { kind: "sealing-refused", found: problem.type };
    case "passphrase-refused":
    case "mixed-recipients":
    case "recipients-changed":
    case "header-malformed":
      return { kind: "sealing-refused", found: problem.kind };
    case "incomplete": {
      const { kind, foundBytes, expectedBytes } = problem;
      return { kind, foundBytes, expectedBytes };
    }
    case "altered": {
      const { kind, part, name } = problem;
      return { kind, part, name };
    }
    default:
      return contentProblemOf(problem);
  }
}

type ContentProblem = Exclude<
  BundleProblem,
  {
    readonly kind:
      | "cancelled"
      | "disk-full"
      | "not-a-bundle"
      | "armored"
      | "stanza-refused"
      | "passphrase-refused"
      | "mixed-recipients"
      | "recipients-changed"
      | "header-malformed"
      | "incomplete"
      | "altered";
  }
>;

/** What is signed, and what happens to files. */
function contentProblemOf(problem: ContentProblem): ArchiveProblem {
  switch (problem.kind) {
    case "signature-malformed":
      return { kind: "signature-invalid" };
    case "manifest-not-canonical":
      return { kind: "manifest-malformed", place: "", expected: "canonical JSON" };
    case "unknown-critical":
      return { kind: "manifest-malformed", place: problem.place, expected: "a known member" };
    case "newer-version":
      return { kind: "newer-version", supported: problem.supported };
    // Rules of bundles that archives don't have.
    case "suite-refused":
    case "downgraded":
    case "forwarded":
    case "wrong-exercise":
    case "expired":
      return { kind: "manifest-malformed", place: "", expected: problem.kind };
    case "not-for-us":
    case "archive-malformed":
    case "manifest-malformed":
    case "signer-refused":
    case "signature-invalid":
    case "wrong-vault-kind":
    case "limit-exceeded":
    case "medium-failed":
    case "target-exists":
    case "source-changed":
    case "written-wrong":
    case "recipients-refused":
      return problem;
  }
}
