import { EventEmitter } from "node:events";
import { MessageChannel } from "node:worker_threads";
import type { MessagePort } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import type { ControlChannel } from "../../../electron/rpc/core-messages.ts";
import { createCoreLink } from "../../../electron/rpc/core-link.ts";
import type { ShellReply } from "../../../electron/rpc/core-link.ts";
import type { MessagePortMainLike } from "../../../electron/rpc/message-port.ts";
import { createShellAsks } from "../../../electron/rpc/shell-asks.ts";

describe("what the core asks of the shell", () => {
  test("the key store seals and opens", async () => {
    const { asks } = connect((ask) =>
      ask.kind === "keychain-available"
        ? { answer: { kind: "available", isAvailable: true } }
        : { answer: { kind: "bytes", bytes: new Uint8Array([1, 2]) } },
    );
    expect(await asks.keychain.isAvailable()).toBe(true);
    const bytes = { ok: true, value: new Uint8Array([1, 2]) };
    expect(await asks.keychain.seal(new Uint8Array([9]))).toEqual(bytes);
    expect(await asks.keychain.open(new Uint8Array([9]))).toEqual(bytes);
  });

  test("an unprotected key store is a typed failure with its reason", async () => {
    const { asks } = connect(() => ({ answer: { kind: "unavailable", why: "basic_text" } }));
    expect(await asks.keychain.isAvailable()).toBe(false);
    expect(await asks.keychain.seal(new Uint8Array([9]))).toEqual({
      ok: false,
      error: { kind: "keychain-unavailable", why: "basic_text" },
    });
  });

  test("an importer process arrives as a port", async () => {
    const { port1, port2 } = new MessageChannel();
    const { asks } = connect(() => ({ answer: { kind: "importer" }, ports: [asMain(port1)] }));
    const importer = await asks.openImporter();
    if (!importer.ok) throw new Error("No importer");
    const heard = new Promise((resolve) => port2.once("message", resolve));
    importer.value.send("parse this");
    expect(await heard).toBe("parse this");
    importer.value.close();
  });

  test("an importer that cannot be started is a typed failure", async () => {
    const { asks } = connect(() => ({ answer: { kind: "unavailable", why: "fork failed" } }));
    expect(await asks.openImporter()).toMatchObject({
      ok: false,
      error: { kind: "not-in-this-shell" },
    });
  });
});

function connect(answer: (ask: { readonly kind: string }) => ShellReply<MessagePortMainLike>) {
  const line = new EventEmitter();
  const core = channelOf(line, "to-shell", "to-core");
  const asks = createShellAsks(core);
  core.onMessage((message, ports) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only answers are sent here
    const { request, answer: given } = message as { request: number; answer: never };
    asks.receive(request, given, ports[0]);
  });
  createCoreLink<MessagePortMainLike>({
    channel: channelOf(line, "to-core", "to-shell"),
    answerAsk: (ask) => Promise.resolve(answer(ask)),
    onDefect: () => undefined,
  });
  return { asks };
}

function channelOf(
  line: EventEmitter,
  out: string,
  incoming: string,
): ControlChannel<MessagePortMainLike> {
  return {
    send: (message, ports) => queueMicrotask(() => line.emit(out, message, ports ?? [])),
    onMessage: (listener) => {
      line.on(incoming, listener);
    },
    onClose: () => undefined,
  };
}

/** A worker port with the events of Electron's main-process port. */
function asMain(port: MessagePort): MessagePortMainLike {
  return {
    on: (event: string, listener: (event: { readonly data: unknown }) => void) =>
      port.on(event, (data: unknown) => listener({ data })),
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}
