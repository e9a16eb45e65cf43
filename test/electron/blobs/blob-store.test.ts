import { createHash } from "node:crypto";
import {
  appendFileSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { BlobError } from "../../../electron/blobs/read-blob.ts";
import { createBlobStore, type BlobStore } from "../../../electron/blobs/blob-store.ts";
import { systemRandom } from "../../../electron/crypto/random.ts";
import { nodeFiles } from "../../../electron/files/node-files.ts";
import { CHUNK_CONTENT_SIZE_BYTES } from "../../../electron/files/sealed-writer.ts";
import { collect, streamOf, temporaryDirectory, valueOf } from "../../helpers/vault.ts";

const CONTENT_KEY = Buffer.alloc(32, 1);
const NAME_KEY = Buffer.alloc(32, 2);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function storeIn(directory: string): BlobStore {
  return createBlobStore({
    directory,
    files: nodeFiles,
    random: systemRandom,
    contentKey: () => CONTENT_KEY,
    nameKey: () => NAME_KEY,
    isClear: false,
  });
}

async function storeWith(content: Uint8Array): Promise<{
  readonly store: BlobStore;
  readonly directory: string;
  readonly path: string;
  readonly digest: string;
}> {
  const directory = temporaryDirectory();
  const store = storeIn(directory);
  const { sha256Hex: digest, name } = valueOf(await store.put(streamOf(content)));
  return { store, directory, path: join(directory, name.slice(0, 2), name), digest };
}

const filesIn = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

const EVIDENCE = systemRandom(2 * CHUNK_CONTENT_SIZE_BYTES + 1000);

describe("keeping evidence", () => {
  it("gives back what was put in, and its digest and size", async () => {
    const store = storeIn(temporaryDirectory());
    const pieces = [
      EVIDENCE.subarray(0, 10),
      EVIDENCE.subarray(10, 400_000),
      EVIDENCE.subarray(400_000),
    ];
    const stored = valueOf(await store.put(streamOf(...pieces)));
    expect(stored).toEqual({
      sha256Hex: sha256(EVIDENCE),
      sizeBytes: EVIDENCE.length,
      name: store.nameOf(sha256(EVIDENCE)),
      wasKnown: false,
    });
    expect(await collect(store.read(stored.sha256Hex))).toEqual(new Uint8Array(EVIDENCE));
  });

  it.each([0, 1, CHUNK_CONTENT_SIZE_BYTES])("keeps a file of %d bytes", async (sizeBytes) => {
    const content = Buffer.alloc(sizeBytes, 3);
    const { store, digest } = await storeWith(content);
    expect(valueOf(await store.verify(digest)).sizeBytes).toBe(sizeBytes);
  });

  it("keeps the same content once", async () => {
    const { store, directory } = await storeWith(EVIDENCE);
    expect(valueOf(await store.put(streamOf(EVIDENCE))).wasKnown).toBe(true);
    expect(filesIn(directory)).toHaveLength(1);
  });

  it("keeps one file when the same content comes in many times at once", async () => {
    const directory = temporaryDirectory();
    const store = storeIn(directory);
    await Promise.all(Array.from({ length: 8 }, async () => store.put(streamOf(EVIDENCE))));
    expect(filesIn(directory)).toEqual([store.nameOf(sha256(EVIDENCE))]);
    expect((await store.verify(sha256(EVIDENCE))).ok).toBe(true);
  });

  it("shows neither content nor digest on the disk", async () => {
    const text = Buffer.from("the quick brown fox ".repeat(5000));
    const { path, digest } = await storeWith(text);
    const sealed = readFileSync(path);
    expect(sealed.includes("brown fox")).toBe(false);
    expect(path).not.toContain(digest);
    expect(sealed.includes(Buffer.from(digest, "hex"))).toBe(false);
  });

  it("names the same content otherwise in another vault", async () => {
    const { store } = await storeWith(EVIDENCE);
    const other = createBlobStore({
      directory: temporaryDirectory(),
      files: nodeFiles,
      random: systemRandom,
      contentKey: () => CONTENT_KEY,
      nameKey: () => Buffer.alloc(32, 9),
      isClear: false,
    });
    expect(other.nameOf(sha256(EVIDENCE))).not.toBe(store.nameOf(sha256(EVIDENCE)));
  });

  it("tells how far it is", async () => {
    const steps: number[] = [];
    const store = storeIn(temporaryDirectory());
    await store.put(streamOf(Buffer.alloc(10), Buffer.alloc(20)), {
      onProgress: (doneBytes) => steps.push(doneBytes),
    });
    expect(steps).toEqual([10, 30]);
  });

  it("stops at its limit and leaves nothing", async () => {
    const directory = temporaryDirectory();
    const put = await storeIn(directory).put(streamOf(EVIDENCE, EVIDENCE), {
      limitBytes: EVIDENCE.length,
    });
    expect(put).toMatchObject({ error: { kind: "too-large", limit: EVIDENCE.length } });
    expect(filesIn(directory)).toEqual([]);
  });

  it.each([0, 1, 3])("leaves nothing when it is cancelled after %d pieces", async (pieces) => {
    const directory = temporaryDirectory();
    const abort = new AbortController();
    async function* content(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < 3; piece += 1) {
        if (piece === pieces) abort.abort();
        yield EVIDENCE;
      }
      if (pieces === 3) abort.abort();
    }
    const put = await storeIn(directory).put(content(), { signal: abort.signal });
    expect(put).toEqual({ ok: false, error: { kind: "cancelled" } });
    expect(filesIn(directory)).toEqual([]);
  });

  it("leaves nothing when the source fails, and lets its error through", async () => {
    const directory = temporaryDirectory();
    async function* content(): AsyncGenerator<Uint8Array> {
      yield EVIDENCE;
      throw new Error("the stick was pulled");
    }
    await expect(storeIn(directory).put(content())).rejects.toThrow("the stick was pulled");
    expect(filesIn(directory)).toEqual([]);
  });

  it("says that the disk is full and leaves nothing", async () => {
    const directory = temporaryDirectory();
    let written = 0;
    const store = createBlobStore({
      directory,
      random: systemRandom,
      contentKey: () => CONTENT_KEY,
      nameKey: () => NAME_KEY,
      isClear: false,
      files: {
        ...nodeFiles,
        createFile: async (path) => {
          const file = await nodeFiles.createFile(path);
          const write = async (bytes: Uint8Array): Promise<void> => {
            written += bytes.length;
            if (written > 300_000) throw Object.assign(new Error("full"), { code: "ENOSPC" });
            await file.write(bytes);
          };
          return { ...file, write };
        },
      },
    });
    expect(await store.put(streamOf(EVIDENCE))).toEqual({
      ok: false,
      error: { kind: "disk-full" },
    });
    expect(filesIn(directory)).toEqual([]);
  });

  it("seals nothing any more once its keys are gone", async () => {
    const directory = temporaryDirectory();
    const gone = (): Uint8Array => {
      throw new Error("the keys of this vault were wiped");
    };
    const store = createBlobStore({
      directory,
      files: nodeFiles,
      random: systemRandom,
      contentKey: gone,
      nameKey: gone,
      isClear: false,
    });
    await expect(store.put(streamOf(EVIDENCE))).rejects.toThrow("wiped");
    expect(filesIn(directory)).toEqual([]);
  });
});

describe("reading evidence", () => {
  it("reads any part", async () => {
    const { store, digest } = await storeWith(EVIDENCE);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(EVIDENCE.length + 10),
        fc.integer({ min: 1, max: 300_000 }),
        async (offset, length) => {
          const part = valueOf(await store.readRange(digest, offset, length));
          expect(part).toEqual(new Uint8Array(EVIDENCE.subarray(offset, offset + length)));
        },
      ),
      { numRuns: 50 },
    );
  });

  it("says that evidence is missing", async () => {
    const { store } = await storeWith(EVIDENCE);
    const digest = sha256(Buffer.from("never stored"));
    const missing = { ok: false, error: { kind: "blob-missing", name: store.nameOf(digest) } };
    expect(await store.verify(digest)).toEqual(missing);
    expect(await store.readRange(digest, 0, 10)).toEqual(missing);
    expect(await store.has(digest)).toBe(false);
    await expect(collect(store.read(digest))).rejects.toThrow(BlobError);
  });

  it("finds every kind of damage and says where", async () => {
    const { store, path, digest } = await storeWith(EVIDENCE);
    const whole = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const altered = Buffer.from(whole);
          altered.writeUInt8(altered.readUInt8(at) ^ mask, at);
          writeFileSync(path, altered);
          expect(await store.verify(digest)).toMatchObject({ error: { kind: "blob-damaged" } });
        },
      ),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        writeFileSync(path, whole.subarray(0, length));
        expect(await store.verify(digest)).toMatchObject({ error: { kind: "blob-damaged" } });
      }),
      { numRuns: 100 },
    );
    writeFileSync(path, whole);
    appendFileSync(path, "x");
    expect(await store.verify(digest)).toMatchObject({ error: { kind: "blob-damaged" } });
    truncateSync(path, 40 + CHUNK_CONTENT_SIZE_BYTES + 16);
    expect(await store.verify(digest)).toMatchObject({
      error: { kind: "blob-damaged", reason: "truncated", offsetBytes: 40 },
    });
  });

  it("finds that another evidence file was put in its place", async () => {
    const { store, path, digest } = await storeWith(EVIDENCE);
    const other = valueOf(await store.put(streamOf(Buffer.from("other"))));
    copyFileSync(store.layout.pathOfName(other.name), path);
    expect(await store.verify(digest)).toMatchObject({ error: { reason: "digest" } });
    expect(await store.verifyName(store.nameOf(digest))).toMatchObject({
      error: { reason: "digest" },
    });
  });

  it("does not follow a link in its place", async () => {
    const { store, directory, path, digest } = await storeWith(EVIDENCE);
    renameSync(path, join(directory, "moved"));
    symlinkSync(join(directory, "moved"), path);
    expect(await store.verify(digest)).toMatchObject({
      error: { kind: "blob-damaged", reason: "header" },
    });
    expect(await store.has(digest)).toBe(false);
  });

  it("is healed by taking the same content in again", async () => {
    const { store, path, digest } = await storeWith(EVIDENCE);
    truncateSync(path, 1000);
    expect(valueOf(await store.put(streamOf(EVIDENCE))).wasKnown).toBe(false);
    expect((await store.verify(digest)).ok).toBe(true);
  });

  it("closes the file of a reader who stops early", async () => {
    const { store, digest } = await storeWith(EVIDENCE);
    const before = readdirSync("/proc/self/fd").length;
    for (let round = 0; round < 20; round += 1) {
      for await (const _piece of store.read(digest)) break;
    }
    expect(readdirSync("/proc/self/fd").length).toBeLessThan(before + 5);
  });
});

describe("removing evidence", () => {
  it("removes the file, and does not mind when it is gone", async () => {
    const { store, directory, digest } = await storeWith(EVIDENCE);
    await store.remove(digest);
    await store.remove(digest);
    expect(filesIn(directory)).toEqual([]);
  });

  it("waits for a running backup", async () => {
    const { store, digest } = await storeWith(EVIDENCE);
    const first = store.holdRemovals();
    const second = store.holdRemovals();
    await store.remove(digest);
    await first();
    await first();
    expect(await store.has(digest)).toBe(true);
    await second();
    expect(await store.has(digest)).toBe(false);
  });

  it("keeps a file that was stored again while its removal waited", async () => {
    const { store, digest } = await storeWith(EVIDENCE);
    const release = store.holdRemovals();
    await store.remove(digest);
    await store.put(streamOf(EVIDENCE));
    await release();
    expect((await store.verify(digest)).ok).toBe(true);
  });

  it("collects only what is old, unreferenced and not put in this session", async () => {
    const { directory } = await storeWith(Buffer.from("referenced"));
    const earlier = storeIn(directory);
    for (const text of ["old", "young"]) await earlier.put(streamOf(Buffer.from(text)));
    const store = storeIn(directory);
    const fresh = valueOf(await store.put(streamOf(Buffer.from("fresh"))));
    const nameFor = (text: string): string => store.nameOf(sha256(Buffer.from(text)));
    for (const text of ["old", "fresh", "referenced"]) {
      utimesSync(store.layout.pathOfName(nameFor(text)), 1000, 1000);
    }
    writeFileSync(join(directory, "not-ours"), "x");
    const removed = await store.collect({
      isReferenced: (name) => name === nameFor("referenced"),
      modifiedBeforeMs: 2_000_000,
    });
    expect(removed).toBe(1);
    expect(filesIn(directory).toSorted()).toEqual(
      [nameFor("referenced"), nameFor("young"), fresh.name, "not-ours"].toSorted(),
    );
  });
});

describe("memory", () => {
  it("takes in and gives out far more than it holds", async () => {
    const directory = temporaryDirectory();
    const store = storeIn(directory);
    const block = systemRandom(1_048_576);
    async function* large(): AsyncGenerator<Uint8Array> {
      for (let index = 0; index < 192; index += 1) yield block;
    }
    const before = process.memoryUsage().rss;
    const stored = valueOf(await store.put(large()));
    expect((await store.verify(stored.sha256Hex)).ok).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1_048_576);
    rmSync(directory, { recursive: true });
  });
});
