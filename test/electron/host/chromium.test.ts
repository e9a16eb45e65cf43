import { createServer } from "node:http";
import type { Server } from "node:http";
import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { STUB_TICKET } from "../../helpers/stub-core.ts";
import { openBrowser } from "./browser.ts";
import type { OpenedBrowser } from "./browser.ts";
import { startScene } from "./scene.ts";
import type { HostScene } from "./scene.ts";

/** What the window does at its start, without a framework. */
const PAGE_SCRIPT = `
globalThis.trustedTypes?.createPolicy("default", { createHTML: (text) => text });
globalThis.session = (async () => {
  const code = new URLSearchParams(location.hash.slice(1)).get("start");
  history.replaceState(null, "", "/");
  const answer = await fetch("/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  if (answer.status !== 200) return { status: answer.status };
  const { token, installationPhrase } = await answer.json();
  const socket = new WebSocket("ws://" + location.host + "/rpc");
  await new Promise((resolve) => socket.addEventListener("open", resolve));
  const first = new Promise((resolve) => socket.addEventListener("message", (event) => resolve(event.data), { once: true }));
  socket.send(token);
  const ready = await first;
  const second = new Promise((resolve) => socket.addEventListener("message", (event) => resolve(event.data), { once: true }));
  socket.send(JSON.stringify({ i: "1", p: { u: "/desk/about", b: {} } }));
  return { status: 200, installationPhrase, ready, about: JSON.parse(await second).p.b.json.shell };
})();
`;

let scene: HostScene;
let port: string;
let browser: OpenedBrowser;
let foreign: Server;

beforeAll(async () => {
  // One foreign name leads to this machine, as after DNS rebinding.
  browser = await openBrowser([
    "--host-resolver-rules=MAP rebound.example 127.0.0.1, MAP *.test 127.0.0.1",
    // Newer Chromium also asks before a public page reaches this machine: here our own walls are on trial.
    "--disable-features=LocalNetworkAccessChecks",
  ]);
  foreign = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html").end("<!doctype html><title>foreign</title>");
  });
  await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  await browser.close();
  foreign.closeAllConnections();
  foreign.close();
});

beforeEach(async () => {
  scene = await startScene(PAGE_SCRIPT);
  port = new URL(scene.host.origin).port;
});

afterEach(() => scene.end());

describe("our own page in Chromium", () => {
  test("gets its session by the start code and reaches the core", async () => {
    await open();
    expect(await sessionOfPage()).toEqual({
      status: 200,
      installationPhrase: "lusab-babad-gutih",
      ready: "ready",
      about: "host",
    });
    expect(scene.refusals.filter((refusal) => !refusal.includes("a path that we have"))).toEqual(
      [],
    );
  });

  test("leaves neither code nor token in address, history or storage", async () => {
    const code = await open();
    await sessionOfPage();
    const kept = await browser.page.evaluate(() => ({
      address: location.href,
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      cookies: document.cookie,
    }));
    expect(kept).toEqual({ address: `${scene.host.origin}/`, local: [], session: [], cookies: "" });
    await browser.page.goto("about:blank");
    await browser.page.goBack();
    expect(browser.page.url()).not.toContain(code);
    expect(await browser.context.cookies()).toEqual([]);
  });

  test("loses its session by a reload, and a used code opens nothing", async () => {
    const code = await open();
    await sessionOfPage();
    await browser.page.goto("about:blank");
    await browser.page.goto(`${scene.host.origin}/#start=${code}`);
    expect(await sessionOfPage()).toEqual({ status: 403 });
  });

  test("saves a download by a link", async () => {
    await open();
    await sessionOfPage();
    const [download] = await Promise.all([
      browser.page.waitForEvent("download"),
      browser.page.evaluate((ticket) => {
        const link = document.createElement("a");
        link.href = `/download/${ticket}`;
        link.download = "";
        link.click();
      }, STUB_TICKET),
    ]);
    expect(download.suggestedFilename()).toBe("Bericht__A___X-Evil__1.pdf");
    expect(await readFile(await download.path())).toHaveLength(300_000);
  });

  test("shows a scriptless srcdoc frame under frame-src 'none', which can load nothing from outside", async () => {
    const sent: string[] = [];
    // A request that the policy stops is announced too, and fails before it leaves the renderer.
    browser.page.on("request", (request) => sent.push(request.url()));
    browser.page.on("requestfailed", (request) => {
      if (request.failure()?.errorText === "csp") sent.splice(sent.indexOf(request.url()), 1);
    });
    await open();
    await sessionOfPage();
    const text = await browser.page.evaluate(async () => {
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "");
      frame.srcdoc = `<p>mail text</p><img src="https://rebound.example/pixel.png"><link rel="stylesheet"
        href="https://rebound.example/x.css"><script>parent.document.title = "owned"</script>`;
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
      document.body.append(frame);
      await loaded;
      return document.title;
    });
    expect(await browser.page.frameLocator("iframe").locator("p").textContent()).toBe("mail text");
    expect(text).toBe("Watchpost");
    expect(sent.filter((url) => url.includes("rebound"))).toEqual([]);
  });

  test("copies text after a click, and can do nothing else that needs a permission", async () => {
    await open();
    await browser.page.evaluate(() => {
      document.addEventListener("click", () => {
        void navigator.clipboard.writeText("203[.]0[.]113[.]7").then(
          () => (document.title = "copied"),
          (error: unknown) => (document.title = String(error)),
        );
      });
    });
    await browser.page.mouse.click(20, 20);
    await expect.poll(() => browser.page.title()).toBe("copied");
    const read = await browser.page.evaluate(() =>
      navigator.clipboard.readText().catch(() => "denied"),
    );
    expect(read).toBe("denied");
  });

  test.each([
    [
      "an inline script",
      "const s = document.createElement('script'); s.textContent = 'globalThis.owned = 1'; document.body.append(s)",
    ],
    ["an evaluated string", "globalThis.setTimeout('globalThis.owned = 1', 0)"],
    [
      "an inline handler",
      "document.body.setAttribute('onclick', 'globalThis.owned = 1'); document.body.click()",
    ],
    [
      "a service worker",
      "navigator.serviceWorker.register('/assets/app.js').then(() => { globalThis.owned = 1 })",
    ],
    [
      "a frame of another site",
      "const f = document.createElement('iframe'); f.onload = () => { try { f.contentWindow.location.href } catch { globalThis.owned = f.contentDocument } }; f.src = 'http://rebound.example/'; document.body.append(f)",
    ],
    [
      "a form to another site",
      "const f = document.createElement('form'); f.action = 'http://rebound.example/'; document.body.append(f); f.submit()",
    ],
    [
      "a request to another site",
      "fetch('http://rebound.example:' + location.port + '/').then(() => { globalThis.owned = 1 })",
    ],
  ])("is not allowed %s by its policy", async (_name, attack) => {
    await open();
    await sessionOfPage();
    await browser.page.evaluate(
      `(async () => { try { ${attack} } catch {} await new Promise((r) => setTimeout(r, 150)) })()`,
    );
    expect(await browser.page.evaluate("globalThis.owned ?? null")).toBeNull();
    expect(browser.page.url()).toBe(`${scene.host.origin}/`);
  });
});

describe("a foreign page in Chromium", () => {
  test("gets nothing through a name that was rebound to this machine", async () => {
    const page = await browser.context.newPage();
    const attacker = `http://rebound.example:${port}`;
    // The attacker's own server answers first; then its name leads here, and its page asks its own origin.
    await page.route(`${attacker}/first`, (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>attacker</title>" }),
    );
    await page.goto(`${attacker}/first`);
    const answers = await page.evaluate(async () => {
      const post = {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ code: "x".repeat(43) }),
      };
      const all = [await fetch("/"), await fetch("/assets/app.js"), await fetch("/session", post)];
      const socket = new WebSocket(`ws://${location.host}/rpc`);
      const opened = await new Promise((resolve) => {
        socket.addEventListener("open", () => resolve("open"));
        socket.addEventListener("error", () => resolve("refused"));
      });
      return { statuses: all.map(({ status }) => status), socket: opened };
    });
    expect(answers).toEqual({ statuses: [421, 421, 421], socket: "refused" });
    await expect(page.goto(`${attacker}/`)).rejects.toThrow("ERR_HTTP_RESPONSE_CODE_FAILURE");
    expect(new Set(scene.refusals)).toEqual(new Set(["421 one host header, exactly ours"]));
  });

  test.each([
    ["another site", "foreign.test"],
    ["another port of this machine", "127.0.0.1"],
  ])("of %s cannot read, post, frame or open a socket", async (_name, name) => {
    const page = await browser.context.newPage();
    await page.goto(`http://${name}:${portOf(foreign)}/`);
    const outcome = await page.evaluate(async (target) => {
      // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page
      const outcome = (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          () => "through",
          () => "refused",
        );
      const json = { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" };
      const simple = { method: "POST", mode: "no-cors" as const, body: '{"code":"x"}' };
      const frame = document.createElement("iframe");
      frame.src = `${target}/`;
      const framed = new Promise((resolve) => frame.addEventListener("load", resolve));
      document.body.append(frame);
      await framed;
      const script = document.createElement("script");
      const loaded = new Promise<string>((resolve) => {
        script.addEventListener("load", () => resolve("through"));
        script.addEventListener("error", () => resolve("refused"));
      });
      script.src = `${target}/assets/app.js`;
      document.body.append(script);
      const socket = new WebSocket(`${target.replace("http", "ws")}/rpc`);
      const opened = new Promise<string>((resolve) => {
        socket.addEventListener("open", () => resolve("through"));
        socket.addEventListener("error", () => resolve("refused"));
      });
      const opaque = await fetch(`${target}/session`, simple).then(
        (answer) => answer.type,
        () => "refused",
      );
      return {
        read: await outcome(fetch(`${target}/`)),
        json: await outcome(fetch(`${target}/session`, json)),
        opaque,
        script: await loaded,
        socket: await opened,
        frameText:
          frame.contentDocument === null
            ? "sealed"
            : (frame.contentDocument.body.textContent ?? ""),
      };
    }, scene.host.origin);
    expect(outcome).toMatchObject({
      read: "refused",
      json: "refused",
      script: "refused",
      socket: "refused",
    });
    expect(outcome.frameText).toMatch(/^(?:sealed)?$/);
    // A simple post leaves the browser whatever we do; the host refused it.
    expect(scene.refusals.some((refusal) => refusal.startsWith("403"))).toBe(true);
    expect(scene.windowCounts).toEqual([]);
  });
});

async function open(): Promise<string> {
  const code = scene.sessions.newStartCode();
  // Through a blank page, so that only the fragment changing never looks like a navigation within the page.
  await browser.page.goto("about:blank");
  await browser.page.goto(`${scene.host.origin}/#start=${code}`);
  return code;
}

function sessionOfPage(): Promise<unknown> {
  return browser.page.evaluate("globalThis.session");
}

function portOf(server: Server): string {
  const address = server.address();
  return typeof address === "object" && address !== null ? String(address.port) : "";
}
