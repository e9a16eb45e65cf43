import type { CoreMessage } from "./protocol.ts";

/** How a parser process ended. */
export interface ParserExit {
  readonly code: number | null;
  readonly signal: string | null;
  /** Its heap cap was reached. */
  readonly isOutOfMemory: boolean;
}

/** One parser process as the core sees it, whatever started it. */
export interface ParserChild {
  readonly processId: number | undefined;
  readonly send: (message: CoreMessage) => void;
  /** Messages come as they were sent: the receiver checks them. */
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once. */
  readonly onExit: (listener: (exit: ParserExit) => void) => void;
  /** Ends the process at once. */
  readonly kill: () => void;
}

/** Starts a parser process: `forkParser` under Node, a utility process under Electron. */
export type SpawnParser = () => ParserChild;
