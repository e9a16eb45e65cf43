import { err, type Err } from "../../result.ts";

/**
 * Why a line was turned down, and with it the file. `not-canonical`: readable, but not the one spelling. `unknown-critical`: a newer
 * program says that this one must not go on without knowing it. `out-of-order`: kinds in blocks, ids rising, each record once.
 */
export type LineFaultKind =
  | "limit-exceeded"
  | "not-json"
  | "not-canonical"
  | "malformed"
  | "other-domain"
  | "newer-version"
  | "unknown-critical"
  | "out-of-order"
  | "no-header";

/** What is wrong with a line of a file, for the message and the log. */
export interface LineFault {
  readonly kind: LineFaultKind;
  /** Counted from 1. */
  readonly line: number;
  /** JSON pointer into the line, or empty for the line as a whole. */
  readonly place: string;
  /** In technical English. */
  readonly expected: string;
}

/** A fault whose line the caller knows. */
export type Misfit = Omit<LineFault, "line">;

export function misfit(kind: LineFaultKind, place: string, expected: string): Err<Misfit> {
  return err({ kind, place, expected });
}
