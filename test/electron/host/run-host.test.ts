import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import { SOCKET_CLOSE } from "../../../shared/session/protocol.ts";
import { writeDist } from "./scene.ts";

const addressSchema = z.strictObject({ url: z.string(), pid: z.int() });
const ENTRY = fileURLToPath(new URL("host-entry.ts", import.meta.url));

interface RunningHost {
  readonly child: ChildProcess;
  readonly lines: Interface;
  readonly url: URL;
  readonly pid: number;
  readonly errors: () => string;
  readonly exited: Promise<number | null>;
}

let folders: { readonly dist: string; readonly home: string };
let hosts: RunningHost[] = [];

beforeEach(async () => {
  folders = { dist: await writeDist("export {};"), home: await mkdtemp(join(tmpdir(), "home-")) };
});

afterEach(async () => {
  for (const { child } of hosts) child.kill("SIGKILL");
  hosts = [];
  await Promise.all(
    Object.values(folders).map((folder) => rm(folder, { recursive: true, force: true })),
  );
});

describe("a started host", () => {
  test("prints one line with address and process id, the code in the fragment", async () => {
    const host = await start();
    expect(host.url.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d{4,5}$/);
    expect(host.url.hash).toMatch(/^#start=[\w-]{43}$/);
    expect(host.url.search).toBe("");
    expect(host.pid).toBe(host.child.pid);
  });

  test("takes another port each time", async () => {
    const [first, second] = [await start(), await start()];
    expect(first.url.port).not.toBe(second.url.port);
  });

  test("asks the window for the demonstration when it was started for it", async () => {
    expect((await start(["--demo"])).url.hash).toMatch(/^#start=[\w-]{43}&demonstration=1$/);
  });

  test("gives another address for each line `open` of its parent", async () => {
    const host = await start();
    const next = once(host.lines, "line");
    host.child.stdin?.write("open\n");
    const url = addressOf(await next).url;
    expect(url.origin).toBe(host.url.origin);
    expect(url.hash).not.toBe(host.url.hash);
    await openWindow(url);
  });

  test("shows the same installation phrase at every start, kept from other users", async () => {
    const first = await swapCode((await start()).url);
    const second = await swapCode((await start()).url);
    expect(first.installationPhrase).toMatch(/^[a-z]{5}-[a-z]{5}-[a-z]{5}$/);
    expect(second.installationPhrase).toBe(first.installationPhrase);
    const mode = (await stat(join(folders.home, "installation.json"))).mode & 0o777;
    expect(mode).toBe(0o600);
  });

  test("writes neither code nor token to its log", async () => {
    const host = await start();
    const { token } = await swapCode(host.url);
    await swapCode(host.url).catch(() => undefined);
    expect(host.errors()).not.toContain(token);
    expect(host.errors()).not.toContain(host.url.hash.slice(7));
  });
});

describe("the core of a host", () => {
  test("gets a scrubbed environment and writes no core dumps", async () => {
    const host = await start();
    const corePid = await findCore(host);
    const environment = await readFile(`/proc/${corePid}/environ`, "utf8");
    const names = environment.split("\0").map((entry) => entry.split("=")[0]);
    expect(names).toContain("WATCHPOST_HOME");
    expect(names).not.toContain("SSLKEYLOGFILE");
    expect(names).not.toContain("NODE_EXTRA_CA_CERTS");
    expect(names).not.toContain("CANARY_OF_THE_PARENT");
    const limits = await readFile(`/proc/${corePid}/limits`, "utf8");
    expect(limits).toMatch(/Max core file size\s+0\s+0\s/);
  });

  test("is started again when it is lost; windows are told and come back with their token", async () => {
    const host = await start();
    const { socket, token } = await openWindow(host.url);
    const closed = once(socket, "close");
    process.kill(Number(await findCore(host)), "SIGKILL");
    expect((await closed)[0]).toBe(SOCKET_CLOSE.coreLost);
    await connect(host.url, token);
    expect(host.errors()).toContain("is started again, locked");
  });

  test("that never comes up ends the host with exit code 1", async () => {
    const host = await start(["--broken"]);
    expect(await host.exited).toBe(1);
    expect(host.errors()).toContain("keeps ending");
  });
});

describe("a host ends, and its core with it,", () => {
  test("5 seconds after its last window closed", async () => {
    const host = await start();
    const corePid = await findCore(host);
    const { socket } = await openWindow(host.url);
    socket.close();
    const closedAtMs = performance.now();
    expect(await host.exited).toBe(0);
    expect(performance.now() - closedAtMs).toBeGreaterThan(4_500);
    await expectGone(corePid);
  }, 60_000);

  test("when its parent's pipe closes", async () => {
    const host = await start(["--stay"]);
    const corePid = await findCore(host);
    host.child.stdin?.end();
    expect(await host.exited).toBe(0);
    await expectGone(corePid);
  });

  test.each(["SIGTERM", "SIGINT"] as const)("on %s, telling its windows", async (signal) => {
    const host = await start(["--stay"]);
    const { socket } = await openWindow(host.url);
    const closed = once(socket, "close");
    host.child.kill(signal);
    expect((await closed)[0]).toBe(SOCKET_CLOSE.hostEnding);
    expect(await host.exited).toBe(0);
  });
});

async function start(flags: readonly string[] = []): Promise<RunningHost> {
  const child = spawn(process.execPath, [ENTRY, folders.dist, ...flags], {
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      ...process.env,
      WATCHPOST_HOME: folders.home,
      SSLKEYLOGFILE: "/nowhere/keys",
      NODE_EXTRA_CA_CERTS: "",
      CANARY_OF_THE_PARENT: "1",
    },
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString("utf8");
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const lines = createInterface({ input: child.stdout });
  const address = addressOf(await once(lines, "line"));
  const host = { child, lines, ...address, errors: () => errors, exited };
  hosts.push(host);
  return host;
}

function addressOf(lineEvent: readonly unknown[]): { readonly url: URL; readonly pid: number } {
  const { url, pid } = addressSchema.parse(JSON.parse(String(lineEvent[0])));
  return { url: new URL(url), pid };
}

async function swapCode(
  url: URL,
): Promise<{ readonly token: string; readonly installationPhrase: string }> {
  const answer = await fetch(`${url.origin}/session`, {
    method: "POST",
    headers: {
      Origin: url.origin,
      "Sec-Fetch-Site": "same-origin",
      "Sec-Fetch-Mode": "cors",
      "Content-Type": "application/json",
    },
    body: JSON.stringify({ code: new URLSearchParams(url.hash.slice(1)).get("start") }),
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape is asserted by the tests that use it
  return (await answer.json()) as { readonly token: string; readonly installationPhrase: string };
}

async function openWindow(url: URL) {
  const { token } = await swapCode(url);
  return connect(url, token);
}

async function connect(url: URL, token: string) {
  const socket = new WebSocket(`ws://${url.host}/rpc`, { origin: url.origin });
  await once(socket, "open");
  socket.send(token);
  const ready: unknown[] = await once(socket, "message");
  expect(String(ready[0])).toBe("ready");
  return { socket, token };
}

/** The host's child by /proc: tests that need it run on Linux. */
async function findCore(host: RunningHost): Promise<string> {
  await expect.poll(async () => (await childrenOf(host.pid)).length).toBe(1);
  return (await childrenOf(host.pid))[0] ?? "";
}

async function childrenOf(pid: number): Promise<readonly string[]> {
  const threads = await readdir(`/proc/${String(pid)}/task`);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${String(pid)}/task/${thread}/children`, "utf8")),
  );
  return lists.flatMap((list) => list.split(" ").filter((child) => child !== ""));
}

async function expectGone(pid: string): Promise<void> {
  await expect
    .poll(() =>
      readdir(`/proc/${pid}`).then(
        () => "there",
        () => "gone",
      ),
    )
    .toBe("gone");
}
