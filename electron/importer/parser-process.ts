import type { FormatId, ParseFailure, ParseSummary } from "../../shared/formats/format.ts";
import { LIMITS } from "../../shared/formats/limits.ts";
import type { ParsedReport } from "../../shared/formats/parsed.ts";
import type { ColumnMapping } from "../../shared/formats/table/column-mapping.ts";
import { err, type Result } from "../../shared/result.ts";
import { readThroughChild } from "./read-through-child.ts";
import type { SpawnParser } from "./parser-child.ts";
import { ParserConnection } from "./parser-connection.ts";

/** One source to be read. */
export interface ParserSource {
  /** Name as given by the user. */
  readonly name: string;
  /** Only when the user named it. */
  readonly format?: FormatId;
  readonly mapping?: ColumnMapping;
  /** Opens the bytes from their start; called again when the parser crashed. Chunks of any size. */
  readonly open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** What the caller does while a source is read. */
export interface ParserHandlers {
  /** Takes one checked report; the parser waits until it is done. */
  readonly report: (report: ParsedReport) => Promise<void> | void;
  /** The parser crashed and the source is read again from its start: forget its reports. */
  readonly restarted?: () => Promise<void> | void;
  readonly detected?: (format: FormatId, reason: string) => void;
  readonly progress?: (bytesRead: number) => void;
}

/**
 * Why a source was refused: by its parser ({@link ParseFailure}), or because the parser process crashed twice on
 * it, made no progress in time, ran out of memory, sent what the protocol does not allow, or was cancelled.
 */
export type ParserFailure =
  | ParseFailure
  | {
      readonly kind:
        "parser-crashed" | "timed-out" | "out-of-memory" | "protocol-violated" | "cancelled";
      readonly message: string;
    };

/** Reads sources one after the other in a process of its own; one per import run, because a start costs time. */
export interface ParserProcess {
  /**
   * Reads one source. Never rejects because of the source's content; errors of `open` and of the handlers are passed
   * on after the parser was stopped. After a failure the reports already handed over are to be forgotten.
   */
  readonly read: (
    source: ParserSource,
    handlers: ParserHandlers,
    signal?: AbortSignal,
  ) => Promise<Result<ParseSummary, ParserFailure>>;
  /** Ends the process. Safe to call at any time. */
  readonly close: () => void;
}

export interface ParserProcessOptions {
  /** Time without a word from the parser while it has work; `LIMITS.stallMs` when left out. */
  readonly stallMs?: number;
  /** Resident memory at which the parser is ended; `LIMITS.residentMib` when left out. */
  readonly residentMib?: number;
}

/** Makes a parser process; it starts with the first source. */
export function createParserProcess(
  spawn: SpawnParser,
  options: ParserProcessOptions = {},
): ParserProcess {
  const caps = {
    stallMs: options.stallMs ?? LIMITS.stallMs,
    residentBytes: (options.residentMib ?? LIMITS.residentMib) * 1024 * 1024,
  };
  let connection: ParserConnection | null = null;
  let item = 0;
  const connected = (): ParserConnection => {
    if (connection === null || connection.hasEnded()) connection = new ParserConnection(spawn());
    return connection;
  };
  return {
    async read(source, handlers, signal) {
      for (let crashes = 1; ; crashes += 1) {
        item += 1;
        const current = connected();
        const outcome = await readThroughChild(current, item, source, handlers, caps, signal);
        if (outcome.kind === "verdict") return outcome.result;
        current.kill();
        if (crashes >= LIMITS.crashesPerItem) return err(crashed(crashes));
        await handlers.restarted?.();
      }
    },
    close() {
      connection?.kill();
      connection = null;
    },
  };
}

function crashed(times: number): ParserFailure {
  return {
    kind: "parser-crashed",
    message: `The parser ended ${times} times while it read this file; the file was put aside.`,
  };
}
