import type { TlpLabel } from "./tlp.ts";
import { strictestTlp } from "./tlp.ts";

/** Why a spelling in the TLP namespace is no label of FIRST's set. */
export type UnknownTlpReason = "chatham-house-rule" | "unclear" | "not-a-label";

/**
 * What one spelling means. `label`: one of the five, `isLegacy` when it was WHITE of TLP 1.
 * `unknown`: it claims to be TLP but is none. `not-tlp`: it has nothing to do with TLP.
 */
export type TlpSpelling =
  | { readonly kind: "label"; readonly label: TlpLabel; readonly isLegacy: boolean }
  | { readonly kind: "unknown"; readonly spelling: string; readonly reason: UnknownTlpReason }
  | { readonly kind: "not-tlp" };

/** What the analyst should be told about the marking that a source carried. */
export type TlpNotice =
  | { readonly kind: "tlp-missing" }
  | {
      readonly kind: "tlp-several";
      readonly labels: readonly TlpLabel[];
      readonly chosen: TlpLabel;
    }
  | { readonly kind: "tlp-unknown"; readonly spelling: string; readonly reason: UnknownTlpReason }
  | { readonly kind: "tlp-legacy-white"; readonly spelling: string };

/**
 * The marking of an imported record. `label` null means: ask the analyst before anything leaves.
 * `suggested` is the strictest valid label that was there, to be offered when asking.
 */
export interface ImportedTlp {
  readonly label: TlpLabel | null;
  readonly suggested: TlpLabel | null;
  readonly notices: readonly TlpNotice[];
}

/** Longer than any spelling of a label; the rest of a hostile tag is never looked at. */
const MAX_SPELLING_LENGTH = 64;

/** Reads a tag or a marking line. The prefix `tlp:` is needed, so that a tag `red` is not taken for a marking. */
export function parseTlpTag(text: string): TlpSpelling {
  const spelling = tidy(text);
  const body = /^tlp\s*[:=_-]\s*(.*)$/.exec(spelling)?.[1] ?? /^tlp (.*)$/.exec(spelling)?.[1];
  return body === undefined ? { kind: "not-tlp" } : readBody(body, text);
}

/** Reads a field that is known to hold a TLP label, where sources leave the prefix out (CSAF, IODEF, IntelMQ). */
export function parseTlpField(text: string): TlpSpelling {
  const tagged = parseTlpTag(text);
  return tagged.kind === "not-tlp" ? readBody(tidy(text), text) : tagged;
}

/**
 * Decides the marking of a record from all tags that its source carries (TLP 2.0: strictest wins).
 * No label is never taken for CLEAR. An unknown label leaves the marking open even beside a valid one, because
 * it may have meant something stricter; only the Chatham House rule, which adds to a label, leaves that label standing.
 */
export function resolveImportedTlp(tags: readonly string[]): ImportedTlp {
  const found = tags.map((tag) => ({ tag, spelling: parseTlpTag(tag) }));
  const labels = [
    ...new Set(
      found.flatMap(({ spelling }) => (spelling.kind === "label" ? [spelling.label] : [])),
    ),
  ];
  const notices: TlpNotice[] = [];
  for (const { tag, spelling } of found) {
    if (spelling.kind === "unknown") {
      notices.push({ kind: "tlp-unknown", spelling: spelling.spelling, reason: spelling.reason });
    } else if (spelling.kind === "label" && spelling.isLegacy) {
      notices.push({ kind: "tlp-legacy-white", spelling: tag.slice(0, MAX_SPELLING_LENGTH) });
    }
  }
  const suggested = strictestTlp(labels);
  if (suggested !== null && labels.length > 1) {
    notices.push({ kind: "tlp-several", labels, chosen: suggested });
  }
  const isOpen = notices.some(
    (notice) => notice.kind === "tlp-unknown" && notice.reason !== "chatham-house-rule",
  );
  if (suggested === null) notices.push({ kind: "tlp-missing" });
  return { label: isOpen ? null : suggested, suggested, notices };
}

const LABEL_OF_BODY: ReadonlyMap<string, TlpLabel> = new Map([
  ["clear", "TLP:CLEAR"],
  ["white", "TLP:CLEAR"],
  ["green", "TLP:GREEN"],
  ["amber", "TLP:AMBER"],
  ["amber+strict", "TLP:AMBER+STRICT"],
  ["amberstrict", "TLP:AMBER+STRICT"],
  ["red", "TLP:RED"],
]);

function readBody(body: string, original: string): TlpSpelling {
  const word = body.replaceAll(/[\s_-]/g, "");
  const label = LABEL_OF_BODY.get(word);
  if (label !== undefined) return { kind: "label", label, isLegacy: word === "white" };
  return {
    kind: "unknown",
    spelling: original.slice(0, MAX_SPELLING_LENGTH),
    reason: reasonOf(word),
  };
}

function reasonOf(word: string): UnknownTlpReason {
  if (word === "ex:chr") return "chatham-house-rule";
  return word === "unclear" ? "unclear" : "not-a-label";
}

function tidy(text: string): string {
  return text
    .slice(0, MAX_SPELLING_LENGTH)
    .replaceAll(/["'[\]()]/g, "")
    .trim()
    .toLowerCase();
}
