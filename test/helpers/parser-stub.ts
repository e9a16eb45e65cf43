import type { ParserChild, ParserExit } from "../../electron/importer/parser-child.ts";
import type { CoreMessage } from "../../electron/importer/protocol.ts";

/** What a stub can do in answer to a message. */
export interface StubActions {
  readonly say: (message: unknown) => void;
  readonly exit: (exit?: Partial<ParserExit>) => void;
}

/** A parser process that does what the test says: the core's side of the protocol can be tested against any behaviour. */
export function stubParser(
  answer: (message: CoreMessage, actions: StubActions) => void,
): ParserChild & { readonly isKilled: () => boolean } {
  let listener: (message: unknown) => void = () => undefined;
  let exited: (exit: ParserExit) => void = () => undefined;
  let isKilled = false;
  const actions: StubActions = {
    say: (message) => {
      queueMicrotask(() => listener(message));
    },
    exit: (exit = {}) => {
      queueMicrotask(() => exited({ code: 1, signal: null, isOutOfMemory: false, ...exit }));
    },
  };
  return {
    processId: undefined,
    send: (message) => answer(message, actions),
    onMessage: (next) => {
      listener = next;
    },
    onExit: (next) => {
      exited = next;
    },
    kill: () => {
      isKilled = true;
    },
    isKilled: () => isKilled,
  };
}
