import { randomBytes } from "node:crypto";

import { describe, expect, it } from "vitest";

import { createSealedSpool } from "../../../../electron/exchange/bundle/sealed-spool.ts";
import {
  writeBundle,
  type BundleContent,
  type WriteBundleOptions,
} from "../../../../electron/exchange/bundle/write-bundle.ts";
import {
  memoryFiles,
  systemError,
  type FileCall,
  type MemoryFiles,
} from "../../../helpers/memory-files.ts";
import { failureOf, valueOf } from "../../../helpers/vault.ts";
import {
  contentOf,
  draftOf,
  environmentOf,
  EVIDENCE,
  EVIDENCE_SHA256,
  newParty,
  openBytes,
  piecesOf,
  seededRandom,
  streamOfLines,
} from "./bundle-kit.ts";

const alice = await newParty();
const bob = await newParty();
const PATH = "/out/bundle.age";

const write = async (
  memory: MemoryFiles,
  content: Partial<BundleContent> = {},
  options: Partial<WriteBundleOptions> = {},
) =>
  writeBundle(environmentOf(memory.files), {
    path: PATH,
    draft: draftOf(alice, [bob]),
    content: contentOf(content),
    key: alice.key,
    spoolDirectory: "/vault",
    afterwards: "read-back",
    ...options,
  });

/** Lines that do not compress, so that they go through the spool on disk. */
const manyLines = (): AsyncGenerator<string> =>
  streamOfLines(Array.from({ length: 150 }, () => randomBytes(60_000).toString("base64")));

describe("a bundle that can't be written", () => {
  async function callsOf(content: () => Partial<BundleContent>): Promise<readonly FileCall[]> {
    const calls: FileCall[] = [];
    valueOf(
      await write(
        memoryFiles((call) => calls.push(call)),
        content(),
      ),
    );
    return calls;
  }

  it.each(["EIO", "ENOSPC", "EROFS", "EMFILE"])(
    "because one call fails with %s, whichever it is, leaves nothing and says so",
    async (code) => {
      const total = (await callsOf(() => ({}))).length;
      for (let failing = 1; failing <= total; failing += 1) {
        let calls = 0;
        const memory = memoryFiles(({ path }) => {
          calls += 1;
          if (calls === failing) throw systemError(code, path);
        });
        const failure = failureOf(await write(memory));
        const expected =
          code === "ENOSPC"
            ? { kind: "disk-full", path: PATH }
            : { kind: "medium-failed", path: PATH, code };
        expect(failure).toEqual(expected);
        expect([...memory.contents.keys()]).toEqual([]);
      }
      expect(total).toBeGreaterThanOrEqual(10);
    },
  );

  it("because the spool's disk fails leaves nothing either", async () => {
    const content = (): Partial<BundleContent> => ({ changes: manyLines() });
    const calls = await callsOf(content);
    const places = calls.flatMap(({ name, path }, at) =>
      path.startsWith("/vault") && name !== "removeFile" ? [at + 1] : [],
    );
    expect(places.length).toBeGreaterThan(20);
    for (const failing of places.filter((_, at) => at % 30 === 0)) {
      let made = 0;
      const memory = memoryFiles(({ path }) => {
        made += 1;
        if (made === failing) throw systemError("EIO", path);
      });
      expect(failureOf(await write(memory, content())).kind).toBe("medium-failed");
      expect([...memory.contents.keys()]).toEqual([]);
    }
  });

  it("is not one whose spool can't be removed: that opens for nobody", async () => {
    const memory = memoryFiles(({ name, path }) => {
      if (name === "removeFile") throw systemError("EIO", path);
    });
    valueOf(await write(memory, { changes: manyLines() }));
    const names = [...memory.contents.keys()].toSorted();
    expect(names).toEqual([PATH, expect.stringMatching(/^\/vault\/\.tmp-[0-9a-f]{24}$/)]);
  });

  it("because something of its name is there leaves that alone", async () => {
    const memory = memoryFiles();
    memory.contents.set(PATH, Buffer.from("somebody's"));
    expect(failureOf(await write(memory))).toEqual({ kind: "target-exists", path: PATH });
    expect(memory.contents.get(PATH)?.toString()).toBe("somebody's");
  });

  it("because something of its name came meanwhile leaves that alone", async () => {
    const memory = memoryFiles(({ name }) => {
      if (name === "sync") memory.contents.set(PATH, Buffer.from("somebody's"));
    });
    expect(failureOf(await write(memory)).kind).toBe("target-exists");
    expect([...memory.contents.keys()]).toEqual([PATH]);
  });

  it("because the medium gives back other bytes is taken away", async () => {
    const memory = memoryFiles(({ name }) => {
      if (name === "syncDirectory") memory.contents.set(PATH, Buffer.alloc(9));
    });
    expect(failureOf(await write(memory))).toEqual({ kind: "written-wrong", path: PATH });
    expect([...memory.contents.keys()]).toEqual([]);
  });

  it.each([
    ["another content", Buffer.alloc(EVIDENCE.length, "x")],
    ["less content", EVIDENCE.subarray(1)],
    ["more content", Buffer.concat([EVIDENCE, EVIDENCE])],
    ["no content", Buffer.alloc(0)],
  ])("because evidence has %s than its digest says leaves nothing", async (_, found) => {
    const memory = memoryFiles();
    const open = () => piecesOf(found);
    const blobs = [{ sha256: EVIDENCE_SHA256, sizeBytes: EVIDENCE.length, open }];
    expect(failureOf(await write(memory, { blobs }))).toEqual({
      kind: "source-changed",
      name: `blobs/${EVIDENCE_SHA256}`,
    });
    expect([...memory.contents.keys()]).toEqual([]);
  });

  it("because evidence changes between the two passes leaves nothing", async () => {
    const memory = memoryFiles();
    let opened = 0;
    const open = () => {
      opened += 1;
      return piecesOf(Buffer.alloc(100, opened));
    };
    const blobs = [{ sha256: null, sizeBytes: 100, open }];
    expect(failureOf(await write(memory, { blobs })).kind).toBe("source-changed");
    expect([...memory.contents.keys()]).toEqual([]);
  });

  it("because reading the vault fails throws on what was thrown, and leaves nothing", async () => {
    const memory = memoryFiles();
    async function* changes(): AsyncGenerator<string> {
      yield "one";
      throw new Error("the database is gone");
    }
    await expect(write(memory, { changes: changes() })).rejects.toThrow("the database is gone");
    async function* evidence(): AsyncGenerator<Uint8Array> {
      yield EVIDENCE.subarray(0, 10);
      throw new Error("the blob is gone");
    }
    const blobs = [{ sha256: EVIDENCE_SHA256, sizeBytes: EVIDENCE.length, open: evidence }];
    await expect(write(memory, { blobs })).rejects.toThrow("the blob is gone");
    expect([...memory.contents.keys()]).toEqual([]);
  });

  it.each([
    ["none", []],
    ["mixed", [bob.identities.x25519.recipient, bob.identities.hybrid.recipient]],
    ["malformed", ["age1xyz"]],
  ] as const)("because its recipients are %s", async (why, recipients) => {
    const draft = {
      ...draftOf(alice, [bob]),
      recipients: recipients.map((recipient) => ({
        organisationId: bob.organisationId,
        recipient,
      })),
    };
    const memory = memoryFiles();
    const failure = failureOf(await write(memory, {}, { draft }));
    expect(failure).toEqual({ kind: "recipients-refused", why });
  });

  it("because there is more evidence than a bundle may have", async () => {
    const blobs = Array.from({ length: 10_001 }, (_, at) => ({
      sha256: at.toString(16).padStart(64, "0"),
      sizeBytes: 0,
      open: () => piecesOf(Buffer.alloc(0)),
    }));
    const failure = failureOf(await write(memoryFiles(), { blobs }));
    expect(failure).toEqual({ kind: "limit-exceeded", limit: "blobs", allowed: 10_000 });
  });
});

describe("a bundle that the analyst cancels", () => {
  it("at any step leaves nothing", async () => {
    let total = 0;
    valueOf(await write(memoryFiles(), {}, { onProgress: () => (total += 1) }));
    for (let cut = 1; cut <= total; cut += 1) {
      const abort = new AbortController();
      const memory = memoryFiles();
      let steps = 0;
      const onProgress = (): void => {
        steps += 1;
        if (steps === cut) abort.abort();
      };
      const ended = await write(memory, {}, { signal: abort.signal, onProgress });
      // The very last step has nothing behind it that could still be left undone.
      const left = [...memory.contents.keys()];
      expect({ isOk: ended.ok, left }).toEqual(
        cut === total ? { isOk: true, left: [PATH] } : { isOk: false, left: [] },
      );
    }
    expect(total).toBeGreaterThan(15);
  });

  it("before it began leaves nothing", async () => {
    const memory = memoryFiles();
    const ended = await write(memory, {}, { signal: AbortSignal.abort() });
    expect(failureOf(ended)).toEqual({ kind: "cancelled" });
    expect([...memory.contents.keys()]).toEqual([]);
  });
});

describe("the spool", () => {
  it("never has content in clear on the disk, and is gone afterwards", async () => {
    const canary = "CANARY-5f1d TLP:RED victim name";
    const seen: Buffer[] = [];
    const memory = memoryFiles(({ name, path }) => {
      if (name === "sync" || name === "openForReading") {
        seen.push(memory.contents.get(path) ?? Buffer.alloc(0));
      }
    });
    const spool = createSealedSpool(memory.files, "/vault", seededRandom("spool"));
    const content = Buffer.alloc(12_000_000, canary);
    for (let at = 0; at < content.length; at += 1_000_000) {
      await spool.write(content.subarray(at, at + 1_000_000));
    }
    await spool.finish();
    const pieces: Buffer[] = [];
    for await (const piece of spool.read()) pieces.push(Buffer.from(piece));
    expect(Buffer.concat(pieces).equals(content)).toBe(true);
    expect(seen.some((bytes) => bytes.length > 11_000_000)).toBe(true);
    expect(seen.some((bytes) => bytes.includes("CANARY"))).toBe(false);
    await spool.remove();
    await spool.remove();
    expect([...memory.contents.keys()]).toEqual([]);
  });

  it("does not touch the disk for little", async () => {
    const calls: FileCall[] = [];
    const memory = memoryFiles((call) => calls.push(call));
    const spool = createSealedSpool(memory.files, "/vault", seededRandom("small"));
    await spool.write(Buffer.from("little"));
    await spool.finish();
    await spool.remove();
    expect(calls).toEqual([]);
  });

  it("carries more than fits in memory through a bundle", async () => {
    const memory = memoryFiles();
    const written = valueOf(await write(memory, { changes: manyLines() }));
    expect(written.manifest.members[0]?.sizeBytes).toBeGreaterThan(8_388_608);
    const bytes = memory.contents.get(PATH) ?? Buffer.alloc(0);
    const bundle = valueOf(await openBytes(bytes, bob, [alice]));
    let lines = 0;
    for await (const line of bundle.lines()) lines += line.length === 80_000 ? 1 : 0;
    expect(lines).toBe(150);
    await bundle.close();
  });
});
