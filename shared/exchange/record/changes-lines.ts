import { err, ok, type Result } from "../../result.ts";
import { compareText } from "../release/compare-text.ts";
import { formatChangesHeader, parseChangesHeader, type ChangesHeader } from "./changes-header.ts";
import { findLimitFault, type LimitFault } from "./check-limits.ts";
import { decodeRecordLine } from "./decode-record.ts";
import { encodeRecordLine, type HeaderNumbers } from "./encode-record.ts";
import {
  isExchangeKind,
  type ExchangeRecord,
  type ForeignRecord,
  type RecordState,
} from "./exchange-record.ts";
import { misfit, type LineFault, type LineFaultKind, type Misfit } from "./line-fault.ts";
import { RECORD_LIMITS } from "./record-limits.ts";

/** Writes the lines of one `changes.ndjson`, without their line feeds. */
export interface ChangesEncoder {
  /** The first line. */
  readonly headerLine: string;
  /**
   * The next line. Records of a kind follow each other with rising ids, each once; best in the order of `EXCHANGE_KINDS`. Throws when they
   * do not, or when the header lacks an owner or replica: that is the caller's mistake.
   */
  readonly encode: (record: RecordState<string>) => Result<string, LimitFault>;
}

/** What a line says. */
export type DecodedLine =
  | { readonly kind: "header"; readonly header: ChangesHeader }
  | { readonly kind: "record"; readonly record: ExchangeRecord }
  /** Of a kind that only a newer version knows: to be kept and relayed. */
  | { readonly kind: "foreign"; readonly record: ForeignRecord };

/** Reads the lines of one `changes.ndjson` one after the other; memory does not grow with their number. */
export interface ChangesDecoder {
  /** After the first fault the file is refused; nothing further is read from it. */
  readonly decode: (line: string) => Result<DecodedLine, LineFault>;
  /** Called after the last line: a file without any is none. */
  readonly finish: () => Result<void, LineFault>;
}

/** @param header names every owner and replica of the records to come */
export function createChangesEncoder(header: ChangesHeader): ChangesEncoder {
  const numbers = numbersOf(header);
  const order = createOrder();
  return {
    headerLine: formatChangesHeader(header),
    encode: (record) => {
      const fault = findLimitFault(record);
      if (fault !== undefined) return err(fault);
      const misplaced = order.place(record);
      if (misplaced !== undefined) throw new Error(misplaced);
      const line = encodeRecordLine(record, numbers);
      if (line.length <= RECORD_LIMITS.lineChars) return ok(line);
      const expected = `at most ${String(RECORD_LIMITS.lineChars)} characters`;
      return err({ kind: "limit-exceeded", field: "", expected });
    },
  };
}

/**
 * Reads strictly: only the one spelling of each record, in order, within limits. What is refused is named with its line, its place and
 * what was expected.
 */
export function createChangesDecoder(): ChangesDecoder {
  let line = 0;
  let header: ChangesHeader | undefined;
  let numbers: HeaderNumbers | undefined;
  const order = createOrder();
  const at = ({ kind, place, expected }: Misfit): Result<never, LineFault> =>
    err({ kind, line, place, expected });
  return {
    decode: (text) => {
      line += 1;
      if (header === undefined || numbers === undefined) {
        const parsed = parseHeaderLine(text);
        if (!parsed.ok) return at(parsed.error);
        header = parsed.value;
        numbers = numbersOf(header);
        return ok({ kind: "header", header });
      }
      const decoded = decodeRecordLine(text, header);
      if (!decoded.ok) return at(decoded.error);
      const record = decoded.value;
      if (encodeRecordLine(record, numbers) !== text) return at(NOT_CANONICAL);
      const misplaced = order.place(record);
      if (misplaced !== undefined) {
        return at({ kind: "out-of-order", place: "", expected: misplaced });
      }
      return ok(linesKind(record));
    },
    finish: () =>
      header === undefined
        ? err({ kind: "no-header", line: 1, place: "", expected: "a header line" })
        : ok(undefined),
  };
}

const NOT_CANONICAL: Misfit = {
  kind: "not-canonical",
  place: "",
  expected: "sorted names, no spaces, one spelling, numbers in order of use",
};

function linesKind(record: RecordState<string>): DecodedLine {
  const { kind } = record;
  return isExchangeKind(kind)
    ? { kind: "record", record: { ...record, kind } }
    : { kind: "foreign", record };
}

function parseHeaderLine(text: string): Result<ChangesHeader, Misfit> {
  const parsed = parseChangesHeader(text);
  if (parsed.ok) return parsed;
  const { reason, place, expected } = parsed.error;
  return misfit(HEADER_FAULTS[reason], place, expected);
}

const HEADER_FAULTS = {
  "too-large": "limit-exceeded",
  "too-deep": "limit-exceeded",
  "not-text": "malformed",
  "not-json": "not-json",
  "not-canonical": "not-canonical",
  "other-domain": "other-domain",
  "newer-version": "newer-version",
  malformed: "malformed",
} as const satisfies Readonly<Record<string, LineFaultKind>>;

function numbersOf({ owners, replicas }: ChangesHeader): HeaderNumbers {
  const find = (ids: readonly string[], what: string) => {
    const numbers = new Map(ids.map((id, index) => [id, index]));
    return (id: string): number => {
      const number = numbers.get(id);
      if (number === undefined) throw new Error(`the header does not name this ${what}`);
      return number;
    };
  };
  return { ownerNumber: find(owners, "owner"), replicaNumber: find(replicas, "replica") };
}

/** Holds the order of records, so that each comes once, without keeping their ids. */
function createOrder(): { readonly place: (record: RecordState<string>) => string | undefined } {
  const kinds = new Set<string>();
  let last: { readonly kind: string; readonly id: string } | undefined;
  return {
    place: ({ kind, id }) => {
      if (last?.kind === kind) {
        if (compareText(last.id, id) >= 0) return "rising ids within a kind";
      } else {
        if (kinds.has(kind)) return "one block for each kind";
        if (kinds.size >= RECORD_LIMITS.kinds)
          return `at most ${String(RECORD_LIMITS.kinds)} kinds`;
        kinds.add(kind);
      }
      last = { kind, id };
      return undefined;
    },
  };
}
