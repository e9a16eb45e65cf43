import type { ReadHandle } from "../../storage/database.ts";
import { textCandidates, type Candidates } from "../../storage/search/text-candidates.ts";
import {
  readFoundRecord,
  readSearchedText,
  type FoundRecord,
} from "../../storage/search/hit-texts.ts";
import { kindOfTextRecord } from "../../storage/records/record-id.ts";
import { makeSnippet } from "../../storage/search/snippet.ts";
import { BODY_SCORE, titleScore, withRecency } from "./rank-hits.ts";
import type { SearchPlan } from "./search-plan.ts";
import type { RankedHit, SearchRequest } from "./search-hit.ts";

/** Newest records that are ranked for one query, by title and in all. */
const MAX_RANKED = 300;

/** Hits in texts: the newest that match, those in titles first. */
export function searchTexts(
  read: ReadHandle,
  plan: SearchPlan,
  request: SearchRequest,
): { readonly hits: readonly RankedHit[]; readonly isComplete: boolean } {
  const { rowIds, isCut } = gather(read, plan, request.limit);
  const ranked: RankedHit[] = [];
  for (const [place, rowId] of rowIds.entries()) {
    if (!request.allows(kindOfTextRecord(rowId))) continue;
    const record = readFoundRecord(read, rowId);
    if (record === undefined || !request.passes(record.openKind, record.openRowId)) continue;
    const inTitle = titleScore(record.title, plan.marked);
    const named = record.number === null ? 0 : titleScore(record.number, plan.marked);
    const base = Math.max(BODY_SCORE, inTitle, record.rowId === record.openRowId ? named : 0);
    ranked.push({
      score: withRecency(base, place, rowIds.length),
      toHit: () => describe(read, plan, record),
    });
  }
  return { hits: ranked, isComplete: !isCut };
}

function gather(read: ReadHandle, plan: SearchPlan, limit: number): Candidates {
  const { exact, beginning } = plan;
  if (exact === null) return { rowIds: [], isCut: false };
  const inTitle = textCandidates(read, `{title} : (${exact})`, MAX_RANKED);
  const whole = textCandidates(read, exact, MAX_RANKED);
  const known = new Set([...inTitle.rowIds, ...whole.rowIds]);
  // Beginnings of words cost more, and say less, than whole words.
  const isEnough = known.size >= limit || beginning === null || beginning === exact;
  const longer = isEnough ? NONE : textCandidates(read, beginning, MAX_RANKED);
  for (const rowId of longer.rowIds) known.add(rowId);
  return {
    rowIds: [...known].toSorted((left, right) => right - left),
    isCut: inTitle.isCut || whole.isCut || longer.isCut,
  };
}

const NONE: Candidates = { rowIds: [], isCut: false };

function describe(read: ReadHandle, plan: SearchPlan, record: FoundRecord) {
  const { kind, id, openKind, openId, number, title, tlp } = record;
  const { text, marks } = makeSnippet(readSearchedText(read, record.rowId), plan.marked);
  return { kind, id, openKind, openId, number, title, tlp, snippet: text, marks };
}
