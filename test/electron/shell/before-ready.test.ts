import { describe, expect, test } from "vitest";
import { REFUSED_SWITCHES } from "../../../electron/shell/command-line.ts";
import { startScene } from "./scene.ts";

describe("before Electron is ready, main", () => {
  test("takes the instance lock first, then sandbox, switches and scheme, and only then waits", async () => {
    const { calls } = await startScene();
    const names = [...new Set(calls.map(({ name }) => name))];
    expect(names.slice(0, 5)).toEqual([
      "app.requestSingleInstanceLock",
      "app.enableSandbox",
      "commandLine.appendSwitch",
      "protocol.registerSchemesAsPrivileged",
      "app.whenReady",
    ]);
  });

  test("registers one scheme, standard and secure, with every other privilege off", async () => {
    const { argsOf } = await startScene();
    expect(argsOf("protocol.registerSchemesAsPrivileged")).toEqual([
      [
        [
          {
            scheme: "app",
            privileges: {
              standard: true,
              secure: true,
              supportFetchAPI: false,
              corsEnabled: false,
              bypassCSP: false,
              allowServiceWorkers: false,
              stream: false,
              codeCache: false,
              allowExtensions: false,
            },
          },
        ],
      ],
    ]);
  });

  test.each([
    "dns-prefetch-disable",
    "disable-background-networking",
    "disable-component-update",
    "no-pings",
    "disable-domain-reliability",
    "disable-breakpad",
    "disable-sync",
  ])("switches Chromium's own traffic off: %s", async (name) => {
    const { argsOf } = await startScene();
    expect(argsOf("commandLine.appendSwitch").map(([switchName]) => switchName)).toContain(name);
  });

  test("lets no host name be resolved", async () => {
    const { argsOf } = await startScene();
    expect(argsOf("commandLine.appendSwitch")).toContainEqual([
      "host-resolver-rules",
      "MAP * ~NOTFOUND",
    ]);
  });

  test("starts no crash reporter and registers no deep link", async () => {
    const { calls } = await startScene();
    const names = calls.map(({ name }) => name);
    expect(names).not.toContain("crashReporter.start");
    expect(names).not.toContain("app.setAsDefaultProtocolClient");
  });

  test("answers files and addresses that the system hands over with nothing", async () => {
    const { app } = await startScene();
    expect([
      app.fire("open-file", {}, "/tmp/x.wpb"),
      app.fire("open-url", {}, "watchpost://x"),
    ]).toEqual([true, true]);
  });
});

describe("the command line", () => {
  // D1 lists families; these are their members.
  test.each([
    "remote-debugging-port",
    "remote-debugging-pipe",
    "inspect",
    "inspect-brk",
    "inspect-port",
    "no-sandbox",
    "disable-web-security",
    "load-extension",
    "js-flags",
    "user-data-dir",
    "host-rules",
    "host-resolver-rules",
    "proxy-server",
    "proxy-pac-url",
    "proxy-bypass-list",
    "proxy-auto-detect",
    "ignore-certificate-errors",
    "renderer-cmd-prefix",
    "utility-cmd-prefix",
    "gpu-launcher",
    "log-net-log",
    "enable-logging",
    "allow-file-access",
    "allow-file-access-from-files",
  ])("names the switch of D1: %s", (name) => {
    expect(REFUSED_SWITCHES).toContain(name);
  });

  test.each(REFUSED_SWITCHES)(
    "with %s, however Chromium came by it, ends the program with code 2",
    async (name) => {
      const { calls, argsOf, windows, log } = await startScene({ switches: [name] });
      expect(argsOf("app.exit")).toEqual([[2]]);
      expect(calls.map((call) => call.name)).toEqual(["app.exit"]);
      expect(windows).toEqual([]);
      expect(log.join("")).toContain(`--${name}`);
    },
  );

  test.each([
    ["--unknown"],
    ["--enable-features=X"],
    ["--no-sandbox"],
    ["-r"],
    ["/tmp/evil.js"],
    ["file:///etc/passwd"],
    ["watchpost://open?id=1"],
    ["--demo", "--demo"],
    ["--demo=1"],
    ["--", "--demo"],
    [""],
  ])("with %j ends the program before anything happens", async (...words) => {
    const { argsOf, windows, processes } = await startScene({ words });
    expect(argsOf("app.exit")).toEqual([[2]]);
    expect([windows, processes]).toEqual([[], []]);
  });

  test("takes the demonstration and nothing else", async () => {
    const { argsOf } = await startScene({ words: ["--demo"] });
    expect(argsOf("BrowserWindow.loadURL")).toEqual([["app://watchpost/#demonstration=1"]]);
  });

  test("lets a test driver attach in a checkout, and only there", async () => {
    const driver = ["--inspect=0", "--remote-debugging-port=0"];
    const switches = ["inspect", "remote-debugging-port"];
    const words = [...driver, "/home/me/watchpost"];
    const checkout = await startScene({ isPackaged: false, words, switches });
    expect(checkout.windows).toHaveLength(1);
    const release = await startScene({ words: driver });
    expect(release.argsOf("app.exit")).toEqual([[2]]);
  });

  test.each([["--no-sandbox"], ["--inspect=x"], ["/second"], ["--user-data-dir=/tmp"]])(
    "with %s ends the program in a checkout too",
    async (word) => {
      const words = ["/home/me/watchpost", word];
      const { argsOf } = await startScene({ isPackaged: false, words });
      expect(argsOf("app.exit")).toEqual([[2]]);
    },
  );

  test("of a checkout has the folder before the words", async () => {
    const { argsOf } = await startScene({ isPackaged: false, words: ["/home/me/watchpost"] });
    expect(argsOf("BrowserWindow.loadURL")).toEqual([["app://watchpost/"]]);
  });
});

describe("a second instance", () => {
  test("ends at once and hands nothing over", async () => {
    const { argsOf, windows } = await startScene({ hasInstanceLock: false });
    expect(argsOf("app.requestSingleInstanceLock")).toEqual([[]]);
    expect(argsOf("app.exit")).toEqual([[0]]);
    expect(windows).toEqual([]);
  });

  test("only brings the window of the first to the front, whatever it was started with", async () => {
    const { app, argsOf, windows } = await startScene();
    app.emit(
      "second-instance",
      {},
      ["watchpost", "--no-sandbox", "file:///etc/passwd"],
      "/tmp",
      {},
    );
    expect(argsOf("BrowserWindow.focus")).toHaveLength(1);
    expect(argsOf("BrowserWindow.loadURL")).toHaveLength(1);
    expect(windows).toHaveLength(1);
  });
});
