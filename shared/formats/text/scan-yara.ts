import { CLAIM, claim, type TextScan } from "./text-scan.ts";

/** Whole YARA rules (documentation of YARA 4, "Writing YARA rules"): from the modifiers to the closing brace. */

const RULE_HEAD =
  /(?<![\w$"/.-])(?:(?:private|global)\s{1,16}){0,2}rule\s{1,16}[A-Za-z_]\w{0,127}\s{0,16}(?::[\w\s]{1,200})?\s{0,64}\{/g;
/** A rule with embedded hexadecimal strings reaches some ten kilobytes. */
const MAX_RULE_CHARS = 262_144;
/** Rules that never end would make the scan quadratic; together they may cost as much as reading the text four times. */
const SCAN_BUDGET_FACTOR = 4;

/** Finds rules that have a condition; what is inside is not looked at for host names. */
export function scanYaraRules(scan: TextScan): void {
  const { text } = scan;
  let reached = 0;
  let budget = text.length * SCAN_BUDGET_FACTOR;
  for (const match of text.matchAll(RULE_HEAD)) {
    const bodyStart = match.index + match[0].length;
    if (match.index < reached || budget <= 0) continue;
    const body = readBody(text, bodyStart);
    budget -= body.scannedChars;
    if (body.end === undefined || !body.hasCondition) continue;
    const { end } = body;
    reached = end;
    scan.collector.add({
      type: "yara",
      value: text.slice(match.index, end),
      start: match.index,
      end,
    });
    claim(scan, match.index, end, CLAIM.block);
  }
}

interface RuleBody {
  readonly end: number | undefined;
  readonly hasCondition: boolean;
  readonly scannedChars: number;
}

/** Follows the braces up to the one that closes the rule, passing over strings and comments. */
function readBody(text: string, start: number): RuleBody {
  const limit = Math.min(text.length, start + MAX_RULE_CHARS);
  let depth = 1;
  let hasCondition = false;
  let at = start;
  while (at < limit) {
    const char = text.charAt(at);
    if (char === '"') at = skipString(text, at, limit);
    else if (char === "/") at = skipComment(text, at, limit);
    else {
      if (char === "{") depth++;
      else if (char === "}") depth--;
      else if (char === "c" && isCondition(text, at)) hasCondition = true;
      at++;
      if (depth === 0) return { end: at, hasCondition, scannedChars: at - start };
    }
  }
  return { end: undefined, hasCondition, scannedChars: at - start };
}

function isCondition(text: string, at: number): boolean {
  if (!text.startsWith("condition", at) || /\w/.test(text.charAt(at - 1))) return false;
  return /^\s{0,16}:/.test(text.slice(at + 9, at + 26));
}

function skipString(text: string, at: number, limit: number): number {
  for (let index = at + 1; index < limit; index++) {
    const char = text.charAt(index);
    if (char === "\\") index++;
    else if (char === '"') return index + 1;
    else if (char === "\n") return index;
  }
  return limit;
}

function skipComment(text: string, at: number, limit: number): number {
  const next = text.charAt(at + 1);
  if (next !== "/" && next !== "*") return at + 1;
  const close = next === "/" ? text.indexOf("\n", at) : text.indexOf("*/", at + 2);
  return close === -1 || close >= limit ? limit : close + (next === "/" ? 1 : 2);
}
