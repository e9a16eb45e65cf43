import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createWireClient } from "../../../electron/rpc/client.ts";
import { fromMessagePortMain } from "../../../electron/rpc/message-port.ts";
import type { MessagePortMainLike } from "../../../electron/rpc/message-port.ts";
import { EVENT_CHANNELS, REQUEST_CHANNELS } from "../../../electron/shell/channels.ts";
import { STUB_TICKET } from "../../helpers/stub-core.ts";
import { createAsker } from "./requests-scene.ts";
import type { Asker } from "./requests-scene.ts";

type Channel = keyof typeof REQUEST_CHANNELS;

/** Right words and the refusal of each channel. */
const CHANNELS: Readonly<
  Record<Channel, { readonly words: readonly unknown[]; readonly refusal: unknown }>
> = {
  connect: { words: [], refusal: "refused" },
  platformFacts: { words: [], refusal: null },
  saveDownload: { words: [STUB_TICKET, "x.pdf"], refusal: { kind: "failed", reason: "refused" } },
  openExternal: { words: ["https://example.org/"], refusal: "refused" },
};
const NAMES: readonly Channel[] = ["connect", "platformFacts", "saveDownload", "openExternal"];

const own = { origin: "app://watchpost", url: "app://watchpost/", detached: false };

/** Eight senders that must not be heard (threats B3 row 54), made from the right one. */
const WRONG_SENDERS: readonly (readonly [
  name: string,
  needed: string,
  make: (asker: Asker) => object,
])[] = [
  [
    "no frame: it navigated or was destroyed",
    "has a frame",
    ({ event }) => ({ ...event(), senderFrame: null }),
  ],
  ["a subframe", "is the main frame", ({ event }) => ({ ...event(), senderFrame: { ...own } })],
  ["a detached frame", "is attached", ({ event }) => withFrame(event(), { detached: true })],
  [
    "a foreign origin",
    "has our origin",
    ({ event }) => withFrame(event(), { origin: "https://evil.example" }),
  ],
  ["an opaque origin", "has our origin", ({ event }) => withFrame(event(), { origin: "null" })],
  [
    "another page of our origin",
    "shows our page",
    ({ event }) => withFrame(event(), { url: "app://watchpost/assets/app.js" }),
  ],
  [
    "a destroyed window",
    "is in a living window",
    ({ event }) => ({ ...event(), sender: { ...event().sender, isDestroyed: () => true } }),
  ],
  [
    "a view that is no window of ours",
    "is a window of ours",
    ({ scene }) => {
      const contents = scene.createContents();
      return { sender: contents, senderFrame: contents.members["mainFrame"] };
    },
  ],
];

describe("a request of a window", () => {
  test("has exactly one handler for each verb, and no channel is synchronous", async () => {
    const { scene } = await createAsker();
    expect([...scene.requests.keys()].toSorted()).toEqual(
      Object.values(REQUEST_CHANNELS).toSorted(),
    );
    expect(scene.argsOf("ipcMain.on")).toEqual([]);
  });

  describe.each(WRONG_SENDERS)("by %s", (_name, needed, make) => {
    test.each(NAMES)("is refused on %s, and nothing happens", async (name) => {
      const asker = await createAsker();
      const before = asker.scene.calls.length;
      const { words, refusal } = CHANNELS[name];
      expect(await asker.askAs(make(asker), name, ...words)).toEqual(refusal);
      expect(
        asker.scene.calls
          .slice(before)
          .map((call) => call.name)
          .filter((call) => !call.startsWith("webContents.set")),
      ).toEqual([]);
      expect(asker.scene.log.at(-1)).toBe(`refused ${REQUEST_CHANNELS[name]}, needed: ${needed}\n`);
    });
  });

  test.each(NAMES)("with wrong arguments is refused on %s, 2,500 times over", async (name) => {
    const { ask, scene } = await createAsker();
    const refused: unknown[] = [];
    const before = scene.calls.length;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.anything(), { maxLength: 4 }), async (words) => {
        fc.pre(!isRight(name, words));
        refused.push(await ask(name, ...words));
      }),
      { numRuns: 2_500 },
    );
    expect(
      refused.every((answer) => JSON.stringify(answer) === JSON.stringify(CHANNELS[name].refusal)),
    ).toBe(true);
    expect(scene.calls.length).toBe(before);
  });
});

describe("connecting", () => {
  test("gives the window a port to the core, and main sees none of its frames", async () => {
    const { ask, scene } = await createAsker();
    expect(await ask("connect")).toBe("connected");
    const client = createWireClient(fromMessagePortMain(lastPort(scene)));
    expect((await client.desk.about()).version).toBe("0.1.0");
  });

  test("again closes the earlier port", async () => {
    const { ask, scene } = await createAsker();
    await ask("connect");
    const first = fromMessagePortMain(lastPort(scene));
    first.onData(() => undefined);
    const closed = new Promise<string>((resolve) => first.onClose(() => resolve("closed")));
    await ask("connect");
    expect(await closed).toBe("closed");
    const client = createWireClient(fromMessagePortMain(lastPort(scene)));
    expect((await client.desk.about()).version).toBe("0.1.0");
  });

  test("is refused when the frame that asked was gone before the core was ready", async () => {
    const { event, askAs, scene } = await createAsker();
    const asking = event();
    const answer = askAs(asking, "connect");
    asking.senderFrame = null;
    expect(await answer).toBe("refused");
    expect(scene.argsOf("mainFrame.postMessage")).toEqual([]);
  });
});

describe("saving a download", () => {
  test("asks for the place in main's dialog under a harmless name; the path goes to the core only", async () => {
    const { ask, scene } = await createAsker();
    scene.answer("dialog.showSaveDialog", () => ({
      canceled: false,
      filePath: "/nonexistent/x.pdf",
    }));
    const outcome = await ask("saveDownload", STUB_TICKET, "../../.ssh/authorized_keys");
    expect(scene.argsOf("dialog.showSaveDialog")[0]?.[1]).toMatchObject({
      defaultPath: "/home/analyst/downloads/ssh_authorized_keys",
    });
    expect(scene.processes[0]?.received.at(-1)?.message).toMatchObject({
      kind: "save-download",
      ticket: STUB_TICKET,
      path: "/nonexistent/x.pdf",
    });
    expect(outcome).toEqual({ kind: "failed", reason: "disk" });
  });

  test("does nothing when the analyst cancels", async () => {
    const { ask, scene } = await createAsker();
    expect(await ask("saveDownload", STUB_TICKET, "x.pdf")).toEqual({ kind: "cancelled" });
    expect(scene.processes[0]?.received.map(({ message }) => message)).toEqual([]);
  });
});

test("platform facts are few and say nothing about the user", async () => {
  const { ask } = await createAsker({ platform: "win32" });
  expect(await ask("platformFacts")).toEqual({
    shell: "electron",
    operatingSystem: "windows",
    version: "0.1.0",
    hasKeychain: true,
  });
});

function withFrame(event: { sender: object; senderFrame: object | null }, changes: object): object {
  const frame = { ...own, ...changes };
  const inherited: object = { ...event.sender, isDestroyed: () => false };
  return { sender: { ...inherited, mainFrame: frame }, senderFrame: frame };
}

function lastPort(scene: Asker["scene"]): MessagePortMainLike {
  const sent = scene.argsOf("mainFrame.postMessage").at(-1);
  expect(sent?.[0]).toBe(EVENT_CHANNELS.corePort);
  const ports = sent?.[2];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the stand-in's own port
  return (Array.isArray(ports) ? ports[0] : null) as MessagePortMainLike;
}

/** Whether generated words happen to be right ones. */
function isRight(name: Channel, words: readonly unknown[]): boolean {
  if (name === "connect" || name === "platformFacts") return words.length === 0;
  const areTexts = words.every((word) => typeof word === "string");
  return areTexts && words.length === CHANNELS[name].words.length;
}
