import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { SupportedMessagePort } from "@orpc/client/message-port";
import type { AnyContractRouter, ContractRouterClient } from "@orpc/contract";
import type { Contract } from "../../shared/contract/index.ts";
import { nodeBytesSerializer } from "./node-bytes.ts";
import type { FramePort } from "./frame-port.ts";

/**
 * A client of the contract over a frame port. The renderer has its own (it may not import this layer); this one
 * serves tests and shells that call the core. Calls fail with an abort error once the port closed.
 */
export function createWireClient<C extends AnyContractRouter = Contract>(
  port: FramePort,
): ContractRouterClient<C> {
  const messagePort = {
    postMessage: (data: string | Uint8Array) => port.send(data),
    addEventListener: (event: string, listener: (event: { readonly data: unknown }) => void) => {
      if (event === "message") port.onData((data) => listener({ data }));
      if (event === "close") port.onClose(() => listener({ data: null }));
    },
  };
  // Where the browser's types are loaded too, the library's port wants listeners of whole events; it reads `data` alone.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const supported = messagePort as unknown as SupportedMessagePort;
  const link = new RPCLink({ port: supported, customJsonSerializers: [nodeBytesSerializer] });
  return createORPCClient<ContractRouterClient<C>>(link);
}
