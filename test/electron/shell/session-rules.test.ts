import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { startScene } from "./scene.ts";
import type { ShellScene } from "./scene.ts";

/** Every permission name that this version of Electron knows, from its own types. */
const PERMISSIONS = permissionNames();
const GRANTED = "clipboard-sanitized-write";

describe("every session, also one that is created later,", () => {
  test.each(PERMISSIONS)("answers a request for %s", async (permission) => {
    const { request, check } = await permissionHandlers();
    const isGranted = permission === GRANTED;
    expect([request(permission), check(permission)]).toEqual([isGranted, isGranted]);
  });

  test("knows of some forty permissions", () => {
    expect(PERMISSIONS.length).toBeGreaterThan(40);
    expect(PERMISSIONS).toContain(GRANTED);
  });

  test.each([
    ["a subframe", { isMainFrame: false }],
    ["an opaque origin", { origin: "null" }],
    ["a foreign origin", { origin: "https://evil.example" }],
    ["an origin that only begins like ours", { origin: "app://watchpost.evil.example" }],
    ["a frame that lies about its address", { origin: "null", requestingUrl: "app://watchpost/" }],
    ["no web contents", { isGone: true }],
    ["destroyed web contents", { isDestroyed: true }],
  ])("refuses even the clipboard to %s", async (_name, asker) => {
    const { request, check } = await permissionHandlers();
    expect([request(GRANTED, asker), check(GRANTED, asker)]).toEqual([false, false]);
  });

  test("grants no device and shares no screen", async () => {
    const scene = await startLater();
    const device = handlerOf(scene, "session.setDevicePermissionHandler");
    expect(device({ deviceType: "usb", origin: "app://watchpost" })).toBe(false);
    const shared: unknown[] = [];
    handlerOf(scene, "session.setDisplayMediaRequestHandler")({}, (streams: unknown) =>
      shared.push(streams),
    );
    expect(shared).toEqual([null]);
  });

  test("pairs with nothing and keeps every USB class protected", async () => {
    const scene = await startLater();
    const answers: unknown[] = [];
    handlerOf(scene, "session.setBluetoothPairingHandler")({}, (answer: unknown) =>
      answers.push(answer),
    );
    expect(answers).toEqual([{ confirmed: false }]);
    const classes = ["audio", "hid", "mass-storage"];
    expect(
      handlerOf(scene, "session.setUSBProtectedClassesHandler")({ protectedClasses: classes }),
    ).toEqual(classes);
  });

  test.each([
    ["select-hid-device", [null]],
    ["select-usb-device", [undefined]],
    ["select-serial-port", [""]],
  ])("refuses the chooser %s", async (event, expected) => {
    const scene = await startLater();
    const answers: unknown[] = [];
    const answer = (choice?: unknown): unknown => answers.push(choice);
    const args = event === "select-serial-port" ? [[], {}, answer] : [{}, answer];
    expect(scene.sessions.at(-1)?.fire(event, {}, ...args)).toBe(true);
    expect(answers).toEqual(expected);
  });

  test("denies restricted files and prevents every download", async () => {
    const scene = await startLater();
    const answers: unknown[] = [];
    scene.sessions
      .at(-1)
      ?.fire("file-system-access-restricted", {}, {}, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual(["deny"]);
    expect(scene.sessions.at(-1)?.fire("will-download", {}, {}, {})).toBe(true);
  });

  test.each([
    ["app://watchpost/", false],
    ["app://watchpost/assets/app.js", false],
    ["app://watchpost.evil/", true],
    ["app://evil/", true],
    ["http://127.0.0.1/", true],
    ["https://update.example/", true],
    ["ws://127.0.0.1:9/", true],
    ["file:///etc/passwd", true],
    ["blob:null/1", true],
    ["devtools://devtools/bundled/x.js", true],
  ])("lets a request for %s through or cancels it (%s)", async (url, isCancelled) => {
    const scene = await startLater();
    const answers: unknown[] = [];
    handlerOf(scene, "webRequest.onBeforeRequest")({ url }, (answer: unknown) =>
      answers.push(answer),
    );
    expect(answers).toEqual([{ cancel: isCancelled }]);
  });

  test("sends the rest to a dead port and trusts no certificate", async () => {
    const scene = await startLater();
    expect(scene.argsOf("session.setProxy").at(-1)).toEqual([
      { mode: "fixed_servers", proxyRules: "127.0.0.1:9", proxyBypassRules: "<-loopback>" },
    ]);
    const verdicts: unknown[] = [];
    handlerOf(scene, "session.setCertificateVerifyProc")({}, (verdict: unknown) =>
      verdicts.push(verdict),
    );
    expect(verdicts).toEqual([-2]);
  });

  test("has no spell checker, extension, further preload or code cache", async () => {
    const scene = await startLater();
    expect(scene.argsOf("session.setSpellCheckerEnabled").at(-1)).toEqual([false]);
    const names = scene.calls.map(({ name }) => name);
    for (const name of [
      "loadExtension",
      "registerPreloadScript",
      "setPreloads",
      "setCodeCachePath",
    ])
      expect(names).not.toContain(`session.${name}`);
  });
});

/** A running shell and one session more, as Electron would create it. */
async function startLater(): Promise<ShellScene> {
  const scene = await startScene();
  scene.createSession();
  return scene;
}

interface Asker {
  readonly origin?: string;
  readonly requestingUrl?: string;
  readonly isMainFrame?: boolean;
  readonly isGone?: boolean;
  readonly isDestroyed?: boolean;
}

async function permissionHandlers() {
  const scene = await startLater();
  const contentsOf = ({
    origin = "app://watchpost",
    isGone = false,
    isDestroyed = false,
  }: Asker): unknown => (isGone ? null : { isDestroyed: () => isDestroyed, mainFrame: { origin } });
  const detailsOf = ({ isMainFrame = true, requestingUrl = "app://watchpost/" }: Asker) => ({
    isMainFrame,
    requestingUrl,
  });
  return {
    request: (permission: string, asker: Asker = {}): unknown => {
      const answers: unknown[] = [];
      const handler = handlerOf(scene, "session.setPermissionRequestHandler");
      handler(
        contentsOf(asker),
        permission,
        (answer: unknown) => answers.push(answer),
        detailsOf(asker),
      );
      return answers[0];
    },
    check: (permission: string, asker: Asker = {}): unknown =>
      handlerOf(scene, "session.setPermissionCheckHandler")(
        contentsOf(asker),
        permission,
        "app://watchpost",
        detailsOf(asker),
      ),
  };
}

function handlerOf(scene: ShellScene, name: string): (...args: readonly unknown[]) => unknown {
  const handler = scene.argsOf(name).at(-1)?.[0];
  if (typeof handler !== "function") throw new TypeError(`${name} got no handler`);
  return (...args): unknown => Reflect.apply(handler, undefined, args);
}

function permissionNames(): readonly string[] {
  const types = readFileSync(
    new URL("../../../node_modules/electron/electron.d.ts", import.meta.url),
    "utf8",
  );
  const signature =
    /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(
      types,
    )?.[1] ?? "";
  return [...signature.matchAll(/'([\w-]+)'/g)].flatMap((match) => match[1] ?? []);
}
