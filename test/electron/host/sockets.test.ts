import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createWireClient } from "../../../electron/rpc/client.ts";
import { failureOf } from "../../../electron/rpc/failure-error.ts";
import type { FramePort } from "../../../electron/rpc/frame-port.ts";
import { SOCKET_CLOSE } from "../../../shared/session/protocol.ts";
import { startScene } from "./scene.ts";
import type { HostScene } from "./scene.ts";

let scene: HostScene;

beforeEach(async () => {
  scene = await startScene();
});

afterEach(() => scene.end());

describe("a window's socket", () => {
  test("is ready after the right token and carries calls, streams and failures", async () => {
    const socket = await openReady(newToken());
    const client = createWireClient(toPort(socket));
    expect((await client.desk.about()).shell).toBe("host");
    const thrown = await client.vault.info().catch((error: unknown) => error);
    expect(failureOf(thrown)).toEqual({ kind: "vault-locked" });
    const states = await client.vault.watch();
    expect((await states.next()).value).toEqual({ phase: "closed", vaults: [] });
  });

  test.each([
    ["a wrong token", "x".repeat(43)],
    ["bytes", Buffer.from("x".repeat(43))],
    ["an empty message", ""],
  ])("closes on %s as its first message", async (_name, first) => {
    const socket = await open();
    socket.send(first);
    expect(await closeCode(socket)).toBe(SOCKET_CLOSE.tokenRefused);
  });

  test("closes when no token comes within 2 seconds", async () => {
    const startedAtMs = performance.now();
    expect(await closeCode(await open())).toBe(SOCKET_CLOSE.tokenTimeout);
    expect(performance.now() - startedAtMs).toBeGreaterThan(1_900);
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
  });

  test("closes when a frame comes before it is ready", async () => {
    const socket = await open();
    socket.send(newToken());
    socket.send("{}");
    expect(await closeCode(socket)).toBe(SOCKET_CLOSE.frameRefused);
  });

  test("closes on what is not the protocol", async () => {
    const socket = await openReady(newToken());
    socket.send("{");
    expect(await closeCode(socket)).toBe(SOCKET_CLOSE.frameRefused);
  });

  test("closes with its own code when the core is lost, and the same token gets the next core", async () => {
    const token = newToken();
    const socket = await openReady(token);
    const closed = closeCode(socket);
    scene.loseCore();
    expect(await closed).toBe(SOCKET_CLOSE.coreLost);
    const client = createWireClient(toPort(await openReady(token)));
    expect((await client.desk.about()).version).toBe("0.1.0");
  });

  test("closes when the host ends", async () => {
    const socket = await openReady(newToken());
    const closed = closeCode(socket);
    await scene.host.close();
    expect(await closed).toBe(SOCKET_CLOSE.hostEnding);
  });

  test("is counted while it is open, and only after its token", async () => {
    await open();
    const socket = await openReady(newToken());
    socket.close();
    await expect.poll(() => scene.windowCounts).toEqual([1, 0]);
  });
});

describe("wrong tokens", () => {
  test("five of them pause the host aloud, and never lock the analyst out", async () => {
    const token = newToken();
    const codes: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const socket = await open();
      socket.send("x".repeat(43));
      codes.push(await closeCode(socket));
    }
    const { tokenRefused, paused } = SOCKET_CLOSE;
    expect(codes).toEqual([...Array.from({ length: 5 }, () => tokenRefused), paused]);
    expect(scene.events).toContain("paused");
    await openReady(token);
  });
});

describe("the end of a session", () => {
  test("at exit closes the page's socket, ends its token and clears cache and storage", async () => {
    const token = newToken();
    const closed = closeCode(await openReady(token));
    const answer = await endSession(token, "exit");
    expect([answer.status, answer.headers.get("clear-site-data")]).toEqual([
      200,
      '"cache", "storage"',
    ]);
    expect(await closed).toBe(SOCKET_CLOSE.sessionEnded);
    const again = await open();
    again.send(token);
    expect(await closeCode(again)).toBe(SOCKET_CLOSE.tokenRefused);
  });

  test("at lock clears the cache and leaves the session and sealed drafts", async () => {
    const token = newToken();
    const answer = await endSession(token, "lock");
    expect([answer.status, answer.headers.get("clear-site-data")]).toEqual([200, '"cache"']);
    await openReady(token);
  });

  test("needs the token", async () => {
    expect((await endSession("x".repeat(43), "exit")).status).toBe(403);
  });
});

function newToken(): string {
  const verdict = scene.sessions.exchange(scene.sessions.newStartCode());
  if (verdict.kind !== "token") throw new Error("No token");
  return verdict.token;
}

async function open(): Promise<WebSocket> {
  const { origin } = scene.host;
  const socket = new WebSocket(`${origin.replace("http", "ws")}/rpc`, { origin });
  await once(socket, "open");
  return socket;
}

async function openReady(token: string): Promise<WebSocket> {
  const socket = await open();
  const ready = new Promise<string>((resolve, reject) => {
    socket.once("message", (data) => resolve(asText(data)));
    socket.once("close", (code) => reject(new Error(`Closed with ${String(code)}`)));
  });
  socket.send(token);
  expect(await ready).toBe("ready");
  return socket;
}

function toPort(socket: WebSocket): FramePort {
  return {
    send: (frame) => socket.send(frame),
    onData: (listener) => {
      socket.on("message", (data, isBinary) => listener(isBinary ? data : asText(data)));
    },
    onClose: (listener) => {
      socket.on("close", () => listener());
    },
    close: () => socket.close(),
  };
}

function asText(data: unknown): string {
  return Buffer.isBuffer(data) ? data.toString("utf8") : "";
}

async function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once("close", (code) => resolve(code)));
}

function endSession(token: string, reason: string): Promise<Response> {
  const { origin } = scene.host;
  return fetch(`${origin}/session/end`, {
    method: "POST",
    headers: {
      Origin: origin,
      "Sec-Fetch-Site": "same-origin",
      "Sec-Fetch-Mode": "cors",
      "Content-Type": "application/json",
      "X-Watchpost-Session": token,
    },
    body: JSON.stringify({ reason }),
  });
}
