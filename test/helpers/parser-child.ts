import { fileURLToPath } from "node:url";
import { forkParser, type ForkOptions } from "../../electron/importer/fork-parser.ts";
import { locateParser } from "../../electron/importer/locate-parser.ts";
import type { ParserChild } from "../../electron/importer/parser-child.ts";
import type { ParsedReport } from "../../shared/formats/parsed.ts";
import type { ParserHandlers } from "../../electron/importer/parser-process.ts";

/** The parser of the checkout, run from its sources. */
const SOURCE_PARSER = locateParser(fileURLToPath(new URL("../../electron", import.meta.url)));

/** What the parser may read when it runs from its sources. */
export const SOURCE_PATHS: readonly string[] = SOURCE_PARSER.readablePaths;

export function forkSourceParser(options: Partial<ForkOptions> = {}): ParserChild {
  return forkParser({ ...SOURCE_PARSER, ...options });
}

/** Handlers that keep what came. */
export function collecting(): ParserHandlers & {
  readonly reports: ParsedReport[];
  readonly restarts: { count: number };
} {
  const reports: ParsedReport[] = [];
  const restarts = { count: 0 };
  return {
    reports,
    restarts,
    report: (report) => {
      reports.push(report);
    },
    restarted: () => {
      restarts.count += 1;
      reports.length = 0;
    },
  };
}
