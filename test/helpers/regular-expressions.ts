import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { ROOT } from "./cli.ts";

/** A regular expression written in the source. */
export interface SourceExpression {
  /** Path below the root of the project. */
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Every regular expression literal of the product's own source. */
export function sourceExpressions(): readonly SourceExpression[] {
  return ["shared", "electron", "renderer"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .flatMap((entry) => {
        const path = join(entry.parentPath, entry.name);
        const file = path.slice(ROOT.length).replace(/^\//, "");
        return literalsOf(parseSync(path, readFileSync(path, "utf8")).program).map((literal) => ({
          file,
          ...literal,
        }));
      }),
  );
}

function literalsOf(node: unknown): readonly Omit<SourceExpression, "file">[] {
  if (Array.isArray(node)) return node.flatMap(literalsOf);
  if (typeof node !== "object" || node === null) return [];
  if ("regex" in node && isLiteral(node.regex)) return [node.regex];
  return Object.values(node).flatMap(literalsOf);
}

function isLiteral(value: unknown): value is Omit<SourceExpression, "file"> {
  return (
    typeof value === "object" &&
    value !== null &&
    "pattern" in value &&
    typeof value.pattern === "string" &&
    "flags" in value &&
    typeof value.flags === "string"
  );
}

/** What takes the place of a class of characters in an attack. */
const STAND_INS: readonly (readonly [RegExp, string])[] = [
  [/\\[pP]\{[^}]*\}/g, "a"],
  [/\\s/g, " "],
  [/\\d/g, "0"],
  [/\\w/g, "a"],
  [/\\n/g, "\n"],
  [/\\t/g, "\t"],
  [/\\r/g, "\r"],
  [/\\(.)/g, "$1"],
];

const ALWAYS = ["a", "A", "0", " ", ".", "-", "/", ":", "\n"];

/**
 * Texts of so many characters that make an expression with overlapping repeats try every way: one of its own
 * characters over and over, with an end that cannot match and without.
 */
export function attacksOn(pattern: string, characters: number): readonly string[] {
  const spelled = STAND_INS.reduce((text, [from, to]) => text.replace(from, to), pattern);
  const repeated = new Set([...Array.from(spelled).slice(0, 40), ...ALWAYS]);
  return [...repeated].flatMap((one) => {
    const text = one.repeat(characters);
    return [text, `${text}\u0000`];
  });
}

/** The longest that the expression takes over any of these texts; the best of three tries each, on a busy machine. */
export function slowestMs(
  { pattern, flags }: SourceExpression,
  texts: readonly string[],
  enoughMs: number,
): number {
  return Math.max(
    ...texts.map((text) => {
      let best = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < 3 && best > enoughMs; attempt += 1) {
        const expression = new RegExp(pattern, flags);
        const startMs = performance.now();
        // With the flag g an expression is used to go through the whole text.
        if (flags.includes("g")) text.replace(expression, "");
        else expression.test(text);
        best = Math.min(best, performance.now() - startMs);
      }
      return best;
    }),
  );
}
