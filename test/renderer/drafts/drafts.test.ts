import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { describe, expect, test } from "vitest";

import { createDrafts } from "../../../renderer/drafts/drafts.ts";
import type { Drafts } from "../../../renderer/drafts/drafts.ts";
import { importDraftKey, openValue, sealValue } from "../../../renderer/drafts/seal.ts";
import { openSealedStore } from "../../../renderer/drafts/sealed-store.ts";

const VAULT = "0190b0a0-0000-7000-8000-000000000001";
const OTHER_VAULT = "0190b0a0-0000-7000-8000-000000000002";
const CANARIES = ["canary-ransom-note-7f3a", "evil-canary.example", "canary.name.of.draft"];

describe("drafts", () => {
  test("come back after a crash, with everything written more than the pause before", async () => {
    const disk = new IDBFactory();
    const before = await unlocked(disk);
    before.write("draft.note.1", { text: "half a sentence" });
    before.write("view.split", 0.4);
    await before.flush();

    const after = await unlocked(disk);
    expect(after.read("draft.note.1")).toEqual({ text: "half a sentence" });
    expect(after.names("draft.")).toEqual(["draft.note.1"]);
  });

  test("reach the disk by themselves within the pause", async () => {
    const disk = new IDBFactory();
    const before = await unlocked(disk, 20);
    before.write("draft.note.1", "a");
    before.write("draft.note.1", "ab");
    await expect.poll(async () => (await unlocked(disk)).read("draft.note.1")).toBe("ab");
  });

  test("keep the newest value when changes follow quickly", async () => {
    const disk = new IDBFactory();
    const before = await unlocked(disk);
    for (let at = 0; at < 20; at += 1) {
      before.write("draft.note.1", at);
      void before.flush();
    }
    await before.flush();
    expect((await unlocked(disk)).read("draft.note.1")).toBe(19);
  });

  test("stay gone once they were removed", async () => {
    const disk = new IDBFactory();
    const before = await unlocked(disk);
    before.write("draft.note.1", "a");
    await before.flush();
    before.remove("draft.note.1");
    await before.flush();
    expect((await unlocked(disk)).names("")).toEqual([]);
  });

  test("of one vault are not seen in another", async () => {
    const disk = new IDBFactory();
    const before = await unlocked(disk);
    before.write("draft.note.1", "a");
    await before.flush();
    const other = drafts(disk);
    await other.unlock(OTHER_VAULT, keyBytes(2));
    expect(other.names("")).toEqual([]);
  });

  test("cannot be read or written after lock, but what was pending is stored first", async () => {
    const disk = new IDBFactory();
    const before = await unlocked(disk);
    before.write("draft.note.1", "typed just before lock");
    before.lock();
    expect(before.read("draft.note.1")).toBeUndefined();
    before.write("draft.note.1", "after lock");
    await before.flush();
    expect((await unlocked(disk)).read("draft.note.1")).toBe("typed just before lock");
  });

  test("sealed with another key are counted as unreadable and removed", async () => {
    const disk = new IDBFactory();
    const before = await unlocked(disk);
    before.write("draft.note.1", "a");
    await before.flush();
    const other = drafts(disk);
    expect(await other.unlock(VAULT, keyBytes(9))).toEqual({
      restoredCount: 0,
      unreadableCount: 1,
    });
    expect(await drafts(disk).unlock(VAULT, keyBytes(1))).toEqual({
      restoredCount: 0,
      unreadableCount: 0,
    });
  });
});

describe("what lies in the browser's database", () => {
  test("holds neither values nor names in clear", async () => {
    const disk = new IDBFactory();
    const before = await unlocked(disk);
    for (const canary of CANARIES)
      before.write(`draft.${canary}`, { text: `about ${canary}`, list: [canary] });
    await before.flush();
    expect(CANARIES.filter((canary) => allBytesOf(disk).includes(canary))).toEqual([]);
  });

  test("would show every canary to the same scan if it were not sealed", async () => {
    const disk = new IDBFactory();
    const store = openSealedStore({ indexedDB: disk, IDBKeyRange });
    for (const canary of CANARIES) {
      const sealed = new TextEncoder().encode(JSON.stringify({ name: canary }));
      await store.put({ vaultId: VAULT, nonce: new Uint8Array(12), sealed }, undefined);
    }
    expect(CANARIES.filter((canary) => allBytesOf(disk).includes(canary))).toEqual(CANARIES);
  });
});

describe("the key", () => {
  test("cannot be read back by a script, and the bytes that were handed in are wiped", async () => {
    const bytes = keyBytes(1);
    const key = await importDraftKey(crypto, bytes);
    expect(bytes).toEqual(new Uint8Array(32));
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow("extractable");
  });

  test("opens only what it sealed, for the same vault and unaltered", async () => {
    const key = await importDraftKey(crypto, keyBytes(1));
    const other = await importDraftKey(crypto, keyBytes(2));
    const box = await sealValue(crypto, key, VAULT, { a: 1 });
    const altered = { ...box, sealed: box.sealed.map((byte, at) => (at === 3 ? byte ^ 1 : byte)) };
    expect(await openValue(crypto, key, VAULT, box)).toEqual({ a: 1 });
    expect(await openValue(crypto, other, VAULT, box)).toBeUndefined();
    expect(await openValue(crypto, key, OTHER_VAULT, box)).toBeUndefined();
    expect(await openValue(crypto, key, VAULT, altered)).toBeUndefined();
  });

  test("never uses a nonce twice", async () => {
    const key = await importDraftKey(crypto, keyBytes(1));
    const boxes = await Promise.all(
      Array.from({ length: 500 }, () => sealValue(crypto, key, VAULT, "a")),
    );
    expect(new Set(boxes.map((box) => box.nonce.toString())).size).toBe(500);
  });
});

function drafts(disk: IDBFactory, debounceMs = 60_000): Drafts {
  return createDrafts({
    store: openSealedStore({ indexedDB: disk, IDBKeyRange }),
    crypto,
    debounceMs,
  });
}

async function unlocked(disk: IDBFactory, debounceMs?: number): Promise<Drafts> {
  const opened = drafts(disk, debounceMs);
  await opened.unlock(VAULT, keyBytes(1));
  return opened;
}

function keyBytes(seed: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(32).fill(seed);
}

/** Everything that the fake database holds, as text: strings as they are and byte arrays decoded. */
function allBytesOf(disk: IDBFactory): string {
  const seen = new Set<unknown>();
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === "string") found.push(value);
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (value instanceof Uint8Array) found.push(new TextDecoder("latin1").decode(value));
    else if (value instanceof Map || value instanceof Set) for (const entry of value) visit(entry);
    else for (const entry of Object.values(value)) visit(entry);
  };
  visit(disk);
  return found.join("\n");
}
