import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { refuse } from "./answers.ts";
import { HOST_LIMITS } from "./limits.ts";
import { judgeRequest } from "./request-rules.ts";
import type { RequestFacts, Route } from "./request-rules.ts";
import { serveRoute } from "./routes.ts";
import type { RouteOptions } from "./routes.ts";
import { createSockets } from "./sockets.ts";

export interface HostServerOptions extends Omit<RouteOptions, "endSession"> {
  /** A window's socket was accepted or closed. */
  readonly onWindowCount: (windows: number) => void;
  /** Why a request was refused, for the log; holds no token. */
  readonly onRefusal: (status: number, rule: string) => void;
}

/** The listening loopback server. */
export interface HostServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Ends every window's socket and stops listening. */
  readonly close: () => Promise<void>;
}

/** Listens on a random port of 127.0.0.1, never on a name or another address (threats D2 row 1). */
export async function startHostServer(options: HostServerOptions): Promise<HostServer> {
  const server = createServer({
    maxHeaderSize: HOST_LIMITS.headerBytes,
    headersTimeout: HOST_LIMITS.headerTimeoutMs,
    requestTimeout: HOST_LIMITS.requestTimeoutMs,
    keepAliveTimeout: HOST_LIMITS.keepAliveTimeoutMs,
    connectionsCheckingInterval: 1_000,
    // Ours answers a missing Host like any other wrong one.
    requireHostHeader: false,
    insecureHTTPParser: false,
    joinDuplicateHeaders: false,
  });
  server.maxConnections = HOST_LIMITS.connections;
  const address = await listen(server);
  const authority = `127.0.0.1:${String(address.port)}`;
  const closeSockets = attach(server, authority, options);
  return {
    origin: `http://${authority}`,
    close: async () => {
      closeSockets();
      await new Promise((resolve) => {
        server.close(resolve);
        setTimeout(() => server.closeAllConnections(), 500).unref();
      });
    },
  };
}

function attach(server: Server, authority: string, options: HostServerOptions): () => void {
  const host = { authority, hasAsset: (path: string) => options.assets.files.has(path) };
  const sockets = createSockets({
    sessions: options.sessions,
    core: options.core,
    onCount: options.onWindowCount,
  });
  const judge = (request: IncomingMessage, isUpgrade: boolean): Route | number => {
    const verdict = judgeRequest(factsOf(request, isUpgrade), host);
    if (verdict.kind === "accepted") return verdict.route;
    options.onRefusal(verdict.status, verdict.rule);
    return verdict.status;
  };
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const route = judge(request, false);
    if (typeof route === "number") return refuse(response, route);
    serveRoute(route, request, response, { ...options, endSession: sockets.endSession }).catch(
      () => {
        response.destroy();
      },
    );
  };
  server.on("request", onRequest);
  // Asking first whether a body is welcome gets the same verdict, never "100 Continue".
  server.on("checkContinue", (_request, response) => refuse(response, 417));
  server.on("upgrade", (request, socket, head) => {
    const route = judge(request, true);
    if (typeof route === "number") refuseSocket(socket, route);
    else sockets.upgrade(request, socket, head);
  });
  server.on("connect", (_request: IncomingMessage, socket: Duplex) => refuseSocket(socket, 405));
  server.on("clientError", (_error, socket) => refuseSocket(socket, 400));
  return sockets.closeAll;
}

function factsOf(request: IncomingMessage, isUpgrade: boolean): RequestFacts {
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    const name = (request.rawHeaders[index] ?? "").toLowerCase();
    const values = headers.get(name) ?? [];
    headers.set(name, [...values, request.rawHeaders[index + 1] ?? ""]);
  }
  return { method: request.method ?? "", target: request.url ?? "", headers, isUpgrade };
}

function refuseSocket(socket: Duplex, status: number): void {
  socket.on("error", () => socket.destroy());
  if (!socket.writable) return void socket.destroy();
  socket.end(
    `HTTP/1.1 ${String(status)} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}

function listen(server: Server): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port: 0, exclusive: true }, () => {
      const address = server.address();
      if (address === null || typeof address === "string")
        reject(new Error("Not listening on a port"));
      else resolve(address);
    });
  });
}
