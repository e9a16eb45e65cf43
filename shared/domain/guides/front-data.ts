import { z } from "zod";
import { err, ok, type Result } from "../../result.ts";
import { isRsitMachineValue } from "../rsit/index.ts";
import type { RsitMachineValue } from "../rsit/rsit.ts";
import type { Guide } from "./guide.ts";
import type { GuideFault } from "./guide-fault.ts";

export type GuideFrontData = Omit<Guide, "sections">;

/** A line of the file with its number, counted from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

const line = z.string().min(1).max(400);
const FIELDS = {
  id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, "a short name in small letters"),
  version: z.string().regex(/^[1-9][0-9]{0,4}$/, "a whole number from 1"),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, "a language such as de or pt-PT"),
  title: line,
  summary: line,
  rsit: line,
  reviewed: z.iso.date("a day such as 2026-11-27"),
  "review-by": z.iso.date("a day such as 2027-11-27"),
  licence: line,
} as const;

export const FRONT_FIELDS = Object.keys(FIELDS);

/** Reads `name: value` lines; every name is known, stands once, and none is missing. */
export function parseFrontData(lines: readonly Line[]): Result<GuideFrontData, GuideFault> {
  const found = new Map<string, Line>();
  for (const { number, text } of lines) {
    const [, name = "", value = ""] = /^([a-z-]+): (.*)$/.exec(text) ?? [];
    if (!FRONT_FIELDS.includes(name) || found.has(name)) {
      return err({ line: number, found: text, expected: "each of the known names once" });
    }
    found.set(name, { number, text: value.trim() });
  }
  const missing = FRONT_FIELDS.find((name) => !found.has(name));
  if (missing !== undefined) {
    return err({ line: lines.at(-1)?.number ?? 1, found: "", expected: `${missing}: …` });
  }
  return checkedFrontData(found);
}

function checkedFrontData(found: ReadonlyMap<string, Line>): Result<GuideFrontData, GuideFault> {
  const given = Object.fromEntries([...found].map(([name, { text }]) => [name, text]));
  const parsed = z.object(FIELDS).safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = found.get(String(issue?.path[0] ?? ""));
    return err({ line: at?.number ?? 1, found: at?.text ?? "", expected: issue?.message ?? "" });
  }
  const { rsit, reviewed, "review-by": reviewBy, version, ...rest } = parsed.data;
  const classes = rsit.split(";").map((value) => value.trim());
  const unknown = classes.find((value) => !isRsitMachineValue(value));
  if (unknown !== undefined) {
    const expected = 'classes such as rsit:fraud="phishing", with ; between them';
    return err({ line: found.get("rsit")?.number ?? 1, found: unknown, expected });
  }
  if (reviewBy < reviewed) {
    const expected = "a day that is not before `reviewed`";
    return err({ line: found.get("review-by")?.number ?? 1, found: reviewBy, expected });
  }
  const known: readonly RsitMachineValue[] = classes.filter(isRsitMachineValue);
  return ok({ ...rest, version: Number(version), classes: known, reviewed, reviewBy });
}
