import type { RandomPort } from "../../crypto/random.ts";
import type { RelayPorts } from "./relay-port.ts";

/** So long an answer of the relay is waited for: a server that has to be found again needs some of it. */
const TIMEOUT_MS = 10_000;

/** The relay of the real world. Its client is loaded when somebody asks for the network, and not before. */
export function natsRelay(random: RandomPort, timeoutMs = TIMEOUT_MS): RelayPorts {
  return {
    connect: async (access) => {
      const { connectNats } = await import("./nats/connect-nats.ts");
      return connectNats(access, { random, timeoutMs });
    },
    pause,
  };
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    return signal?.addEventListener("abort", end);
  });
}
