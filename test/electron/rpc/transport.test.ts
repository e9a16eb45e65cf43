import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import { fromChildProcess } from "../../../electron/rpc/child-channel.ts";
import { createWireClient } from "../../../electron/rpc/client.ts";
import { createCoreLink } from "../../../electron/rpc/core-link.ts";
import { bindContract } from "../../../electron/rpc/bind.ts";
import { failureOf } from "../../../electron/rpc/failure-error.ts";
import { fromWorkerPort } from "../../../electron/rpc/message-port.ts";
import { createRpcServer } from "../../../electron/rpc/serve.ts";
import { STUB_TICKET } from "../../helpers/stub-core.ts";
import { createStubHandlers, recordDefects, stubContract } from "./stub-contract.ts";

const FORKED_CORE = fileURLToPath(new URL("forked-core.ts", import.meta.url));
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

describe("over a worker message port", () => {
  test("bytes cross intact and streams end when the port closes", async () => {
    const { port1, port2 } = new MessageChannel();
    const { handlers, events } = createStubHandlers();
    const defects = recordDefects();
    const server = createRpcServer(bindContract(stubContract, handlers, defects), defects);
    server.serve(fromWorkerPort(port2), { shell: "electron", connection: "window-1" });
    const client = createWireClient<typeof stubContract>(fromWorkerPort(port1));
    const bytes = new Uint8Array(1_000_000).map((_value, index) => index % 251);
    expect((await client.echo({ text: "", bytes })).bytes).toEqual(bytes);
    const stream = await client.area.forever();
    await stream.next();
    port1.close();
    await expect.poll(() => events).toEqual(["forever ended, aborted true"]);
  });
});

describe("over a forked core process", () => {
  test("several windows share the line and are told apart", async () => {
    const { link } = startCore();
    const clients = ["a", "b", "c"].map((name) => createWireClient(link.connect(name)));
    const answers = await Promise.all(clients.map((client) => client.desk.about()));
    expect(answers.map(({ shell }) => shell)).toEqual(["host", "host", "host"]);
  });

  test("the declared error crosses with its failure", async () => {
    const { link } = startCore();
    const client = createWireClient(link.connect("a"));
    const thrown = await client.vault.info().catch((error: unknown) => error);
    expect(failureOf(thrown)).toEqual({ kind: "vault-locked" });
  });

  test("a download comes chunk by chunk, once it is pulled", async () => {
    const { link } = startCore();
    await link.ready;
    const download = await link.openDownload(STUB_TICKET);
    const chunks: Uint8Array[] = [];
    for (let chunk = await download?.pull(); chunk; chunk = await download?.pull())
      chunks.push(chunk);
    expect(chunks.map((chunk) => [chunk.byteLength, chunk[0]])).toEqual([
      [100_000, 1],
      [100_000, 2],
      [100_000, 3],
    ]);
  });

  test("an unknown ticket gives no download", async () => {
    const { link } = startCore();
    await link.ready;
    expect(await link.openDownload("unknown")).toBeNull();
    expect(await link.saveDownload("unknown", "/nowhere")).toEqual({
      kind: "failed",
      reason: "ticket",
    });
  });

  test("saves a download under the chosen path and leaves nothing beside it", async () => {
    const { link } = startCore();
    await link.ready;
    const folder = await mkdtemp(join(tmpdir(), "save-"));
    const outcome = await link.saveDownload(STUB_TICKET, join(folder, "report.pdf"));
    expect(outcome).toEqual({ kind: "saved", sizeBytes: 300_000 });
    expect(await readdir(folder)).toEqual(["report.pdf"]);
    expect(await readFile(join(folder, "report.pdf"))).toHaveLength(300_000);
  });

  test("says so when the chosen place cannot be written", async () => {
    const { link } = startCore();
    await link.ready;
    expect(await link.saveDownload(STUB_TICKET, "/nonexistent/report.pdf")).toEqual({
      kind: "failed",
      reason: "disk",
    });
  });

  test("a core that is killed closes every window's port and fails what waits", async () => {
    const { link, child } = startCore();
    const port = link.connect("a");
    const client = createWireClient(port);
    const stream = await client.vault.watch();
    await stream.next();
    const next = stream.next().then(
      () => "went on",
      () => "failed",
    );
    child.kill("SIGKILL");
    expect(await next).toBe("failed");
    expect(await link.openDownload(STUB_TICKET)).toBeNull();
  });

  test("a shutdown ends the process in order", async () => {
    const { link, child } = startCore();
    await link.ready;
    const exit = new Promise((resolve) => child.once("exit", resolve));
    link.shutdown();
    expect(await exit).toBe(0);
  });

  test("the core ends when its shell disappears", async () => {
    const { link, child } = startCore();
    await link.ready;
    const exit = new Promise((resolve) => child.once("exit", resolve));
    child.disconnect();
    expect(await exit).toBe(0);
  });
});

function startCore() {
  const child = fork(FORKED_CORE, [], { serialization: "advanced" });
  children.push(child);
  const link = createCoreLink<never>({
    channel: fromChildProcess(child),
    answerAsk: () => Promise.resolve({ answer: { kind: "unavailable", why: "no key store" } }),
    onDefect: (cause) => {
      throw new Error("The core sent nonsense", { cause });
    },
  });
  return { link, child };
}
