import type { Failure } from "../../shared/contract/failures.ts";
import { describeFailure } from "../../shared/text/describe-failure.ts";
import { visibleText } from "./visible-text.ts";

/** Where a command writes. Handed in, so that tests read what a script would. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
}

/** 0 done; 1 refused or failed with a message; 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Answers of one command: JSON for scripts, lines for people; never both. */
export interface Output {
  readonly isJson: boolean;
  /** The result document (one a command, or one a line for streaming commands). */
  readonly result: (document: Readonly<Record<string, unknown>>, lines: readonly string[]) => void;
  readonly failure: (failure: Failure) => void;
  /** Anything else that was refused: its facts, and the sentence that tells it. */
  readonly refusal: (facts: { readonly kind: string }, message: string) => void;
  /** What nobody may miss, also in a script's log: always on standard error. */
  readonly warning: (line: string) => void;
  /** A note for people on standard error, left out when nobody watches. */
  readonly note: (line: string) => void;
}

export function createOutput(streams: Streams, isJson: boolean): Output {
  const refusal: Output["refusal"] = ({ kind, ...facts }, message) => {
    if (isJson) {
      streams.out(`${JSON.stringify({ error: { kind, message, ...facts } })}\n`);
    } else {
      streams.err(`watchpost: ${visibleText(message)}\n`);
    }
  };
  return {
    isJson,
    result: (document, lines) => {
      if (isJson) streams.out(`${JSON.stringify(document)}\n`);
      else for (const line of lines) streams.out(`${visibleText(line)}\n`);
    },
    failure: (failure) => {
      refusal(failure, describeFailure(failure));
    },
    refusal,
    warning: (line) => {
      streams.err(`watchpost: ${visibleText(line)}\n`);
    },
    note: (line) => {
      if (streams.isTerminal) streams.err(`${visibleText(line)}\n`);
    },
  };
}

/** Columns padded to their longest cell; the last one is left as it is. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const last = header.length - 1;
  return [header, ...rows].map((row) =>
    row
      .map((cell, column) => (column === last ? cell : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
