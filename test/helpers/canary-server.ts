import { createServer } from "node:http";

/** A server that nothing may contact; it writes down who did. */
export interface CanaryServer {
  readonly origin: string;
  /** Paths that were asked for, in order. */
  readonly contacts: readonly string[];
  readonly close: () => void;
}

export async function startCanaryServer(): Promise<CanaryServer> {
  const contacts: string[] = [];
  const server = createServer((request, answer) => {
    contacts.push(request.url ?? "");
    answer.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    origin: `http://127.0.0.1:${String(address.port)}`,
    contacts,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
