import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAppProtocol } from "../../../electron/shell/app-protocol.ts";
import { ASSETS, startScene } from "./scene.ts";

const answer = createAppProtocol(ASSETS, randomBytes);

describe("the protocol handler", () => {
  test("is registered for our scheme, on our session", async () => {
    const { protocols, sessions } = await startScene();
    expect([[...protocols.keys()], sessions.length]).toEqual([["app"], 1]);
  });

  test("answers the document with the policy of D1 and a fresh nonce", async () => {
    const [first, second] = [get("app://watchpost/"), get("app://watchpost/#start")];
    const policy = first.headers.get("Content-Security-Policy") ?? "";
    const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1] ?? "none";
    expect(await first.text()).toContain(`nonce="${nonce}"`);
    expect(second.headers.get("Content-Security-Policy")).not.toContain(nonce);
    expect(policy.replace(nonce, "NONCE").split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-NONCE'",
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'none'",
      "worker-src 'self'",
      "frame-src 'none'",
      "object-src 'none'",
      "media-src 'none'",
      "manifest-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types default",
    ]);
  });

  test("answers a file with its media type", async () => {
    const response = get("app://watchpost/assets/app.js");
    expect([response.status, response.headers.get("Content-Type"), await response.text()]).toEqual([
      200,
      "text/javascript; charset=utf-8",
      "export {};",
    ]);
  });

  test.each([
    "app://watchpost/",
    "app://watchpost/assets/app.js",
    "app://watchpost/none",
    "https://evil/",
  ])("isolates every answer: %s", (url) => {
    const { headers } = get(url);
    expect({
      sniffing: headers.get("X-Content-Type-Options"),
      opener: headers.get("Cross-Origin-Opener-Policy"),
      embedder: headers.get("Cross-Origin-Embedder-Policy"),
      resource: headers.get("Cross-Origin-Resource-Policy"),
      referrer: headers.get("Referrer-Policy"),
      cache: headers.get("Cache-Control"),
      cluster: headers.get("Origin-Agent-Cluster"),
      framing: headers.get("Content-Security-Policy")?.includes("frame-ancestors 'none'"),
    }).toEqual({
      sniffing: "nosniff",
      opener: "same-origin",
      embedder: "require-corp",
      resource: "same-origin",
      referrer: "no-referrer",
      cache: "no-store",
      cluster: "?1",
      framing: true,
    });
  });

  test("leaves every browser feature empty but writing the clipboard", () => {
    const policy = get("app://watchpost/").headers.get("Permissions-Policy") ?? "";
    const granted = policy.split(", ").filter((feature) => !feature.endsWith("=()"));
    expect(granted).toEqual(["clipboard-write=(self)"]);
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])(
    "refuses the method %s",
    (method) => {
      expect(answer({ url: "app://watchpost/", method }).status).toBe(405);
    },
  );

  test("answers HEAD without a body", async () => {
    const response = answer({ url: "app://watchpost/assets/app.js", method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  test.each(["null", "https://evil.example", "app://viewer", ""])(
    "refuses a request of the origin %j",
    (initiatorOrigin) => {
      expect(answer({ url: "app://watchpost/", method: "GET", initiatorOrigin }).status).toBe(403);
    },
  );

  test("answers a request of our own page", () => {
    const initiatorOrigin = "app://watchpost";
    expect(
      answer({ url: "app://watchpost/assets/app.js", method: "GET", initiatorOrigin }).status,
    ).toBe(200);
  });

  test.each([
    "app://watchpost/index.html",
    "app://watchpost//assets/app.js",
    "app://watchpost/assets/../assets/app.js",
    "app://watchpost/assets/%2e%2e/assets/app.js",
    "app://watchpost/assets%2fapp.js",
    "app://watchpost/%61ssets/app.js",
    "app://watchpost/assets/app.js?x=1",
    "app://watchpost/assets/app.js%0d%0aX-Evil:1",
    "app://watchpost/assets\\app.js",
    "app://watchpost:80/assets/app.js",
    "app://user@watchpost/assets/app.js",
    "app://WATCHPOST/assets/app.js",
    "app://watchpost.evil/assets/app.js",
    "app://viewer/assets/app.js",
    "https://watchpost/assets/app.js",
    "file:///assets/app.js",
    "app://watchpost/etc/passwd",
    "app://watchpost/__proto__",
    "app:/assets/app.js",
    "not an address",
    "",
  ])("has nothing under %s", (url) => {
    expect(get(url).status).toBe(404);
  });

  test("has nothing under any encoding of a path that leads elsewhere", () => {
    const piece = fc.constantFrom(
      "..",
      "%2e%2e",
      "%2E.",
      "..%2f",
      "%5c",
      "\\",
      "/",
      "//",
      "assets",
      "app.js",
      "%00",
      "etc",
      "passwd",
      ";",
      "%252e",
      "．．",
      "~",
      "%c0%ae",
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const url = `app://watchpost/${pieces.join("")}`;
        const isRight = url === "app://watchpost/assets/app.js";
        expect(get(url).status).toBe(isRight ? 200 : 404);
      }),
      { numRuns: 5_000 },
    );
  });
});

function get(url: string): Response {
  return answer({ url, method: "GET" });
}
