import type { Failure } from "../../shared/contract/failures.ts";
import { err, ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Keychain } from "./core.ts";
import type { Ask, ControlChannel, ShellAnswer } from "./core-messages.ts";
import type { MessageLine } from "./frame-port.ts";
import { fromMessagePortMain } from "./message-port.ts";
import type { MessagePortMainLike } from "./message-port.ts";

/** What the core can ask of Electron's main process, which alone holds the key store and starts processes. */
export interface ShellAsks {
  readonly keychain: Keychain;
  readonly openImporter: () => Promise<Result<MessageLine, Failure>>;
  /** An `answer` message arrived. */
  readonly receive: (
    request: number,
    answer: ShellAnswer,
    port: MessagePortMainLike | undefined,
  ) => void;
}

interface Reply {
  readonly request: number;
  readonly answer: ShellAnswer;
  readonly port: MessagePortMainLike | undefined;
}

export function createShellAsks(channel: ControlChannel<MessagePortMainLike>): ShellAsks {
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastRequest = 0;
  const ask = (question: Ask): Promise<Reply> => {
    const request = (lastRequest += 1);
    return new Promise((resolve) => {
      waiting.set(request, resolve);
      channel.send({ kind: "ask", request, ask: question });
    });
  };
  const askBytes = async (question: Ask): Promise<Result<Uint8Array, Failure>> => {
    const { answer } = await ask(question);
    return answer.kind === "bytes"
      ? ok(answer.bytes)
      : err({ kind: "keychain-unavailable", why: whyNot(answer) });
  };
  return {
    keychain: {
      isAvailable: async () => {
        const { answer } = await ask({ kind: "keychain-available" });
        return answer.kind === "available" && answer.isAvailable;
      },
      seal: (bytes) => askBytes({ kind: "keychain-seal", bytes }),
      open: (bytes) => askBytes({ kind: "keychain-open", bytes }),
    },
    openImporter: async () => {
      const { request, answer, port } = await ask({ kind: "importer" });
      if (answer.kind === "importer" && port !== undefined)
        return ok(importerLine(channel, request, port));
      return err({ kind: "not-in-this-shell", what: `importer: ${whyNot(answer)}` });
    },
    receive: (request, answer, port) => {
      waiting.get(request)?.({ request, answer, port });
      waiting.delete(request);
    },
  };
}

/** Only main can end the process: a parser that hangs does not notice that its port closed. */
function importerLine(
  channel: ControlChannel<MessagePortMainLike>,
  request: number,
  port: MessagePortMainLike,
): MessageLine {
  const line = fromMessagePortMain(port);
  return {
    ...line,
    close: () => {
      line.close();
      channel.send({ kind: "end-importer", request });
    },
  };
}

function whyNot(answer: ShellAnswer): string {
  return answer.kind === "unavailable" ? answer.why : answer.kind;
}
