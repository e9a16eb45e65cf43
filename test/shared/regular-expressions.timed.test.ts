import { describe, expect, test } from "vitest";
import {
  attacksOn,
  slowestMs,
  sourceExpressions,
  type SourceExpression,
} from "../helpers/regular-expressions.ts";

/** Threats, goal 28: every pattern in the source, worst input of 100,000 characters. */
const CHARACTERS = 100_000;
const LIMIT_MS = 50;

/** Expressions that see no more than so many characters, because the code before them says so. */
const BOUNDED: Readonly<Record<string, { readonly characters: number; readonly why: string }>> = {
  "shared/formats/text/scan-emails.ts [._-]+$": { characters: 253, why: "readLabels" },
  "shared/domain/observables/refang-lookahead.ts [.-]+$": { characters: 253, why: "readLabels" },
  "electron/host/safe-file-name.ts [._-]+$": { characters: 4_096, why: "MAX_READ, decomposed" },
  "shared/domain/observables/delta-addresses.ts =+$": {
    characters: 2,
    why: "padding of lists that come with the program",
  },
  "shared/domain/rsit/rsit-mapping.ts \\s*([:=])\\s*": { characters: 160, why: "MAX_TERM_LENGTH" },
  "shared/domain/time/parse-stated-time.ts \\s*(?:±|\\+-|\\+\\/-)\\s*(\\d{1,5})\\s*(m|min|h|d)$": {
    characters: 80,
    why: "MAX_LENGTH",
  },
  "shared/domain/observables/registry-key.ts \\\\+$": {
    characters: 1,
    why: "runs are joined before",
  },
  "electron/exchange/age/header-format.ts =+$": { characters: 64, why: "BODY_LINE_CHARS" },
};

const nameOf = ({ file, pattern }: SourceExpression): string => `${file} ${pattern}`;
const timeOf = (expression: SourceExpression): number => {
  const characters = BOUNDED[nameOf(expression)]?.characters ?? CHARACTERS;
  return slowestMs(expression, attacksOn(expression.pattern, characters), LIMIT_MS);
};

describe("regular expressions of the source", () => {
  const expressions = sourceExpressions();

  test("are found", () => {
    expect(expressions.length).toBeGreaterThan(400);
    expect(Object.keys(BOUNDED).filter((name) => !expressions.map(nameOf).includes(name))).toEqual(
      [],
    );
  });

  test("need less than 50 ms for a long text made against them", { timeout: 180_000 }, () => {
    const slow = expressions.filter((expression) => timeOf(expression) > LIMIT_MS);
    expect(slow.map(nameOf)).toEqual([]);
  });

  test("would be found out if they tried every way (control)", () => {
    const quadratic = { file: "none", pattern: "[a-z]+[0-9]", flags: "" };
    const texts = attacksOn(quadratic.pattern, CHARACTERS / 5);
    expect(slowestMs(quadratic, texts, LIMIT_MS)).toBeGreaterThan(LIMIT_MS);
  });
});
