import { describe, expect, test } from "vitest";
import { startScene } from "./scene.ts";

const FOREIGN = [
  "https://evil.example/",
  "http://127.0.0.1:8080/",
  "file:///etc/passwd",
  "app://watchpost/assets/app.js",
  "app://watchpost/../",
  "app://watchpost.evil/",
  "app://evil/",
  "app://watchpost@evil/",
  "data:text/html,x",
  "javascript:alert(1)",
  "blob:app://watchpost/1",
  "about:blank",
  "chrome://gpu",
  "devtools://devtools/",
  "view-source:app://watchpost/",
] as const;

describe("every web contents, whoever creates it,", () => {
  test.each(FOREIGN)("does not navigate to %s: by link, script, frame or redirect", async (url) => {
    const contents = (await startScene()).createContents();
    expect({
      link: contents.fire("will-navigate", { url }),
      frame: contents.fire("will-frame-navigate", { url, isMainFrame: true }),
      subframe: contents.fire("will-frame-navigate", { url, isMainFrame: false }),
      redirect: contents.fire("will-redirect", { url }),
    }).toEqual({ link: true, frame: true, subframe: true, redirect: true });
  });

  test.each(["app://watchpost/", "app://watchpost/#/incidents"])(
    "may load our own page: %s",
    async (url) => {
      const contents = (await startScene()).createContents();
      expect(contents.fire("will-navigate", { url })).toBe(false);
      expect(contents.fire("will-frame-navigate", { url, isMainFrame: true })).toBe(false);
    },
  );

  test("does not let a subframe or a redirect reach even our own page", async () => {
    const contents = (await startScene()).createContents();
    const url = "app://watchpost/";
    expect(contents.fire("will-frame-navigate", { url, isMainFrame: false })).toBe(true);
    expect(contents.fire("will-redirect", { url })).toBe(true);
  });

  test.each(["https://evil.example/", "app://watchpost/", "about:blank", ""])(
    "opens no window for %s",
    async (url) => {
      const scene = await startScene();
      scene.createContents();
      const handler = scene.argsOf("webContents.setWindowOpenHandler").at(-1)?.[0];
      expect(typeof handler === "function" && Reflect.apply(handler, undefined, [{ url }])).toEqual(
        { action: "deny" },
      );
    },
  );

  test("attaches no webview", async () => {
    const contents = (await startScene()).createContents();
    expect(contents.fire("will-attach-webview", {}, {}, { src: "app://watchpost/" })).toBe(true);
  });

  test("chooses no Bluetooth device", async () => {
    const contents = (await startScene()).createContents();
    const answers: unknown[] = [];
    const answer = (id: unknown): unknown => answers.push(id);
    expect(contents.fire("select-bluetooth-device", {}, [{ deviceId: "1" }], answer)).toBe(true);
    expect(answers).toEqual([""]);
  });

  test("sends no address of this machine to a peer connection", async () => {
    const scene = await startScene();
    scene.createContents();
    expect(scene.argsOf("webContents.setWebRTCIPHandlingPolicy").at(-1)).toEqual([
      "disable_non_proxied_udp",
    ]);
  });

  test("closes developer tools in a release, and leaves them in a checkout", async () => {
    const release = await startScene();
    release.createContents().emit("devtools-opened");
    expect(release.argsOf("webContents.closeDevTools")).toHaveLength(1);
    const checkout = await startScene({ isPackaged: false, words: ["/home/me/watchpost"] });
    checkout.createContents().emit("devtools-opened");
    expect(checkout.argsOf("webContents.closeDevTools")).toHaveLength(0);
  });
});

describe("the program", () => {
  test.each<
    readonly [
      event: string,
      answered: readonly unknown[],
      args: (answer: unknown) => readonly unknown[],
    ]
  >([
    ["certificate-error", [false], (answer) => [{}, "https://x/", "ERR", {}, answer]],
    [
      "select-client-certificate",
      [],
      (answer) => [{}, "https://x/", [{ data: "certificate" }], answer],
    ],
    ["login", [], (answer) => [{}, {}, {}, answer]],
  ])("refuses %s", async (event, answered, args) => {
    const { app } = await startScene();
    const answers: (readonly unknown[])[] = [];
    const answer = (...given: readonly unknown[]): unknown => answers.push(given);
    expect(app.fire(event, {}, ...args(answer))).toBe(true);
    expect(answers).toEqual([answered]);
  });

  test("handles a client certificate for no web contents at all", async () => {
    const { app } = await startScene();
    let answers = 0;
    const isPrevented = app.fire(
      "select-client-certificate",
      {},
      null,
      "https://x/",
      [],
      () => (answers += 1),
    );
    expect([isPrevented, answers]).toEqual([true, 1]);
  });
});
