import { canonicalObservable } from "../../storage/links/observable-value.ts";
import { refangValue } from "../../../shared/domain/observables/refang.ts";
import type { ReadHandle } from "../../storage/database.ts";
import {
  valueCandidates,
  valuesBeginningWith,
  type ValueCandidate,
} from "../../storage/search/text-candidates.ts";
import { foldText } from "../../storage/search/fold-text.ts";
import { makeSnippet } from "../../storage/search/snippet.ts";
import { findByValue, readObservableRows } from "../../storage/tables/observables.ts";
import { valueScore, withRecency } from "./rank-hits.ts";
import type { SearchPlan } from "./search-plan.ts";
import type { RankedHit, SearchRequest } from "./search-hit.ts";

/** Values that are ranked for one query, and looked at while checking that a piece is there in a row. */
const MAX_RANKED = 200;
const MAX_EXAMINED = 1_000;

/** Hits among observables: the value itself, values that begin with the text, the newest that hold it. */
export function searchValues(
  read: ReadHandle,
  plan: SearchPlan,
  request: SearchRequest,
): { readonly hits: readonly RankedHit[]; readonly isComplete: boolean } {
  if (plan.texts.length === 0 || !request.allows("observable")) {
    return { hits: [], isComplete: true };
  }
  const texts = plan.texts.map(({ text }) => refangValue(text.trim()));
  const { found, isComplete } = gather(read, texts, request.limit);
  const wanted = texts.map(foldText);
  const hits = found
    .filter(({ rowId }) => request.passes("observable", rowId))
    .map(({ rowId, value }, place) => ({
      score: withRecency(valueScore(value, wanted), place, found.length),
      toHit: () => describe(read, rowId, wanted),
    }));
  return { hits, isComplete };
}

function gather(
  read: ReadHandle,
  texts: readonly string[],
  limit: number,
): { readonly found: readonly ValueCandidate[]; readonly isComplete: boolean } {
  const [only = ""] = texts;
  const exact = texts.length === 1 ? exactValues(read, only) : [];
  const beginning =
    texts.length === 1 && only.length >= 3 ? valuesBeginningWith(read, only, limit) : [];
  const inside = valueCandidates(read, texts, MAX_RANKED, MAX_EXAMINED);
  const found = new Map([...exact, ...beginning, ...inside.found].map((one) => [one.rowId, one]));
  return {
    found: [...found.values()],
    isComplete: !inside.isCut && beginning.length < limit,
  };
}

/** The value as it is typed, and as its type would write it. */
function exactValues(read: ReadHandle, text: string): readonly ValueCandidate[] {
  const spellings = new Set([text, text.toLowerCase(), text.toUpperCase()]);
  for (const type of ["ip-dst", "domain", "url"]) {
    spellings.add(canonicalObservable(type, text).value);
  }
  return [...spellings].flatMap((value) =>
    findByValue(read, value).map(({ rowId }) => ({ rowId, value })),
  );
}

function describe(read: ReadHandle, rowId: number, wanted: readonly string[]) {
  const [row] = readObservableRows(read, [rowId]);
  if (row === undefined) throw new Error("an observable vanished while it was read");
  const { text, marks } = makeSnippet(row.value, wanted);
  return {
    kind: "observable",
    id: row.id,
    openKind: "observable",
    openId: row.id,
    number: null,
    title: row.value.slice(0, 1_024),
    tlp: null,
    snippet: text,
    marks,
  } as const;
}
