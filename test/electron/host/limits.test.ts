import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOST_LIMITS } from "../../../electron/host/limits.ts";
import { STUB_TICKET } from "../../helpers/stub-core.ts";
import { rawRequest, sendRaw } from "./raw-request.ts";
import { startScene } from "./scene.ts";
import type { HostScene } from "./scene.ts";

let scene: HostScene;
let port: number;

beforeAll(async () => {
  scene = await startScene();
  port = Number(new URL(scene.host.origin).port);
});

afterAll(() => scene.end());

describe("the host listens", () => {
  test("on 127.0.0.1 and no other address of this machine", async () => {
    const others = await Promise.all(["::1", "127.0.0.2"].map(canConnect));
    expect(await canConnect("127.0.0.1")).toBe(true);
    expect(others).toEqual([false, false]);
  });
});

describe("slow and huge requests", () => {
  test("headers of more than 16 KiB are refused", async () => {
    const answer = await sendRaw(
      port,
      rawRequest("GET", "/", [`X: ${"x".repeat(HOST_LIMITS.headerBytes)}`]),
    );
    expect(answer).toMatchObject({ status: 400, body: "" });
  });

  test("a client that sends its headers drop by drop is cut off after 10 seconds", async () => {
    const startedAtMs = performance.now();
    const socket = connect({ host: "127.0.0.1", port });
    const timer = setInterval(() => socket.write("X: y\r\n"), 1_000);
    socket.write("GET / HTTP/1.1\r\n");
    await new Promise((resolve) =>
      socket
        .once("close", resolve)
        .on("error", () => undefined)
        .resume(),
    );
    clearInterval(timer);
    expect(performance.now() - startedAtMs).toBeLessThan(HOST_LIMITS.headerTimeoutMs + 5_000);
    expect(performance.now() - startedAtMs).toBeGreaterThan(HOST_LIMITS.headerTimeoutMs - 1_000);
  });

  test("more than 30 connections are not taken, and the host goes on", async () => {
    const sockets = Array.from({ length: 40 }, () => connect({ host: "127.0.0.1", port }));
    const ended = sockets.map(
      (socket) =>
        new Promise((resolve) =>
          socket
            .once("close", resolve)
            .on("error", () => undefined)
            .resume(),
        ),
    );
    await expect
      .poll(() => sockets.filter(({ closed }) => closed).length)
      .toBe(40 - HOST_LIMITS.connections);
    sockets.forEach((socket) => socket.destroy());
    await Promise.all(ended);
    await expect
      .poll(async () => (await sendRaw(port, downloadRequest("127.0.0.1"))).status)
      .toBe(200);
  });
});

describe("a download", () => {
  test("is an attachment of octets under a harmless name, whole", async () => {
    const answer = await sendRaw(port, downloadRequest("127.0.0.1"));
    const headers = headersOf(answer.head);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toBe(
      'attachment; filename="Bericht__A___X-Evil__1.pdf"',
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("sandbox; default-src 'none'");
    expect(answer.body).toHaveLength(300_000);
  });

  test("of an unknown ticket does not exist", async () => {
    const unknown = downloadRequest("127.0.0.1").replace(STUB_TICKET, "U".repeat(43));
    expect(await sendRaw(port, unknown)).toMatchObject({ status: 404, body: "" });
  });
});

describe("headers", () => {
  test("of the document carry the policy with a fresh nonce, which the document repeats", async () => {
    const [first, second] = await Promise.all([getDocument(), getDocument()]);
    const nonce = /'nonce-([\w-]{22})'/.exec(first.head)?.[1] ?? "none";
    expect(first.body).toContain(`nonce="${nonce}"`);
    expect(first.body).not.toContain("__CSP_NONCE__");
    expect(second.head).not.toContain(nonce);
    expect(
      Object.fromEntries(
        [...headersOf(first.head.replaceAll(nonce, "NONCE"))].filter(([name]) => name !== "date"),
      ),
    ).toMatchInlineSnapshot(`
      {
        "cache-control": "no-store",
        "connection": "close",
        "content-length": "293",
        "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-NONCE'; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; media-src 'none'; manifest-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
        "content-type": "text/html; charset=utf-8",
        "cross-origin-embedder-policy": "require-corp",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "origin-agent-cluster": "?1",
        "permissions-policy": "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), compute-pressure=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), keyboard-map=(), local-fonts=(), local-network-access=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), storage-access=(), sync-xhr=(), unload=(), usb=(), window-management=(), xr-spatial-tracking=(), clipboard-write=(self)",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-dns-prefetch-control": "off",
        "x-frame-options": "DENY",
      }
    `);
  });

  test("of every answer forbid sniffing, framing, caching and sharing", async () => {
    const answers = await Promise.all([
      getDocument(),
      sendRaw(port, downloadRequest("127.0.0.1")),
      sendRaw(port, downloadRequest("evil.example")),
      sendRaw(
        port,
        rawRequest("OPTIONS", "/", [`Host: 127.0.0.1:${String(port)}`, "Connection: close"]),
      ),
    ]);
    for (const { head } of answers) {
      const headers = headersOf(head);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.has("set-cookie")).toBe(false);
    }
  });
});

function getDocument() {
  return sendRaw(
    port,
    rawRequest("GET", "/", [
      `Host: 127.0.0.1:${String(port)}`,
      "Sec-Fetch-Site: none",
      "Sec-Fetch-Mode: navigate",
      "Sec-Fetch-Dest: document",
      "Connection: close",
    ]),
  );
}

function downloadRequest(name: string): string {
  return rawRequest("GET", `/download/${STUB_TICKET}`, [
    `Host: ${name}:${String(port)}`,
    "Sec-Fetch-Site: same-origin",
    "Sec-Fetch-Mode: navigate",
    "Sec-Fetch-Dest: document",
    "Connection: close",
  ]);
}

function headersOf(head: string): ReadonlyMap<string, string> {
  return new Map(
    head
      .split("\r\n")
      .slice(1)
      .map((line) => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
  );
}

function canConnect(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
