import { z } from "zod";
import { err, ok, type Result } from "../../result.ts";
import { canonicalJson } from "../../vault/canonical-json.ts";
import { readCanonicalDocument, type DocumentFault } from "../canonical/canonical-document.ts";
import { compareText } from "../release/compare-text.ts";
import { RECORD_LIMITS } from "./record-limits.ts";
import { isUuidText } from "./uuid-text.ts";

/** Names kind and version of the first line; another version means other lines. */
export const CHANGES_DOMAIN = "watchpost changes v1";

/** What the lines of a file name by number. */
export interface ChangesHeader {
  /** Organisations that own records, each once, in code unit order. */
  readonly owners: readonly string[];
  /** Replicas that made changes, each once, in code unit order. */
  readonly replicas: readonly string[];
}

const idList = (limit: number) =>
  z
    .array(z.string().refine(isUuidText, "a UUID in lower case"))
    .max(limit)
    .readonly()
    .refine(
      (ids) => ids.every((id, index) => index === 0 || compareText(ids[index - 1] ?? "", id) < 0),
      "sorted, each once",
    );

const headerSchema = z.strictObject({
  $domain: z.literal(CHANGES_DOMAIN),
  owners: idList(RECORD_LIMITS.owners),
  replicas: idList(RECORD_LIMITS.replicas),
});

/** Bounds that hold for any list the schema takes: 39 characters for each UUID. */
const DOCUMENT_LIMITS = {
  maxChars: 1_024 + 39 * (RECORD_LIMITS.owners + RECORD_LIMITS.replicas),
  maxDepth: 4,
} as const;

/** The tables of a file about the given owners and replicas, in any order and repetition. */
export function createChangesHeader(
  owners: Iterable<string>,
  replicas: Iterable<string>,
): ChangesHeader {
  return { owners: sortedOnce(owners), replicas: sortedOnce(replicas) };
}

export function formatChangesHeader({ owners, replicas }: ChangesHeader): string {
  return canonicalJson({ $domain: CHANGES_DOMAIN, owners, replicas });
}

export function parseChangesHeader(line: string): Result<ChangesHeader, DocumentFault> {
  const parsed = readCanonicalDocument(line, CHANGES_DOMAIN, headerSchema, DOCUMENT_LIMITS);
  if (!parsed.ok) return err(parsed.error);
  const { owners, replicas } = parsed.value;
  return ok({ owners, replicas });
}

function sortedOnce(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].toSorted(compareText);
}
