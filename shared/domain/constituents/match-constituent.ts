import type { ConstituentId } from "../../model/ids.ts";
import { isValidOn } from "./validity.ts";
import {
  entriesHolding,
  type ConstituentIndex,
  type IndexedConstituent,
} from "./constituent-index.ts";
import { readLookup, type Lookup } from "./read-lookup.ts";

/** A constituent as steps and results name it. */
export interface NamedConstituent {
  readonly id: ConstituentId;
  readonly name: string;
}

/** Why an entry won: nothing longer holds the address or name, or the number is the same. */
export type WinningRule = "longest-prefix" | "longest-suffix" | "same-number";

/** One step of the explanation, as data; sentences stand in the catalogue. */
export type MatchStep =
  | { readonly kind: "read-as"; readonly as: Lookup["kind"]; readonly value: string }
  | { readonly kind: "not-readable" }
  | {
      readonly kind: "won";
      readonly rule: WinningRule;
      readonly entry: string;
      readonly constituent: NamedConstituent;
      readonly validFrom: string | null;
      readonly validTo: string | null;
      readonly onDate: string;
    }
  /** Has the winning entry too; who was confirmed last goes first, then by name. */
  | {
      readonly kind: "same-entry";
      readonly entry: string;
      readonly constituent: NamedConstituent;
    }
  | {
      readonly kind: "less-specific";
      readonly entry: string;
      readonly constituent: NamedConstituent;
    }
  | {
      readonly kind: "not-valid";
      readonly entry: string;
      readonly constituent: NamedConstituent;
      readonly validFrom: string | null;
      readonly validTo: string | null;
      readonly onDate: string;
    }
  | { readonly kind: "nothing-holds" }
  /** Nobody of the register: whom to ask then. */
  | { readonly kind: "fallback"; readonly to: "address-registry" | "domain-registry" };

/** Whose a value is. */
export interface ConstituentMatch {
  /** As it was asked. */
  readonly value: string;
  readonly constituent: NamedConstituent | null;
  readonly by: { readonly kind: Lookup["kind"]; readonly entry: string } | null;
  /** Who has the very same entry. */
  readonly alsoHeldBy: readonly NamedConstituent[];
  readonly steps: readonly MatchStep[];
}

const RULES: Readonly<Record<Lookup["kind"], WinningRule>> = {
  network: "longest-prefix",
  domain: "longest-suffix",
  asn: "same-number",
};

/**
 * Finds whose the value is on a day (`2026-11-27`): of the entries that hold it and are valid then, the most specific wins.
 * Every entry that holds it stands in the steps with what became of it.
 */
export function matchConstituent(
  index: ConstituentIndex,
  value: string,
  onDate: string,
): ConstituentMatch {
  const lookup = readLookup(value);
  if (lookup === undefined) return unmatched(value, [{ kind: "not-readable" }]);
  const steps: MatchStep[] = [{ kind: "read-as", as: lookup.kind, value: lookup.value }];
  let winner: { readonly entry: string; readonly holders: readonly NamedConstituent[] } | undefined;
  for (const { entry, holders } of entriesHolding(index, lookup)) {
    const all = holders.flatMap((place) => index.constituents[place] ?? []);
    const valid = all.filter((one) => isValidOn(one, onDate)).toSorted(byPrecedence);
    if (winner === undefined && valid.length > 0) {
      winner = { entry, holders: valid.map(named) };
      steps.push(...winningSteps(RULES[lookup.kind], entry, valid, onDate));
    } else {
      for (const one of valid)
        steps.push({ kind: "less-specific", entry, constituent: named(one) });
    }
    for (const one of all) {
      if (!isValidOn(one, onDate)) steps.push({ kind: "not-valid", ...facts(one, entry, onDate) });
    }
  }
  const [constituent, ...alsoHeldBy] = winner?.holders ?? [];
  if (winner === undefined || constituent === undefined)
    return unmatched(value, [...steps, ...fallback(lookup.kind)]);
  return { value, constituent, by: { kind: lookup.kind, entry: winner.entry }, alsoHeldBy, steps };
}

function winningSteps(
  rule: WinningRule,
  entry: string,
  holders: readonly IndexedConstituent[],
  onDate: string,
): readonly MatchStep[] {
  return holders.map((one, rank) =>
    rank === 0
      ? { kind: "won", rule, ...facts(one, entry, onDate) }
      : { kind: "same-entry", entry, constituent: named(one) },
  );
}

function fallback(kind: Lookup["kind"]): readonly MatchStep[] {
  const to = kind === "domain" ? "domain-registry" : "address-registry";
  return [{ kind: "nothing-holds" }, { kind: "fallback", to }];
}

function unmatched(value: string, steps: readonly MatchStep[]): ConstituentMatch {
  return { value, constituent: null, by: null, alsoHeldBy: [], steps };
}

function facts(constituent: IndexedConstituent, entry: string, onDate: string) {
  const { validFrom, validTo } = constituent;
  return { entry, constituent: named(constituent), validFrom, validTo, onDate };
}

function named({ id, name }: IndexedConstituent): NamedConstituent {
  return { id, name };
}

/** Who was confirmed last, never confirmed behind; then by name, then by id, so that the order is the same everywhere. */
function byPrecedence(left: IndexedConstituent, right: IndexedConstituent): number {
  const confirmed = compare(right.lastConfirmed ?? "", left.lastConfirmed ?? "");
  return confirmed || compare(left.name, right.name) || compare(left.id, right.id);
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
