import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { Duplex } from "node:stream";
import { expect, test } from "vitest";
import { sendDownload } from "../../../electron/host/answers.ts";

const CHUNK = new Uint8Array(65_536);

const CHUNKS = 1_000;

/** A long download that counts what is asked of it. */
function longDownload() {
  const counts = { pulled: 0, cancelled: 0 };
  return {
    counts,
    download: {
      name: "image.raw",
      sizeBytes: CHUNKS * CHUNK.length,
      pull: () => {
        counts.pulled += 1;
        return Promise.resolve(counts.pulled < CHUNKS ? CHUNK : null);
      },
      cancel: () => {
        counts.cancelled += 1;
      },
    },
  };
}

/** A browser that reads one piece for each call, and nothing by itself. */
function slowBrowser() {
  const waiting: (() => void)[] = [];
  const line = new Duplex({
    read: () => undefined,
    write: (_bytes, _encoding, done) => void waiting.push(done),
    writev: (_pieces, done) => void waiting.push(done),
  });
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a response uses the stream's side of a socket alone
  response.assignSocket(line as unknown as Socket);
  // As the server does for the sockets that it took itself.
  line.on("drain", () => response.emit("drain"));
  return { response, line, read: () => waiting.shift()?.() };
}

/** Everything that can go on without the browser has gone on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test("a download is read from the vault only as fast as the browser takes it", async () => {
  const { download, counts } = longDownload();
  const { response, read } = slowBrowser();
  void sendDownload(response, download);
  await settle();
  const atFirst = counts.pulled;
  expect(atFirst).toBeLessThanOrEqual(2);
  for (let taken = 0; taken < 10; taken += 1) {
    read();
    await settle();
  }
  expect(counts.pulled).toBeGreaterThan(atFirst);
  expect(counts.pulled).toBeLessThanOrEqual(atFirst + 10);
});

test("a download whose browser goes away is cancelled", async () => {
  const { download, counts } = longDownload();
  const { response, line } = slowBrowser();
  const sent = sendDownload(response, download);
  await settle();
  line.destroy();
  response.destroy();
  await sent;
  expect(counts.cancelled).toBe(1);
});
