import { assertNever } from "../../assert-never.ts";
import type { AgoUnit, QueryComparison, QueryValue } from "./query.ts";

/** A half-open range of instants in milliseconds since 1970 UTC; null leaves that end open. */
export interface InstantBounds {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/**
 * What a time condition means, given the present. `updated:2026-01` is the whole month, `<` ends before it, `<=` with
 * it, `>` begins after it, `>=` with it. `updated:7d` is from seven days ago until now; `updated<7d` is older than that.
 * Null when the value is no time. All days are UTC days.
 */
export function instantBounds(
  comparison: QueryComparison,
  value: QueryValue,
  nowMs: number,
): InstantBounds | null {
  const span = spanOf(value, nowMs);
  if (span === null) return null;
  switch (comparison) {
    case "is":
      return value.kind === "ago" ? { fromMs: span.fromMs, toMs: null } : span;
    case ">=":
      return { fromMs: span.fromMs, toMs: null };
    case ">":
      return { fromMs: span.toMs, toMs: null };
    case "<":
      return { fromMs: null, toMs: span.fromMs };
    case "<=":
      return { fromMs: null, toMs: span.toMs };
    default:
      return assertNever(comparison);
  }
}

interface ClosedSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function spanOf(value: QueryValue, nowMs: number): ClosedSpan | null {
  if (value.kind === "date") return spanOfDate(value.date);
  if (value.kind === "day") {
    const todayMs = Math.floor(nowMs / DAY_MS) * DAY_MS;
    const fromMs = todayMs - value.daysAgo * DAY_MS;
    return { fromMs, toMs: fromMs + DAY_MS };
  }
  if (value.kind !== "ago") return null;
  const fromMs = subtract(nowMs, value.amount, value.unit);
  return { fromMs, toMs: fromMs };
}

function spanOfDate(date: string): ClosedSpan {
  const parts = date.split(/[-T:]/).map(Number);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts;
  const fromMs = Date.UTC(year, month - 1, day, hour, minute);
  switch (parts.length) {
    case 1:
      return { fromMs, toMs: Date.UTC(year + 1, 0, 1) };
    case 2:
      return { fromMs, toMs: Date.UTC(year, month, 1) };
    case 3:
      return { fromMs, toMs: fromMs + DAY_MS };
    default:
      return { fromMs, toMs: fromMs + 60_000 };
  }
}

function subtract(nowMs: number, amount: number, unit: AgoUnit): number {
  switch (unit) {
    case "h":
      return nowMs - amount * HOUR_MS;
    case "d":
      return nowMs - amount * DAY_MS;
    case "w":
      return nowMs - amount * 7 * DAY_MS;
    case "m":
      return monthsBefore(nowMs, amount);
    case "y":
      return monthsBefore(nowMs, amount * 12);
    default:
      return assertNever(unit);
  }
}

/** Same day and time that many months earlier, clamped to the last day of a shorter month. */
function monthsBefore(nowMs: number, months: number): number {
  const now = new Date(nowMs);
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  const lastDay = new Date(
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0),
  ).getUTCDate();
  return first.getTime() + (Math.min(now.getUTCDate(), lastDay) - 1) * DAY_MS + (nowMs % DAY_MS);
}
