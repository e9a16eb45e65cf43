import { describe, expect, it } from "vitest";

import { openCarriedBundle } from "../../../../electron/exchange/bundle/carried-bundle.ts";
import {
  carryBundle,
  type CarryOptions,
} from "../../../../electron/exchange/bundle/carry-bundle.ts";
import { settleBundle } from "../../../../electron/exchange/bundle/bundle-error.ts";
import { openBundle } from "../../../../electron/exchange/bundle/open-bundle.ts";
import {
  memoryFiles,
  systemError,
  type FileCall,
  type MemoryFiles,
} from "../../../helpers/memory-files.ts";
import { failureOf, valueOf } from "../../../helpers/vault.ts";
import {
  contentsOf,
  environmentOf,
  EVIDENCE_SHA256,
  LINES,
  newParty,
  trusting,
  writtenBytes,
} from "./bundle-kit.ts";

const alice = await newParty();
const bob = await newParty();
const bundle = await writtenBytes(alice, [bob]);
const NAME = "4f".repeat(16);
const OUT = "/out";
const STICK = "/stick";
const PART = 4_000;
const parts = Math.ceil(bundle.length / PART);

/** A disk with the bundle in `/out`, and a hook on every call. */
function disk(onCall: (call: FileCall) => void = () => undefined): MemoryFiles {
  const memory = memoryFiles(onCall);
  memory.contents.set(`${OUT}/${NAME}.age`, bundle);
  return memory;
}

const carry = async (memory: MemoryFiles, options: Partial<CarryOptions> = {}) =>
  carryBundle(memory.files, { name: NAME, from: OUT, to: STICK, ...options });

const namesIn = (memory: MemoryFiles, folder: string): readonly string[] =>
  [...memory.contents.keys()]
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1))
    .toSorted();

const inParts = async (): Promise<MemoryFiles> => {
  const memory = disk();
  valueOf(await carry(memory, { partSizeBytes: PART }));
  return memory;
};

const openingOf = async (memory: MemoryFiles) =>
  settleBundle(STICK, async () => openCarriedBundle(memory.files, STICK, NAME));

describe("a bundle on its way to a carrier", () => {
  it("is one file where one file is allowed", async () => {
    const memory = disk();
    const report = valueOf(await carry(memory));
    expect(report).toEqual({ fileNames: [`${NAME}.age`], sizeBytes: bundle.length, resumed: 0 });
    expect(memory.contents.get(`${STICK}/${NAME}.age`)?.equals(bundle)).toBe(true);
  });

  it("is parts of one size and a list, where files may not be as large", async () => {
    const memory = await inParts();
    const names = namesIn(memory, STICK);
    expect(names).toHaveLength(parts + 1);
    expect(names.at(-1)).toBe(`${NAME}.sha256`);
    const sizes = names.slice(0, -1).map((name) => memory.contents.get(`${STICK}/${name}`)?.length);
    expect(sizes.slice(0, -1).every((size) => size === PART)).toBe(true);
    expect(sizes.at(-1)).toBe(bundle.length - PART * (parts - 1));
  });

  it("opens from its parts as it is", async () => {
    const memory = await inParts();
    const opened = valueOf(
      await openBundle(environmentOf(memory.files), {
        source: await openCarriedBundle(memory.files, STICK, NAME),
        path: STICK,
        identities: [bob.identities.x25519],
        audience: {
          organisationId: bob.organisationId,
          vaultKind: "real",
          exerciseId: null,
          now: "2026-11-26T08:00:00.000Z",
        },
        askTrust: trusting(alice),
      }),
    );
    const contents = await contentsOf(opened);
    expect(contents.lines).toEqual(LINES);
    expect(Object.keys(contents.blobs)).toEqual([EVIDENCE_SHA256]);
    await opened.close();
  });

  it("comes back from its parts, into parts or into one file", async () => {
    const memory = await inParts();
    valueOf(await carry(memory, { from: STICK, to: "/in", partSizeBytes: PART }));
    expect(namesIn(memory, "/in")).toEqual(namesIn(memory, STICK));
    valueOf(await carry(memory, { from: STICK, to: "/whole" }));
    expect(memory.contents.get(`/whole/${NAME}.age`)?.equals(bundle)).toBe(true);
  });

  it("is there only after everything was synced and read again", async () => {
    const calls: string[] = [];
    const memory = disk(({ name, path }) => calls.push(`${name} ${path}`));
    valueOf(await carry(memory));
    const onStick = calls.filter((call) => call.includes(STICK) && !call.startsWith("status"));
    expect(onStick.filter((call, at) => call !== onStick[at - 1])).toEqual([
      `createFile ${STICK}/.tmp-${NAME}.age`,
      `write ${STICK}/.tmp-${NAME}.age`,
      `sync ${STICK}/.tmp-${NAME}.age`,
      `rename ${STICK}/${NAME}.age`,
      `syncDirectory ${STICK}`,
      `openForReading ${STICK}/${NAME}.age`,
      `read ${STICK}/${NAME}.age`,
    ]);
  });
});

describe("a carrier that was pulled", () => {
  /** Counts the calls that a whole copy makes. */
  const countCalls = async (): Promise<number> => {
    let calls = 0;
    await carry(
      disk(() => (calls += 1)),
      { partSizeBytes: PART },
    );
    return calls;
  };

  it("at any call leaves only whole parts, and the next attempt finishes", async () => {
    const total = await countCalls();
    const leftBehind: string[] = [];
    for (let cut = 1; cut <= total; cut += 1) {
      let calls = 0;
      let isPulled = true;
      const memory = disk(({ path }) => {
        calls += 1;
        // Gone for all calls from then on.
        if (isPulled && calls >= cut) throw systemError("EIO", path);
      });
      const failed = await carry(memory, { partSizeBytes: PART });
      expect(failed).toMatchObject({ ok: false, error: { kind: "medium-failed", code: "EIO" } });
      isPulled = false;
      for (const name of namesIn(memory, STICK)) {
        const isWhole = /^[0-9a-f]{32}\.(?:age\.\d{3}|sha256)$/.test(name);
        if (!isWhole && !name.startsWith(".tmp-")) leftBehind.push(name);
      }
      valueOf(await carry(memory, { partSizeBytes: PART }));
      expect(namesIn(memory, STICK)).toHaveLength(parts + 1);
    }
    expect(total).toBeGreaterThan(30);
    expect(leftBehind).toEqual([]);
  });

  it("keeps the parts that were finished", async () => {
    let renames = 0;
    const memory = disk(({ name, path }) => {
      if (name === "rename") renames += 1;
      if (renames === 2) throw systemError("ENODEV", path);
    });
    expect((await carry(memory, { partSizeBytes: PART })).ok).toBe(false);
    renames = Number.NEGATIVE_INFINITY;
    expect(valueOf(await carry(memory, { partSizeBytes: PART })).resumed).toBe(1);
    renames = Number.NEGATIVE_INFINITY;
    expect(valueOf(await carry(memory, { partSizeBytes: PART })).resumed).toBe(parts);
  });

  it("has a damaged part written again", async () => {
    const memory = await inParts();
    const path = `${STICK}/${NAME}.age.002`;
    memory.contents.set(path, Buffer.alloc(PART));
    expect(valueOf(await carry(memory, { partSizeBytes: PART })).resumed).toBe(parts - 1);
    expect(memory.contents.get(path)?.equals(bundle.subarray(PART, 2 * PART))).toBe(true);
  });

  it("that is full says so, and keeps no half file", async () => {
    const memory = disk(({ name, path }) => {
      if (name === "write" && path.startsWith(STICK)) throw systemError("ENOSPC", path);
    });
    expect(failureOf(await carry(memory))).toEqual({ kind: "disk-full", path: STICK });
    expect(namesIn(memory, STICK)).toEqual([]);
  });

  it.each(["EROFS", "EACCES", "ENOENT", "EIO"])(
    "that answers %s is named with it",
    async (code) => {
      const memory = disk(({ name, path }) => {
        if (name === "createFile") throw systemError(code, path);
      });
      expect(failureOf(await carry(memory))).toEqual({ kind: "medium-failed", path: STICK, code });
    },
  );

  it("that gives back other bytes than were written is found out, and the file taken away", async () => {
    const memory = disk(({ name, path }) => {
      if (name === "syncDirectory") memory.contents.set(`${path}/${NAME}.age`, Buffer.alloc(9));
    });
    expect(failureOf(await carry(memory))).toEqual({
      kind: "written-wrong",
      path: `${STICK}/${NAME}.age`,
    });
    expect(namesIn(memory, STICK)).toEqual([]);
  });

  it("is left alone when the analyst cancels", async () => {
    const abort = new AbortController();
    const memory = disk(({ name }) => {
      if (name === "createFile") abort.abort();
    });
    const cancelled = await carry(memory, { signal: abort.signal });
    expect(failureOf(cancelled)).toEqual({ kind: "cancelled" });
    expect(namesIn(memory, STICK)).toEqual([]);
  });

  it("can't take a bundle of a thousand parts", async () => {
    const tooMany = await carry(disk(), { partSizeBytes: 5 });
    expect(failureOf(tooMany)).toEqual({ kind: "limit-exceeded", limit: "parts", allowed: 999 });
  });
});

describe("a bundle in parts", () => {
  const path = (name: string): string => `${STICK}/${name}`;
  const second = `${NAME}.age.002`;

  it.each([
    [
      "a part that is missing",
      (memory: MemoryFiles) => memory.contents.delete(path(second)),
      { kind: "incomplete", name: second },
    ],
    [
      "a part that was cut",
      (memory: MemoryFiles) => memory.contents.set(path(second), Buffer.alloc(100)),
      { kind: "incomplete", name: second, foundBytes: 100, expectedBytes: PART },
    ],
    [
      "a part that is empty",
      (memory: MemoryFiles) => memory.contents.set(path(`${NAME}.age.001`), Buffer.alloc(0)),
      { kind: "incomplete", name: `${NAME}.age.001` },
    ],
    [
      "a part that is too long",
      (memory: MemoryFiles) => memory.contents.set(path(second), Buffer.alloc(PART + 1)),
      { kind: "altered", name: second },
    ],
    [
      "a list that is missing",
      (memory: MemoryFiles) => memory.contents.delete(path(`${NAME}.sha256`)),
      { kind: "incomplete", name: `${NAME}.sha256` },
    ],
    [
      "a list of something else",
      (memory: MemoryFiles) => memory.contents.set(path(`${NAME}.sha256`), Buffer.from("x")),
      { kind: "altered", name: `${NAME}.sha256` },
    ],
    [
      "a list that is far too long",
      (memory: MemoryFiles) => memory.contents.set(path(`${NAME}.sha256`), Buffer.alloc(1_000_000)),
      { kind: "altered", name: `${NAME}.sha256` },
    ],
  ])("is named by its file: %s", async (_, damage, refusal) => {
    const memory = await inParts();
    damage(memory);
    expect(failureOf(await openingOf(memory))).toMatchObject(refusal);
  });

  it("names the part that was altered while it is taken in", async () => {
    const memory = await inParts();
    memory.contents.set(path(second), Buffer.alloc(PART, 1));
    const taken = await carry(memory, { from: STICK, to: "/in", partSizeBytes: PART });
    expect(failureOf(taken)).toMatchObject({ kind: "altered", part: "part", name: second });
    expect(namesIn(memory, "/in")).not.toContain(second);
  });

  it("is incomplete when it is not there at all", async () => {
    const memory = memoryFiles();
    expect(failureOf(await openingOf(memory))).toMatchObject({ kind: "incomplete" });
  });
});
