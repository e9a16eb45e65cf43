/** One module named by a source file. */
export type Import = {
  readonly specifier: string;
  /** Line of the specifier, counted from 1. */
  readonly line: number;
  /** Gone at run time: `import type` or `export type`. */
  readonly isTypeOnly: boolean;
};

// The formatter puts each statement at the start of a line, so a line inside a comment or a string does not match.
const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[\w$*{}\s,]+?\s+from\s+)?["']([^"'\n]+)["']/gm;
const CALL = /\b(?:import|require)\(\s*["']([^"'\n]+)["']/g;

/** Lists every module that a TypeScript source imports, re-exports or loads on demand. */
export function readImports(source: string): readonly Import[] {
  const statements = [...source.matchAll(STATEMENT)].map((match) => ({
    specifier: match[2] ?? "",
    line: lineAt(source, match.index + match[0].length),
    isTypeOnly: match[1] !== undefined,
  }));
  const calls = [...source.matchAll(CALL)].map((match) => ({
    specifier: match[1] ?? "",
    line: lineAt(source, match.index),
    isTypeOnly: false,
  }));
  return [...statements, ...calls];
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split("\n").length;
}
