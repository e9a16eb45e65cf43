import { formatRecordNumber } from "../../../shared/domain/incident-number/incident-number.ts";
import type { WriteHandle } from "../database.ts";
import { takeFromCounter } from "../records/record-id.ts";

/**
 * The next `count` numbers of a prefix and year, such as `CERT-XX-2026-000123`. Taken inside the transaction, so none is
 * left out when it fails; a creation that is taken back later leaves a gap, as somebody may have quoted the number.
 */
export function takeNumbers(
  write: WriteHandle,
  prefix: string,
  year: number,
  count: number,
): readonly string[] {
  const first = takeFromCounter(write, `number:${prefix}:${String(year)}`, count);
  return Array.from({ length: count }, (_, index) =>
    formatRecordNumber({ prefix, year, sequence: first + index }),
  );
}

/** Reports count under a plain `R`. */
export const REPORT_PREFIX = "R";
