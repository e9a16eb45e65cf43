import { connect, createServer, type Socket } from "node:net";

import { portOf } from "./relay-servers.ts";

/** A line between two ends that can be cut. */
export interface TcpProxy {
  readonly port: number;
  readonly url: string;
  /** Ends what is connected; nobody gets through until `mend`. */
  readonly cut: () => void;
  readonly mend: () => void;
  /** Cuts by itself when so many more bytes went in either direction, and mends after a while. */
  readonly cutAfter: (sizeBytes: number, mendedAfterMs: number) => void;
  readonly cuts: () => number;
  readonly bytes: () => number;
  /** Everything that went over the line, as it went. */
  readonly carried: () => Buffer;
  readonly close: () => Promise<void>;
}

export async function tcpProxy(toPort: number, host = "127.0.0.1"): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const seen: Buffer[] = [];
  let isCut = false;
  let bytes = 0;
  let cutAtBytes = Number.POSITIVE_INFINITY;
  let downMs = 0;
  let cuts = 0;
  const cut = (): void => {
    isCut = true;
    cutAtBytes = Number.POSITIVE_INFINITY;
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const join = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on("error", () => undefined);
    from.on("close", () => to.destroy());
    from.on("data", (data) => {
      bytes += data.length;
      seen.push(data);
      if (bytes < cutAtBytes) {
        to.write(data);
        return;
      }
      cuts += 1;
      cut();
      setTimeout(() => (isCut = false), downMs);
    });
  };
  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(toPort, "127.0.0.1");
    join(client, upstream);
    join(upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const port = portOf(server);
  return {
    port,
    url: `tls://${host}:${String(port)}`,
    cut,
    mend: () => {
      isCut = false;
    },
    cutAfter: (sizeBytes, mendedAfterMs) => {
      cutAtBytes = bytes + sizeBytes;
      downMs = mendedAfterMs;
    },
    cuts: () => cuts,
    bytes: () => bytes,
    carried: () => Buffer.concat(seen),
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
