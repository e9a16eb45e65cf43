import type { Result } from "../../shared/result.ts";
import type { ParserChild, ParserExit, SpawnParser } from "./parser-child.ts";
import type { CoreMessage } from "./protocol.ts";

/** A line of messages to a parser process that somebody else started; closing it ends that process. */
export interface ParserLine {
  readonly send: (message: unknown) => void;
  readonly onData: (listener: (message: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
  readonly close: () => void;
}

/**
 * Parser processes for Electron, where only main can start one and hands its message port over later: what is sent
 * before waits. A line that can't be opened counts as a process that ended at once.
 */
export function parsersOverLines(
  openLine: () => Promise<Result<ParserLine, unknown>>,
): SpawnParser {
  return () => new LineParser(openLine).child();
}

/** One parser process behind a line; a class because the line comes while it is already in use. */
class LineParser {
  private line: ParserLine | null = null;
  private readonly waiting: CoreMessage[] = [];
  private messageListener: (message: unknown) => void = () => undefined;
  private exitListener: (exit: ParserExit) => void = () => undefined;
  private isEnded = false;

  constructor(openLine: () => Promise<Result<ParserLine, unknown>>) {
    openLine().then(
      (opened) => (opened.ok ? this.connect(opened.value) : this.end()),
      () => this.end(),
    );
  }

  child(): ParserChild {
    return {
      processId: undefined,
      send: (message) => {
        if (this.line === null) this.waiting.push(message);
        else this.line.send(message);
      },
      onMessage: (listener) => {
        this.messageListener = listener;
      },
      onExit: (listener) => {
        this.exitListener = listener;
      },
      kill: () => {
        this.isEnded = true;
        this.line?.close();
      },
    };
  }

  private connect(line: ParserLine): void {
    if (this.isEnded) {
      line.close();
      return;
    }
    this.line = line;
    line.onClose(() => this.end());
    line.onData((message) => this.messageListener(message));
    for (const message of this.waiting.splice(0)) line.send(message);
  }

  private end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    // Main knows the exit code; a line only knows that nobody is there any more.
    this.exitListener({ code: null, signal: null, isOutOfMemory: false });
  }
}
