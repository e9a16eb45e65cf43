import { normaliseObservable } from "../../domain/observables/normalise.ts";
import {
  originalEnd,
  originalStart,
  type RefangedText,
} from "../../domain/observables/refanged-text.ts";
import { isObservableType } from "../../domain/observables/types.ts";
import {
  EXTRACTION_LIMITS,
  type ExtractedItem,
  type ExtractedType,
  type Extraction,
  type ExtractionNote,
  type RejectedItem,
  type RejectionReason,
} from "./extraction.ts";

/** Something found in the refanged text, from `start` to `end` there. */
export interface Candidate {
  readonly type: ExtractedType;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly note?: ExtractionNote;
}

/** Gathers what the scanners find; the only mutable state of an extraction. */
export interface Collector {
  /** Normalises and adds. @returns the canonical value, or undefined when the type refuses it */
  add(candidate: Candidate): string | undefined;
  reject(start: number, end: number, reason: RejectionReason): void;
  /** True when the place was written defanged: then somebody meant it as an indicator. */
  isDefanged(start: number, end: number): boolean;
  finish(isInputCut: boolean): Extraction;
}

type OpenItem = { -readonly [Key in keyof ExtractedItem]: ExtractedItem[Key] };

interface Place {
  readonly offset: number;
  readonly length: number;
}

interface CollectorState {
  readonly original: string;
  readonly refanged: RefangedText;
  readonly items: Map<string, OpenItem>;
  readonly rejected: RejectedItem[];
  isFull: boolean;
}

/** Of a rejected place only as much as is needed to recognise it. */
const MAX_EXCERPT_CHARS = 255;

/** A collector for one text. `original` is the input that `refanged` was made from. */
export function createCollector(original: string, refanged: RefangedText): Collector {
  const state: CollectorState = {
    original,
    refanged,
    items: new Map(),
    rejected: [],
    isFull: false,
  };
  return {
    add: (candidate) => addCandidate(state, candidate),
    reject: (start, end, reason) => addRejected(state, start, end, reason),
    isDefanged: (start, end) => placeOf(state, start, end).length !== end - start,
    finish: (isInputCut) => ({
      items: [...state.items.values()].toSorted(
        (a, b) => a.offset - b.offset || b.length - a.length,
      ),
      rejected: state.rejected.toSorted((a, b) => a.offset - b.offset),
      isTruncated: state.isFull || isInputCut || refanged.isTruncated,
    }),
  };
}

function placeOf(state: CollectorState, start: number, end: number): Place {
  const offset = originalStart(state.refanged, start);
  return { offset, length: originalEnd(state.refanged, end) - offset };
}

function addCandidate(state: CollectorState, candidate: Candidate): string | undefined {
  if (!isObservableType(candidate.type)) {
    insert(state, candidate, candidate.value, undefined);
    return candidate.value;
  }
  const read = normaliseObservable(candidate.type, candidate.value);
  if (!read.ok) return undefined;
  insert(state, candidate, read.value.value, read.value.unicode);
  return read.value.value;
}

function insert(
  state: CollectorState,
  candidate: Candidate,
  value: string,
  unicode: string | undefined,
): void {
  const key = `${candidate.type}|${value}`;
  const place = placeOf(state, candidate.start, candidate.end);
  const known = state.items.get(key);
  if (known !== undefined) {
    merge(known, candidate, place, state.original);
    return;
  }
  if (state.items.size >= EXTRACTION_LIMITS.items) {
    state.isFull = true;
    return;
  }
  const original = state.original.slice(place.offset, place.offset + place.length);
  const item: OpenItem = { type: candidate.type, value, ...place, original, occurrences: 1 };
  if (candidate.note !== undefined) item.note = candidate.note;
  if (unicode !== undefined) item.unicode = unicode;
  state.items.set(key, item);
}

function addRejected(
  state: CollectorState,
  start: number,
  end: number,
  reason: RejectionReason,
): void {
  if (state.rejected.length >= EXTRACTION_LIMITS.rejected) {
    state.isFull = true;
    return;
  }
  const place = placeOf(state, start, end);
  const found = state.original.slice(place.offset, place.offset + place.length);
  state.rejected.push({ original: found.slice(0, MAX_EXCERPT_CHARS), ...place, reason });
}

/** The first place wins, but one where the value was written by itself wins over a part of something else. */
function merge(known: OpenItem, candidate: Candidate, place: Place, original: string): void {
  const isKnownDerived = isDerived(known.note);
  const isNewDerived = isDerived(candidate.note);
  if (isKnownDerived && !isNewDerived) {
    known.occurrences = 0;
    if (candidate.note === undefined) delete known.note;
    else known.note = candidate.note;
  } else if (isNewDerived && !isKnownDerived) return;
  known.occurrences++;
  if (known.occurrences > 1 && place.offset >= known.offset) return;
  known.offset = place.offset;
  known.length = place.length;
  known.original = original.slice(place.offset, place.offset + place.length);
}

function isDerived(note: ExtractionNote | undefined): boolean {
  return note?.startsWith("from-") ?? false;
}
