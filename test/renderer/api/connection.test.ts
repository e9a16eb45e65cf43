import { implement, ORPCError } from "@orpc/server";
import { RPCHandler as PortHandler } from "@orpc/server/message-port";
import { RPCHandler as SocketHandler } from "@orpc/server/ws";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import type { WebSocket as ServerSocket } from "ws";

import { createApi, detailsOf, failureOf, isCancelled } from "../../../renderer/api.ts";
import { ConnectionLostError } from "../../../renderer/api/connection.ts";
import type { Connection } from "../../../renderer/api/connection.ts";
import { connectByPort } from "../../../renderer/api/port-connection.ts";
import type { PortReceiver } from "../../../renderer/api/port-connection.ts";
import { connectBySocket } from "../../../renderer/api/socket-connection.ts";
import { contract } from "../../../shared/contract/index.ts";
import { bytesSerializer } from "../../../shared/contract/serializers.ts";
import { PORT_MESSAGE } from "../../../shared/session/bridge.ts";
import type { WindowBridge } from "../../../shared/session/bridge.ts";
import { READY_MESSAGE, SESSION_PATH, SOCKET_CLOSE } from "../../../shared/session/protocol.ts";

const TOKEN = "t".repeat(43);
const CODE = "c".repeat(43);
const PHRASE = "amber otter bridge";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe("the connection to the loopback host", () => {
  test("swaps the start code for a token, shows it first on the socket and then calls", async () => {
    const host = await startHost();
    const connection = connect(host, CODE);
    const { client } = createApi(connection);
    expect([...(await client.vault.draftKey()).key]).toEqual([1, 2, 255]);
    expect(host.codes).toEqual([JSON.stringify({ code: CODE })]);
    expect(host.firstMessages).toEqual([TOKEN]);
    expect(connection.state()).toEqual({ kind: "open", installationPhrase: PHRASE });
  });

  test("lets calls wait while the core is started anew, and shows the same token again", async () => {
    const host = await startHost();
    const connection = connect(host, CODE);
    const { client } = createApi(connection);
    await client.vault.touch();
    host.closeSockets(SOCKET_CLOSE.coreLost);
    await until(connection, "reconnecting");
    await client.vault.touch();
    expect(connection.state().kind).toBe("open");
    expect(host.firstMessages).toEqual([TOKEN, TOKEN]);
    expect(host.codes).toHaveLength(1);
  });

  test.each([
    ["without a start code", undefined, "no-start-code"],
    ["when the host refuses the code", "x".repeat(43), "refused"],
  ] as const)("is lost %s, and calls fail instead of waiting", async (_when, code, why) => {
    const host = await startHost();
    const connection = connect(host, code);
    await until(connection, "lost");
    expect(connection.state()).toEqual({ kind: "lost", why });
    await expect(createApi(connection).client.vault.touch()).rejects.toBeInstanceOf(
      ConnectionLostError,
    );
  });

  test.each([
    ["the host ends", SOCKET_CLOSE.hostEnding, "host-ended"],
    ["the token is refused", SOCKET_CLOSE.tokenRefused, "refused"],
  ] as const)("does not connect again after %s", async (_when, closeCode, why) => {
    const host = await startHost();
    const connection = connect(host, CODE);
    await createApi(connection).client.vault.touch();
    host.closeSockets(closeCode);
    await until(connection, "lost");
    expect(connection.state()).toEqual({ kind: "lost", why });
    expect(host.firstMessages).toHaveLength(1);
  });

  test("gives a waiting call up when it is aborted", async () => {
    const connection = connectBySocket(CODE, {
      ...surroundings("http://127.0.0.1:9"),
      fetch: () => new Promise(() => undefined),
    });
    const abort = new AbortController();
    const call = createApi(connection).client.vault.state(undefined, { signal: abort.signal });
    abort.abort();
    await expect(call).rejects.toSatisfy(isCancelled);
  });
});

describe("a failed call", () => {
  test("carries its declared failure as data", async () => {
    const { client } = createApi(connect(await startHost(), CODE));
    const error: unknown = await client.vault.info().catch((reason: unknown) => reason);
    expect(failureOf(error)).toEqual({ kind: "vault-locked" });
    expect(detailsOf(error)).toContain("vault-locked");
  });

  test("without a declared failure is none, and its cause is for the details only", async () => {
    const { client } = createApi(connect(await startHost(), CODE));
    const error: unknown = await client.desk.about().catch((reason: unknown) => reason);
    expect(failureOf(error)).toBeUndefined();
    expect(detailsOf(error)).not.toContain("secret");
  });

  test("with data of another shape is none: the border is checked", () => {
    const error = new ORPCError("FAILED", { defined: true, data: { kind: "no such kind" } });
    expect(failureOf(error)).toBeUndefined();
  });
});

describe("the connection through Electron's port", () => {
  test("takes the port from a message of its own window only, and a new one after a loss of the core", async () => {
    const shell = fakeShell();
    const connection = connectByPort(shell.bridge, shell.page);
    const { client } = createApi(connection);
    shell.post({ source: {}, data: PORT_MESSAGE });
    shell.post({ source: shell.page, data: "something else" });
    expect(connection.state().kind).toBe("connecting");
    shell.post({ source: shell.page, data: PORT_MESSAGE });
    expect([...(await client.vault.draftKey()).key]).toEqual([1, 2, 255]);

    shell.loseCore();
    expect(connection.state().kind).toBe("reconnecting");
    const waiting = client.vault.draftKey();
    shell.post({ source: shell.page, data: PORT_MESSAGE });
    expect([...(await waiting).key]).toEqual([1, 2, 255]);
    expect(shell.connects()).toBe(2);
  });

  test("is lost when the shell refuses", async () => {
    const shell = fakeShell("refused");
    const connection = connectByPort(shell.bridge, shell.page);
    await until(connection, "lost");
    await expect(createApi(connection).client.vault.touch()).rejects.toBeInstanceOf(
      ConnectionLostError,
    );
  });
});

const os = implement(contract);

const router = {
  vault: {
    touch: os.vault.touch.handler(() => undefined),
    draftKey: os.vault.draftKey.handler(() => ({ key: Uint8Array.of(1, 2, 255) })),
    info: os.vault.info.handler(({ errors }) => {
      throw errors.FAILED({ data: { kind: "vault-locked" } });
    }),
  },
  desk: {
    about: os.desk.about.handler(() => {
      throw new Error("secret");
    }),
  },
};

interface TestHost {
  readonly origin: string;
  readonly codes: readonly string[];
  readonly firstMessages: readonly string[];
  readonly closeSockets: (code: number) => void;
}

async function startHost(): Promise<TestHost> {
  const codes: string[] = [];
  const firstMessages: string[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      codes.push(body);
      const isRight = request.url === SESSION_PATH && body === JSON.stringify({ code: CODE });
      response.writeHead(isRight ? 200 : 403, { "content-type": "application/json" });
      response.end(JSON.stringify({ token: TOKEN, installationPhrase: PHRASE }));
    });
  });
  const sockets = new WebSocketServer({ server });
  const handler = new SocketHandler(router, { customJsonSerializers: [bytesSerializer] });
  sockets.on("connection", (socket: ServerSocket) => {
    socket.once("message", (data: Buffer) => {
      firstMessages.push(data.toString());
      void handler.upgrade(socket);
      socket.send(READY_MESSAGE);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    codes,
    firstMessages,
    closeSockets: (code) => {
      for (const socket of sockets.clients) socket.close(code);
    },
  };
}

function connect(host: TestHost, code: string | undefined): Connection {
  return connectBySocket(code, surroundings(host.origin));
}

function surroundings(origin: string): Parameters<typeof connectBySocket>[1] {
  return {
    fetch: (path, init) => fetch(`${origin}${path}`, init),
    openSocket: (address) => new WebSocket(address),
    origin,
    wait: () => new Promise((resolve) => setTimeout(resolve, 5)),
    follow: () => undefined,
  };
}

function until(connection: Connection, kind: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (connection.state().kind === kind) resolve();
    };
    connection.subscribe(look);
    look();
  });
}

interface FakeShell {
  readonly bridge: WindowBridge;
  readonly page: PortReceiver;
  readonly post: (message: { readonly source: unknown; readonly data: string }) => void;
  readonly loseCore: () => void;
  readonly connects: () => number;
}

/** Stands in for preload and window: messages carry a port that an in-process core serves. */
function fakeShell(outcome: "connected" | "refused" = "connected"): FakeShell {
  const handler = new PortHandler(router, { customJsonSerializers: [bytesSerializer] });
  let connects = 0;
  let onLost = (): void => undefined;
  let onMessage: Parameters<PortReceiver["addEventListener"]>[1] = () => undefined;
  const bridge: WindowBridge = {
    connect: () => {
      connects += 1;
      return Promise.resolve(outcome);
    },
    saveDownload: () => Promise.resolve({ kind: "cancelled" }),
    openExternal: () => Promise.resolve("refused"),
    platformFacts: () => Promise.reject(new Error("not asked here")),
    onCoreLost: (listener) => {
      onLost = listener;
      return () => undefined;
    },
  };
  const page = {
    addEventListener: (_kind: "message", listener: typeof onMessage) => {
      onMessage = listener;
    },
  };
  const post = ({ source, data }: { readonly source: unknown; readonly data: string }): void => {
    const channel = new MessageChannel();
    handler.upgrade(channel.port1);
    channel.port1.start();
    closers.push(() => channel.port1.close());
    onMessage({ source, data, ports: [channel.port2] });
  };
  return { bridge, page, post, loseCore: () => onLost(), connects: () => connects };
}
