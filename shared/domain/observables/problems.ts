import { err, type Err } from "../../result.ts";
import type { ExpectedForm, ObservableProblem } from "./types.ts";

/** Long enough to recognise the value, short enough for a line of a ledger. */
const EXCERPT_CHARS = 80;

/** The value has not the form that its type asks for. */
export function wrongForm(found: string, expected: ExpectedForm): Err<ObservableProblem> {
  return err({ kind: "wrong-form", found: excerpt(found), expected });
}

/** The form is right, a number in it is beyond its limit. */
export function outOfRange(found: string, expected: ExpectedForm): Err<ObservableProblem> {
  return err({ kind: "out-of-range", found: excerpt(found), expected });
}

/** The value's own checksum contradicts it. */
export function checksumMismatch(found: string, expected: ExpectedForm): Err<ObservableProblem> {
  return err({ kind: "checksum-mismatch", found: excerpt(found), expected });
}

/** The first characters of a value for a message. */
export function excerpt(value: string): string {
  return value.length <= EXCERPT_CHARS ? value : `${value.slice(0, EXCERPT_CHARS - 1)}…`;
}
