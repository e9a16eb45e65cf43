import {
  proposeDuplicates,
  MAX_SIMILARITY_CANDIDATES,
  type SimilarityReason,
  type SimilaritySummary,
} from "../../../shared/domain/similarity/similarity.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { reportsContract } from "../../../shared/contract/reports.ts";
import type { ReadHandle } from "../../storage/database.ts";
import {
  readSummary,
  similarCandidates,
  type Candidate,
} from "../../storage/tables/similarity-candidates.ts";

type Similar = Extract<
  Awaited<ReturnType<Handlers<typeof reportsContract>["similar"]>>,
  { ok: true }
>["value"]["items"];

/** Reports and incidents that may be about the same thing, best first, each with its reasons. Nothing is merged by it. */
export function similarRecords(read: ReadHandle, reportRowId: number): Similar {
  const subject = readSummary(read, { kind: "report", rowId: reportRowId });
  if (subject === undefined) return [];
  const candidates = new Map<string, Candidate>();
  const summaries: SimilaritySummary[] = [];
  for (const candidate of similarCandidates(read, reportRowId, MAX_SIMILARITY_CANDIDATES)) {
    const summary = readSummary(read, candidate);
    if (summary === undefined) continue;
    candidates.set(summary.id, { ...candidate, number: summary.number });
    summaries.push(summary);
  }
  return proposeDuplicates(subject, summaries).flatMap(({ id, score, reasons }) => {
    const candidate = candidates.get(id);
    const summary = summaries.find((one) => one.id === id);
    if (candidate === undefined || summary === undefined) return [];
    return [
      {
        kind: candidate.kind,
        id,
        number: candidate.number ?? "",
        title: summary.title,
        score,
        reasons: reasons.map(describeReason),
      },
    ];
  });
}

function describeReason(reason: SimilarityReason) {
  const { kind, strength, ...rest } = reason;
  const facts: Record<string, string | number> = { strength };
  const entries: readonly (readonly [string, unknown])[] = Object.entries(rest);
  for (const [name, value] of entries) {
    facts[name] = Array.isArray(value) ? value.join(", ") : factOf(value);
  }
  return { kind, facts };
}

function factOf(value: unknown): string | number {
  return typeof value === "string" || typeof value === "number" ? value : "";
}
