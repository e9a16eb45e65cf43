import { rarityWeight } from "../correlation/rarity.ts";
import { shingleOverlap, titleShingles } from "./shingles.ts";
import { numbersIn } from "../incident-number/incident-number.ts";

/** What is compared of a report or incident; gathered by the caller, who also picks the candidates. */
export interface SimilaritySummary {
  readonly id: string;
  readonly title: string;
  readonly sender: string | null;
  /** Identity in the source: Message-ID, MISP event UUID, ticket number of the sender. */
  readonly sourceId: string | null;
  /** Number of the record here, as it stands in subjects of mails: `CERT-XX-2026-000123`. */
  readonly number: string;
  /** Message-IDs of the mails that it consists of. */
  readonly messageIds: readonly string[];
  /** Message-IDs that it answers, nearest first. */
  readonly repliesTo: readonly string[];
  readonly receivedAtMs: number;
  /** Its observables (any stable key) with the number of incidents and reports that carry each. */
  readonly observables: readonly { readonly key: string; readonly occurrences: number }[];
}

/** Why two records may be the same; each with its own strength 0 to 1. */
export type SimilarityReason =
  | { readonly kind: "same-source"; readonly strength: number; readonly sourceId: string }
  | { readonly kind: "reply"; readonly strength: number; readonly messageId: string }
  | { readonly kind: "named"; readonly strength: number; readonly number: string }
  | {
      readonly kind: "shared-observables";
      readonly strength: number;
      readonly count: number;
      /** Rarest first, at most five. */
      readonly keys: readonly string[];
    }
  | { readonly kind: "similar-title"; readonly strength: number; readonly percent: number }
  | { readonly kind: "same-sender"; readonly strength: number; readonly sender: string };

/** A proposal: never more than that, merging is the analyst's act. */
export interface SimilarityProposal {
  readonly id: string;
  /** 0 to 1, two decimals. */
  readonly score: number;
  readonly reasons: readonly SimilarityReason[];
  /** Time between the two; nearness strengthens the weaker reasons. */
  readonly apartMs: number;
}

export interface SimilarityOptions {
  readonly minimumScore?: number;
  readonly maxProposals?: number;
}

/** Below this, most proposals in real queues are chance. */
export const MINIMUM_SIMILARITY = 0.4;
export const MAX_SIMILARITY_PROPOSALS = 5;
/** Candidates beyond are not compared: intake has to answer at once. The caller hands in the likeliest first. */
export const MAX_SIMILARITY_CANDIDATES = 1_000;

/** The candidates most like the given record, best first, each with its reasons. The record itself is passed over. */
export function proposeDuplicates(
  subject: SimilaritySummary,
  candidates: readonly SimilaritySummary[],
  options: SimilarityOptions = {},
): readonly SimilarityProposal[] {
  const minimum = options.minimumScore ?? MINIMUM_SIMILARITY;
  const shingles = titleShingles(subject.title);
  const occurrences = new Map(
    subject.observables.map(({ key, occurrences }) => [key, occurrences]),
  );
  return candidates
    .slice(0, MAX_SIMILARITY_CANDIDATES)
    .filter(({ id }) => id !== subject.id)
    .map((candidate) => compare({ subject, shingles, occurrences }, candidate))
    .filter(({ score }) => score >= minimum)
    .toSorted((a, b) => b.score - a.score || a.apartMs - b.apartMs)
    .slice(0, options.maxProposals ?? MAX_SIMILARITY_PROPOSALS);
}

interface Prepared {
  readonly subject: SimilaritySummary;
  readonly shingles: ReadonlySet<string>;
  readonly occurrences: ReadonlyMap<string, number>;
}

function compare(prepared: Prepared, candidate: SimilaritySummary): SimilarityProposal {
  const apartMs = Math.abs(prepared.subject.receivedAtMs - candidate.receivedAtMs);
  const reasons = [
    sameSource(prepared.subject, candidate),
    reply(prepared.subject, candidate),
    named(prepared.subject, candidate),
    sharedObservables(prepared.occurrences, candidate),
    similarTitle(prepared.shingles, candidate, nearness(apartMs)),
    sameSender(prepared.subject, candidate, nearness(apartMs)),
  ]
    .filter((reason) => reason !== null)
    .toSorted((a, b) => b.strength - a.strength);
  const doubt = reasons.reduce((product, { strength }) => product * (1 - strength), 1);
  return { id: candidate.id, score: Math.round((1 - doubt) * 100) / 100, reasons, apartMs };
}

function sameSource(
  subject: SimilaritySummary,
  candidate: SimilaritySummary,
): SimilarityReason | null {
  if (subject.sourceId === null || subject.sourceId !== candidate.sourceId) return null;
  return { kind: "same-source", strength: 0.95, sourceId: subject.sourceId };
}

/** The thread of mails says it; a header can be forged, so it stays a proposal. */
function reply(subject: SimilaritySummary, candidate: SimilaritySummary): SimilarityReason | null {
  const messageId = subject.repliesTo.find((id) => candidate.messageIds.includes(id));
  return messageId === undefined ? null : { kind: "reply", strength: 0.9, messageId };
}

/** Our number in the subject, as we ask correspondents to keep it. */
function named(subject: SimilaritySummary, candidate: SimilaritySummary): SimilarityReason | null {
  const { number } = candidate;
  return numbersIn(subject.title).includes(number)
    ? { kind: "named", strength: 0.9, number }
    : null;
}

/** Rare values in common say much, those that half the vault has say nothing. */
function sharedObservables(
  occurrences: ReadonlyMap<string, number>,
  candidate: SimilaritySummary,
): SimilarityReason | null {
  const shared = [...new Map(candidate.observables.map((one) => [one.key, one])).values()]
    .filter(({ key }) => occurrences.has(key))
    .toSorted((a, b) => a.occurrences - b.occurrences);
  if (shared.length === 0) return null;
  const doubt = shared.reduce(
    (product, one) => product * (1 - 0.6 * rarityWeight(one.occurrences)),
    1,
  );
  const strength = Math.min(0.95, 1 - doubt);
  const keys = shared.slice(0, 5).map(({ key }) => key);
  return { kind: "shared-observables", strength, count: shared.length, keys };
}

function similarTitle(
  shingles: ReadonlySet<string>,
  candidate: SimilaritySummary,
  near: number,
): SimilarityReason | null {
  const overlap = shingleOverlap(shingles, titleShingles(candidate.title));
  if (overlap < 0.3) return null;
  return {
    kind: "similar-title",
    strength: 0.6 * overlap * near,
    percent: Math.round(overlap * 100),
  };
}

function sameSender(
  subject: SimilaritySummary,
  candidate: SimilaritySummary,
  near: number,
): SimilarityReason | null {
  const sender = subject.sender?.trim().toLowerCase() ?? "";
  if (sender === "" || sender !== candidate.sender?.trim().toLowerCase()) return null;
  return { kind: "same-sender", strength: 0.2 * near, sender };
}

const DAY_MS = 86_400_000;

/** 1 on the same day, half after a week, fading out over months. */
function nearness(apartMs: number): number {
  return 1 / (1 + Math.max(0, apartMs - DAY_MS) / (6 * DAY_MS));
}
