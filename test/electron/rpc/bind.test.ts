import { describe, expect, test } from "vitest";
import { bindContract } from "../../../electron/rpc/bind.ts";
import { createWireClient } from "../../../electron/rpc/client.ts";
import { failureOf } from "../../../electron/rpc/failure-error.ts";
import { createPortPair } from "../../../electron/rpc/frame-port.ts";
import { createInProcessClient } from "../../../electron/rpc/in-process.ts";
import { createRpcServer } from "../../../electron/rpc/serve.ts";
import { createStubHandlers, recordDefects, stubContract } from "./stub-contract.ts";

type StubContract = typeof stubContract;

const CLIENTS = [
  ["over the wire", overTheWire],
  ["in process", inProcess],
] as const;

describe.each(CLIENTS)("a call %s", (_name, connect) => {
  test("gives the value of the handler, with bytes intact and the caller as a fact", async () => {
    const { client } = connect();
    const bytes = Uint8Array.from({ length: 257 }, (_value, index) => index % 256);
    const answer = await client.echo({ text: "Gräßlich", bytes });
    expect(answer).toEqual({ text: "Gräßlich", bytes, connection: "window-1" });
  });

  test("gives the failure of the handler as the declared error", async () => {
    const { client, defects } = connect();
    expect(await failureFrom(client.refuse())).toEqual({ kind: "vault-locked" });
    expect(defects.list).toEqual([]);
  });

  test("turns an exception into an internal failure and tells the cause to the log only", async () => {
    const { client, defects } = connect();
    const thrown = await client.explode().catch((error: unknown) => error);
    expect(failureOf(thrown)).toEqual({ kind: "internal", reference: "defect-1" });
    expect(JSON.stringify(thrown)).not.toContain("case text");
    expect(defects.list).toEqual([
      { reference: "defect-1", call: "explode", cause: new Error("case text that must not cross") },
    ]);
  });

  test("turns an answer that breaks the contract into an internal failure", async () => {
    const { client, defects } = connect();
    expect(await failureFrom(client.wrongAnswer())).toEqual({
      kind: "internal",
      reference: "defect-1",
    });
    expect(defects.list).toHaveLength(1);
  });

  test("names a wrong argument by place and type, never by its value", async () => {
    const { client, defects } = connect();
    const thrown = await client
      .secret({ passphrase: "correct horse" })
      .catch((error: unknown) => error);
    expect(failureOf(thrown)).toMatchObject({
      kind: "invalid-value",
      field: "passphrase",
      found: "string",
    });
    expect(JSON.stringify(thrown)).not.toContain("horse");
    expect(defects.list).toEqual([]);
  });

  test("streams every event and the last value", async () => {
    const { client } = connect();
    const stream = await client.area.count({ to: 3 });
    const seen: unknown[] = [];
    for (let next = await stream.next(); ; next = await stream.next()) {
      seen.push(next.value);
      if (next.done === true) break;
    }
    expect(seen).toEqual([1, 2, 3, "all"]);
  });

  test("ends a stream at the server when its reader stops", async () => {
    const { client, events } = connect();
    for await (const value of await client.area.forever()) if (value === 2) break;
    await expect.poll(() => events).toHaveLength(1);
  });

  test("ends a stream at the server when the call is aborted", async () => {
    const { client, events } = connect();
    const controller = new AbortController();
    const stream = await client.area.forever(undefined, { signal: controller.signal });
    await stream.next();
    controller.abort();
    await stream.next().catch(() => undefined);
    await expect.poll(() => events).toEqual(["forever ended, aborted true"]);
  });

  test("gives a failure at the end of a stream as the declared error", async () => {
    const { client } = connect();
    const stream = await client.area.failLate();
    await stream.next();
    expect(await failureFrom(stream.next())).toEqual({ kind: "vault-locked" });
  });

  test.each(["explodeLate", "wrongEvent"] as const)(
    "turns a defect inside a stream into an internal failure: %s",
    async (name) => {
      const { client, defects } = connect();
      const stream = await client.area[name]();
      const thrown = await drain(stream).catch((error: unknown) => error);
      expect(failureOf(thrown)).toEqual({ kind: "internal", reference: "defect-1" });
      expect(JSON.stringify(thrown)).not.toContain("case text");
      expect(defects.list).toHaveLength(1);
    },
  );
});

describe("a connection", () => {
  test("aborts the streams of a window that disappears", async () => {
    const { client, events, windowPort } = overTheWire();
    const stream = await client.area.forever();
    await stream.next();
    windowPort.close();
    await expect.poll(() => events).toEqual(["forever ended, aborted true"]);
  });

  test("keeps two windows apart", async () => {
    const { server } = createServer();
    const [first, second] = ["window-1", "window-2"].map((connection) => {
      const [windowPort, corePort] = createPortPair();
      server.serve(corePort, { shell: "host", connection });
      return createWireClient<StubContract>(windowPort);
    });
    const answers = await Promise.all([first?.echo({ text: "a" }), second?.echo({ text: "b" })]);
    expect(answers.map((answer) => answer?.connection)).toEqual(["window-1", "window-2"]);
  });
});

test("refuses to start with a call that nobody implements", () => {
  const { handlers } = createStubHandlers();
  Reflect.deleteProperty(handlers.area, "count");
  const bind = () => bindContract(stubContract, handlers, recordDefects());
  expect(bind).toThrow("No handler for the call area.count");
});

function createServer() {
  const { handlers, events } = createStubHandlers();
  const defects = recordDefects();
  const router = bindContract(stubContract, handlers, defects);
  return { router, server: createRpcServer(router, defects), events, defects };
}

function overTheWire() {
  const { server, events, defects } = createServer();
  const [windowPort, corePort] = createPortPair();
  server.serve(corePort, { shell: "host", connection: "window-1" });
  return { client: createWireClient<StubContract>(windowPort), events, defects, windowPort };
}

function inProcess() {
  const { router, events, defects } = createServer();
  const client = createInProcessClient<StubContract>(router, {
    shell: "cli",
    connection: "window-1",
  });
  return { client, events, defects };
}

async function failureFrom(promise: Promise<unknown>) {
  return promise.then(
    () => "no failure",
    (error: unknown) => failureOf(error),
  );
}

async function drain(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _event of stream);
}
