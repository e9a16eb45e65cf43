import type { CsafDocument, PublishedDocument } from "../published-document.ts";
import { oneLine } from "./escape.ts";

type Vulnerability = NonNullable<CsafDocument["vulnerabilities"]>[number];

type Note = NonNullable<CsafDocument["document"]["notes"]>[number];

/** An advisory as people read it, taken out of its CSAF document. */
export interface AdvisoryView {
  readonly id: string;
  /** Name of its pages, without ending. */
  readonly slug: string;
  readonly title: string;
  readonly lang: string;
  readonly publishedIso: string;
  readonly updatedIso: string;
  readonly version: string;
  readonly summary: string;
  readonly notes: readonly { readonly title: string; readonly text: string }[];
  readonly vulnerabilities: readonly {
    readonly name: string;
    readonly title: string;
    readonly score: string;
    readonly notes: readonly { readonly title: string; readonly text: string }[];
    readonly remediations: readonly { readonly text: string; readonly url: string | null }[];
  }[];
  /** Highest CVSS base score; null when nothing is scored. */
  readonly score: number | null;
  readonly references: readonly { readonly text: string; readonly url: string }[];
  readonly history: readonly {
    readonly date: string;
    readonly number: string;
    readonly summary: string;
  }[];
}

export function advisoryView(published: PublishedDocument): AdvisoryView {
  const { document, vulnerabilities = [] } = published.csaf;
  const { tracking, notes = [], references = [] } = document;
  const scores = vulnerabilities.flatMap(baseScores);
  return {
    id: oneLine(tracking.id),
    slug: published.fileName.slice(0, -".json".length),
    title: oneLine(document.title),
    lang: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(document.lang ?? "")
      ? (document.lang ?? "en")
      : "en",
    publishedIso: new Date(tracking.initial_release_date).toISOString(),
    updatedIso: new Date(tracking.current_release_date).toISOString(),
    version: oneLine(tracking.version),
    summary: (notes.find(({ category }) => category === "summary") ?? notes[0])?.text ?? "",
    notes: notes.map(noteView),
    vulnerabilities: vulnerabilities.map((one, index) => ({
      name: oneLine(one.cve ?? `#${String(index + 1)}`),
      title: oneLine(one.title ?? ""),
      score: formatScore(highest(baseScores(one))),
      notes: (one.notes ?? []).map(noteView),
      remediations: (one.remediations ?? []).map(({ details, url }) => ({
        text: details,
        url: url ?? null,
      })),
    })),
    score: highest(scores),
    references: references.map(({ summary, url }) => ({ text: summary, url })),
    history: tracking.revision_history.toReversed(),
  };
}

export function formatScore(score: number | null): string {
  return score === null ? "" : score.toFixed(1);
}

function noteView({ title, category, text }: Note) {
  return { title: oneLine(title ?? category.replaceAll("_", " ")), text };
}

function baseScores({ scores = [], metrics = [] }: Vulnerability): readonly number[] {
  const rated = [...scores, ...metrics.flatMap(({ content }) => (content ? [content] : []))];
  return rated.flatMap(({ cvss_v2, cvss_v3, cvss_v4 }) => {
    const score = (cvss_v4 ?? cvss_v3 ?? cvss_v2)?.baseScore;
    return score === undefined ? [] : [score];
  });
}

function highest(scores: readonly number[]): number | null {
  return scores.length === 0 ? null : Math.max(...scores);
}
