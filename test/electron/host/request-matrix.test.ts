import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawRequest, sendRaw } from "./raw-request.ts";
import type { RawAnswer } from "./raw-request.ts";
import { ROUTES, createRows, isRightRow } from "./request-rows.ts";
import type { Row, RouteName } from "./request-rows.ts";
import { startScene } from "./scene.ts";
import type { HostScene } from "./scene.ts";

/**
 * Every combination of what a request can bring, sent by a raw socket to the real server (threats B7 rows 109 to 111
 * and 115, D2). Only the rows that are exactly right may get anything.
 */
let scene: HostScene;
let port: number;
let token: string;

beforeAll(async () => {
  scene = await startScene();
  port = Number(new URL(scene.host.origin).port);
  token = newToken();
});

afterAll(() => scene.end());

describe("the request matrix", () => {
  const rows = createRows();

  test(`has at least 400 rows: ${String(rows.length)}`, () => {
    expect(rows.length).toBeGreaterThanOrEqual(400);
  });

  test("lets the exactly right rows pass and refuses every other one, with no CORS header anywhere", async () => {
    const wrong: unknown[] = [];
    let passed = 0;
    for (const row of rows) {
      // A refused code or token counts towards the pause, which is tested by itself.
      scene.clock.nowMs += 60_000;
      const answer = await send(row);
      const isRight = isRightRow(row);
      if (isRight) passed += 1;
      const expected = isRight ? [ROUTES[row.route].status] : [400, 403, 404, 405, 415, 421];
      const isFair =
        expected.includes(answer.status) && !hasCors(answer) && !/set-cookie/i.test(answer.head);
      if (!isFair) wrong.push({ row, status: answer.status });
    }
    expect(wrong).toEqual([]);
    expect(passed).toBeGreaterThan(30);
    expect(passed).toBeLessThan(rows.length / 4);
  }, 120_000);

  test("gives a refused request nothing: no body, no content", async () => {
    const answers = await Promise.all(
      rows
        .filter((row) => !isRightRow(row) && row.method !== "HEAD")
        .slice(0, 200)
        .map(send),
    );
    expect(answers.filter(({ body }) => body !== "")).toEqual([]);
  });
});

describe("requests beside the matrix", () => {
  test.each([
    "/index.html",
    "/assets/../assets/app.js",
    "/assets/%61pp.js",
    "/assets//app.js",
    "/assets/app.js?x",
    "/assets/app.js%00",
    "/..%2f..%2fetc%2fpasswd",
    "//evil.example/",
    "http://127.0.0.1/assets/app.js",
    "/ASSETS/app.js",
    "/__proto__",
    "/download/",
    "/download/short",
    "*",
  ])("a path that is not exactly one of ours does not exist: %s", async (target) => {
    const answer = await sendRaw(port, rawRequest("GET", target, headersOf(right("asset"))));
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).toBe("");
  });

  test.each([
    ["a key twice", '{"code":"A","code":"CODE"}'],
    ["another key", '{"code":"CODE","x":1}'],
    ["white space", '{ "code":"CODE"}'],
    ["no JSON", "code=CODE"],
    ["an array", '["CODE"]'],
    ["nothing", ""],
    ["too much", `{"code":"${"x".repeat(5_000)}"}`],
  ])("a session body with %s is refused and leaves the code usable", async (_name, template) => {
    const code = scene.sessions.newStartCode();
    const body = template.replaceAll("CODE", code);
    const refused = await sendRaw(
      port,
      rawRequest("POST", "/session", headersOf(right("session"), body), body),
    );
    expect([400, 413]).toContain(refused.status);
    const good = JSON.stringify({ code });
    const accepted = await sendRaw(
      port,
      rawRequest("POST", "/session", headersOf(right("session"), good), good),
    );
    expect(accepted.status).toBe(200);
  });

  test.each([
    ["the site", "Sec-Fetch-Site: same-origin"],
    ["the origin", "Origin: http://evil.example"],
    ["the content type", "Content-Type: application/json"],
    ["the length", "Content-Length: 0"],
  ])("a request that says %s twice is refused", async (_name, line) => {
    const code = JSON.stringify({ code: scene.sessions.newStartCode() });
    const headers = [line, ...headersOf(right("session"), code)];
    expect((await sendRaw(port, rawRequest("POST", "/session", headers, code))).status).toBe(400);
  });

  test.each([
    ["iframe", 403],
    ["frame", 403],
    ["object", 403],
    ["embed", 403],
    ["NONE", 403],
  ])("the document is refused to a destination %s", async (dest, status) => {
    const headers = headersOf(right("document")).filter(
      (line) => !line.startsWith("Sec-Fetch-Dest"),
    );
    const line = dest === "NONE" ? [] : [`Sec-Fetch-Dest: ${dest}`];
    expect((await sendRaw(port, rawRequest("GET", "/", [...line, ...headers]))).status).toBe(
      status,
    );
  });

  test("a service worker script is refused", async () => {
    const headers = ["Service-Worker: script", ...headersOf(right("asset"))];
    expect((await sendRaw(port, rawRequest("GET", "/assets/app.js", headers))).status).toBe(403);
  });

  test("a GET with a body is refused", async () => {
    const headers = headersOf(right("document"), "x");
    expect((await sendRaw(port, rawRequest("GET", "/", headers, "x"))).status).toBe(400);
  });

  test("an upgrade of any other path, or to anything else, is refused", async () => {
    const upgrade = headersOf(right("socket"));
    const paths = await Promise.all(
      ["/", "/session", "/assets/app.js"].map((path) =>
        sendRaw(port, rawRequest("GET", path, upgrade)),
      ),
    );
    expect(paths.map(({ status }) => status)).toEqual([400, 400, 400]);
    const plain = headersOf({ ...right("socket"), site: "same-origin", mode: "cors" }).filter(
      (line) => !/^(?:upgrade|connection|sec-websocket)/i.test(line),
    );
    expect(
      (await sendRaw(port, rawRequest("GET", "/rpc", [...plain, "Connection: close"]))).status,
    ).toBe(400);
  });

  test("bytes that are not HTTP get a bare refusal", async () => {
    const answer = await sendRaw(port, "\u0016\u0003\u0001 hello\r\n\r\n");
    expect(answer).toMatchObject({ status: 400, body: "" });
  });
});

function right(route: RouteName): Row {
  return { route, host: "OWN", ...ROUTES[route].right };
}

async function send(row: Row): Promise<RawAnswer> {
  const template = ROUTES[row.route].body;
  const body =
    template === "CODE" ? JSON.stringify({ code: scene.sessions.newStartCode() }) : template;
  return sendRaw(port, rawRequest(row.method, ROUTES[row.route].path, headersOf(row, body), body));
}

function headersOf(row: Row, body = ""): readonly string[] {
  const authority = `127.0.0.1:${String(port)}`;
  const fill = (text: string): string =>
    text.replace("OWN", authority).replace("PORT", String(port));
  const host =
    row.host === "TWICE"
      ? [`Host: ${authority}`, "Host: evil.example"]
      : line("Host", fill(row.host));
  const origin = row.origin === "OWN" ? `http://${authority}` : fill(row.origin);
  const upgrade = [
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  ];
  return [
    ...host,
    ...line("Origin", origin),
    ...line("Sec-Fetch-Site", row.site),
    ...line("Sec-Fetch-Mode", row.mode),
    ...line("Sec-Fetch-Dest", ROUTES[row.route].dest),
    ...line("Content-Type", row.contentType),
    ...line("X-Watchpost-Session", row.token === "RIGHT" ? token : row.token),
    ...(body === "" ? [] : [`Content-Length: ${String(Buffer.byteLength(body))}`]),
    ...(row.route === "socket" ? upgrade : ["Connection: close"]),
  ];
}

function line(name: string, value: string): readonly string[] {
  return value === "NONE" ? [] : [`${name}: ${value}`];
}

function newToken(): string {
  const verdict = scene.sessions.exchange(scene.sessions.newStartCode());
  if (verdict.kind !== "token") throw new Error("No token");
  return verdict.token;
}

function hasCors({ head }: RawAnswer): boolean {
  return /access-control-|timing-allow-origin/i.test(head);
}
