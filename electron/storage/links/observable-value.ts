import { hash } from "node:crypto";
import { ssdeepPieces } from "../../../shared/domain/correlation/ssdeep.ts";
import {
  correlationKey,
  keepUnchecked,
  normaliseObservable,
} from "../../../shared/domain/observables/normalise.ts";
import {
  isObservableType,
  type NormalisedObservable,
} from "../../../shared/domain/observables/types.ts";

/** How a value lies in the table: short ones as they are, long ones (rules, keys) as their start with a digest. */
export interface StoredValue {
  readonly key: string;
  readonly fullValue: string | null;
}

/** Longest value that the index holds whole; a page of the index then holds some ten entries at least. */
export const MAX_INDEXED_VALUE_CHARS = 256;

/** @see StoredValue */
export function storedValue(value: string): StoredValue {
  if (value.length <= MAX_INDEXED_VALUE_CHARS) return { key: value, fullValue: null };
  // Longer than any value that is stored whole, so that the two can't meet.
  const key = `${value.slice(0, 200)}…sha256:${hash("sha256", value, "hex")}`;
  return { key, fullValue: value };
}

/** The value in canonical form with what it correlates by; one that its type refuses is kept as it is. */
export function canonicalObservable(type: string, value: string): NormalisedObservable {
  const normalised = normaliseObservable(type, value);
  if (normalised.ok) return normalised.value;
  return keepUnchecked(isObservableType(type) ? type : "other", value);
}

/**
 * What the value correlates by beside itself. A part that reads as the value is found by the value, and needs no row; but
 * networks stand together among the parts, so that an address finds those that hold it, and the pieces of a fuzzy hash
 * stand there, so that near ones find each other.
 * Null when it correlates by nothing at all (free text).
 */
export function extraParts({ value, parts }: NormalisedObservable): readonly string[] | null {
  if (parts.length === 0) return null;
  return [
    ...parts
      .filter((part) => part.value !== value || part.kind === "cidr")
      .map((part) => correlationKey(part)),
    ...parts.filter(({ kind }) => kind === "ssdeep").flatMap((part) => pieceKeys(part.value)),
  ];
}

/** How the pieces of a fuzzy hash stand among the parts. */
export function pieceKeys(ssdeep: string): readonly string[] {
  return ssdeepPieces(ssdeep).map((piece) => `ssdeep-piece:${piece}`);
}
