import { z } from "zod";
import { err, ok, type Result } from "../../result.ts";
import { csafFileName } from "./file-name.ts";

/** Where a document may be read: only `white` is free for everybody. Spelled as the folders of the tree. */
export type TlpFolder = "white" | "green" | "amber" | "amber-strict" | "red";

/** A document that is to be published, with what the tree has to know of it. */
export interface PublishedDocument {
  /** As it was handed in: it is published byte by byte. */
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly year: string;
  readonly tlp: TlpFolder;
  readonly csaf: CsafDocument;
}

export interface UnpublishableDocument {
  readonly kind: "not-json" | "not-csaf" | "draft" | "no-marking" | "too-large" | "same-file-name";
  /** Where it came from. */
  readonly source: string;
  readonly detail: string;
}

/** No advisory comes near; more is a mistake that would make every reader of the site pay. */
export const MAX_DOCUMENT_BYTES = 16_000_000;

const noteSchema = z.looseObject({
  category: z.string(),
  title: z.string().optional(),
  text: z.string(),
});
const referenceSchema = z.looseObject({ summary: z.string(), url: z.string() });
const scoreSchema = z.looseObject({
  baseScore: z.number().optional(),
  baseSeverity: z.string().optional(),
  vectorString: z.string().optional(),
});
const cvssSchema = z.looseObject({
  cvss_v2: scoreSchema.optional(),
  cvss_v3: scoreSchema.optional(),
  cvss_v4: scoreSchema.optional(),
});
const vulnerabilitySchema = z.looseObject({
  cve: z.string().optional(),
  title: z.string().optional(),
  notes: z.array(noteSchema).optional(),
  scores: z.array(cvssSchema).optional(),
  metrics: z.array(z.looseObject({ content: cvssSchema.optional() })).optional(),
  product_status: z.record(z.string(), z.array(z.string())).optional(),
  remediations: z
    .array(z.looseObject({ category: z.string(), details: z.string(), url: z.string().optional() }))
    .optional(),
});

/** What is read of a document. Everything else stays in its bytes; whether it is valid is the validator's question. */
export const csafDocumentSchema = z.looseObject({
  document: z.looseObject({
    category: z.string().min(1),
    csaf_version: z.enum(["2.0", "2.1"]),
    lang: z.string().optional(),
    title: z.string().min(1),
    publisher: z.looseObject({ name: z.string(), namespace: z.string(), category: z.string() }),
    distribution: z
      .looseObject({ tlp: z.looseObject({ label: z.string() }).optional() })
      .optional(),
    notes: z.array(noteSchema).optional(),
    references: z.array(referenceSchema).optional(),
    tracking: z.looseObject({
      id: z.string().regex(/^\S(.*\S)?$/),
      status: z.string(),
      version: z.string(),
      initial_release_date: z.iso.datetime({ offset: true }),
      current_release_date: z.iso.datetime({ offset: true }),
      revision_history: z.array(
        z.looseObject({ date: z.string(), number: z.string(), summary: z.string() }),
      ),
    }),
  }),
  product_tree: z.looseObject({}).optional(),
  vulnerabilities: z.array(vulnerabilitySchema).optional(),
});
export type CsafDocument = z.infer<typeof csafDocumentSchema>;

const FOLDERS: Readonly<Record<string, TlpFolder>> = {
  WHITE: "white",
  CLEAR: "white",
  GREEN: "green",
  AMBER: "amber",
  "AMBER+STRICT": "amber-strict",
  RED: "red",
};

/** Reads a document to be published. A draft, and one that says nothing about who may read it, are none. */
export function readPublishedDocument(
  source: string,
  bytes: Uint8Array,
): Result<PublishedDocument, UnpublishableDocument> {
  const refused = (kind: UnpublishableDocument["kind"], detail: string) =>
    err({ kind, source, detail });
  if (bytes.length > MAX_DOCUMENT_BYTES) return refused("too-large", String(bytes.length));
  const json = parseJson(bytes);
  if (!json.ok) return refused("not-json", json.error);
  const parsed = csafDocumentSchema.safeParse(json.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refused("not-csaf", `/${issue?.path.join("/") ?? ""}: ${issue?.message ?? ""}`);
  }
  const { tracking, distribution } = parsed.data.document;
  if (tracking.status === "draft") return refused("draft", tracking.id);
  const label = distribution?.tlp?.label;
  const tlp = label === undefined ? undefined : FOLDERS[label];
  if (tlp === undefined) return refused("no-marking", label ?? "/document/distribution/tlp");
  return ok({
    bytes,
    fileName: csafFileName(tracking.id),
    year: new Date(tracking.initial_release_date).toISOString().slice(0, 4),
    tlp,
    csaf: parsed.data,
  });
}

/** The strict decoder and parser say the place themselves. */
export function parseJson(bytes: Uint8Array): Result<unknown, string> {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return ok(value);
  } catch (error) {
    return err(error instanceof Error ? error.message : "not readable as JSON");
  }
}

/** Newest first; the same moment by name, so that the same documents always give the same site. */
export function newestFirst(documents: readonly PublishedDocument[]): readonly PublishedDocument[] {
  return documents.toSorted(
    (left, right) =>
      Date.parse(right.csaf.document.tracking.current_release_date) -
        Date.parse(left.csaf.document.tracking.current_release_date) ||
      (left.fileName < right.fileName ? -1 : 1),
  );
}
