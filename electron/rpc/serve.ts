import type { AnyContractRouter } from "@orpc/contract";
import { RPCHandler } from "@orpc/server/bun-ws";
import { nodeBytesSerializer } from "./node-bytes.ts";
import type { BoundRouter, CallContext } from "./bind.ts";
import { failedError, toFailedError } from "./failure-error.ts";
import type { DefectReport } from "./failure-error.ts";
import type { FramePort } from "./frame-port.ts";
import type { Caller } from "./handlers.ts";
import { MAX_ECHO_LENGTH, MAX_FRAME_LENGTH, MAX_OPEN_CALLS } from "./limits.ts";

/** Serves the calls of one router to any number of connections. */
export interface RpcServer {
  /** Serves one connection until its port closes; all its calls are then aborted. */
  readonly serve: (port: FramePort, caller: Caller) => void;
}

/**
 * Makes the server side of the peer protocol. Frames that are too long are answered by the failure `too-large`, unknown
 * calls by `invalid-value`; what is not the protocol at all closes the connection. No exception leaves this function's
 * listeners, and nothing but the declared error crosses.
 */
export function createRpcServer<C extends AnyContractRouter>(
  router: BoundRouter<C>,
  defects: DefectReport,
): RpcServer {
  // The adaptor for Bun's sockets is the one that takes messages one by one and gives back a promise: the
  // message-port adaptor drops it, and a malformed frame would end the core as an unhandled rejection.
  const called = new WeakSet<CallContext>();
  const handler = new RPCHandler<CallContext>(router, {
    customJsonSerializers: [nodeBytesSerializer],
    clientInterceptors: [
      (options) => {
        called.add(options.context);
        return options.next();
      },
    ],
    interceptors: [
      async (options) => {
        const { url, signal } = options.request;
        const at = { call: url.pathname.slice(0, MAX_ECHO_LENGTH), signal };
        try {
          const result = await options.next();
          if (result.matched) return result;
        } catch (thrown) {
          if (called.has(options.context)) throw toFailedError(thrown, at, defects);
          throw failedError({ ...NOT_OF_CONTRACT, field: "arguments", found: "no oRPC" });
        }
        throw failedError({ ...NOT_OF_CONTRACT, field: "call", found: at.call });
      },
    ],
  });
  return { serve: (port, caller) => serveConnection(handler, port, caller) };
}

function serveConnection(handler: RPCHandler<CallContext>, port: FramePort, caller: Caller): void {
  let openCalls = 0;
  const socket = {
    send: (message: string | ArrayBufferLike | Uint8Array) => sendFrame(port, message),
  };
  port.onData((data) => {
    if (!isFrame(data) || openCalls >= MAX_OPEN_CALLS) return port.close();
    if (data.length > MAX_FRAME_LENGTH) return refuseLongFrame(port, data);
    openCalls += 1;
    handler
      // A context of its own for each message, so that one that never reached a call is known.
      .message(socket, data, { context: { caller } })
      // Not the peer protocol: nothing that this window sends can be trusted to make sense.
      .catch(() => port.close())
      .finally(() => {
        openCalls -= 1;
      });
  });
  port.onClose(() => handler.close(socket));
}

const NOT_OF_CONTRACT = { kind: "invalid-value", expected: "contract" } as const;

function isFrame(data: unknown): data is string | Uint8Array<ArrayBuffer> {
  return typeof data === "string" || data instanceof Uint8Array;
}

function sendFrame(port: FramePort, message: string | ArrayBufferLike | Uint8Array): number {
  port.send(
    typeof message === "string" || message instanceof Uint8Array
      ? message
      : new Uint8Array(message),
  );
  return 0;
}

/** Answers without reading the frame: its id is in the first characters (`{"i":"12",...`). */
function refuseLongFrame(port: FramePort, data: string | Uint8Array): void {
  const head =
    typeof data === "string" ? data.slice(0, 32) : new TextDecoder().decode(data.subarray(0, 32));
  const id = /^\{"i":"(\d{1,16})"/.exec(head)?.[1];
  if (id === undefined) return port.close();
  const failure = {
    kind: "too-large",
    what: "call",
    limit: MAX_FRAME_LENGTH,
    found: data.length,
  } as const;
  port.send(JSON.stringify({ i: id, p: { s: 500, b: { json: failedError(failure).toJSON() } } }));
}
