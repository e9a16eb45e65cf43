import { randomBytes } from "node:crypto";
import { constants, zstdCompressSync } from "node:zlib";

import { armor, Encrypter } from "age-encryption";
import { describe, expect, it } from "vitest";

import { parseAgeHeader } from "../../../../electron/exchange/age/header-format.ts";
import { LOWEST_FLOOR } from "../../../../shared/exchange/bundle/admit.ts";
import { ok } from "../../../../shared/result.ts";
import { failureOf, valueOf } from "../../../helpers/vault.ts";
import {
  alice,
  anew,
  bob,
  bobsKey,
  genuine,
  members,
  refusalOf,
  replaced,
  signedBy,
  withManifestText,
} from "./attack-scene.ts";
import { contentsOf, openBytes, sha256Of, streamOfLines, writtenBytes } from "./bundle-kit.ts";
import {
  archiveOf,
  membersOf,
  openForForging,
  parseMembers,
  resigned,
  type Members,
} from "./forge.ts";

describe("what a faulty or malicious sender signs", () => {
  const patch = (change: Members) => async () =>
    signedBy(alice, (manifest) => ({ ...manifest, ...change }));
  const limits = parseMembers(members[0]?.content ?? Buffer.alloc(0))["limits"];
  const withLimits = (change: Members) =>
    patch({ limits: { ...parseMembers(Buffer.from(JSON.stringify(limits))), ...change } });

  it.each([
    [
      "another spelling",
      async () => withManifestText((text) => `${text} `),
      { kind: "manifest-not-canonical" },
    ],
    [
      "a member twice",
      async () => withManifestText((text) => text.replace("{", '{"$domain":"x",')),
      { kind: "manifest-not-canonical" },
    ],
    ["something newer", patch({ minimumReaderVersion: 2 }), { kind: "newer-version", found: 2 }],
    ["another suite", patch({ suite: 2 }), { kind: "suite-refused", found: 2 }],
    ["something unknown", patch({ secret: 1 }), { kind: "unknown-critical", place: "/secret" }],
    [
      "something malformed",
      patch({ tlpCeiling: "TLP:PINK" }),
      { kind: "manifest-malformed", place: "/tlpCeiling" },
    ],
    ["an exercise", patch({ vaultKind: "exercise" }), { kind: "wrong-vault-kind" }],
    ["what has expired", patch({ notAfter: "2026-01-01T00:00:00.000Z" }), { kind: "expired" }],
    [
      "fewer lines than there are",
      withLimits({ lineCount: 3 }),
      { kind: "altered", part: "changes" },
    ],
    [
      "more lines than there are",
      withLimits({ lineCount: 5 }),
      { kind: "altered", part: "changes" },
    ],
    [
      "less than the lines expand to",
      withLimits({ expandedSizeBytes: 10 }),
      { kind: "altered", part: "changes" },
    ],
    [
      "more than the lines expand to",
      withLimits({ expandedSizeBytes: 1_000 }),
      { kind: "altered", part: "changes" },
    ],
    [
      "more than anybody may expand",
      withLimits({ expandedSizeBytes: 8_000_000_000 }),
      { kind: "limit-exceeded", limit: "expansionFactor" },
    ],
    [
      "a size that does not follow",
      patch({ archiveSizeBytes: 512 }),
      { kind: "altered", part: "size" },
    ],
  ])("%s", async (_, make, refusal) => {
    expect(await refusalOf(await make())).toMatchObject(refusal);
  });

  it("weaker recipients than before", async () => {
    const floor = { ...LOWEST_FLOOR, recipients: "hybrid" } as const;
    const askTrust = async () => ok({ publicKey: alice.key.publicKey, floor });
    const refusal = failureOf(await openBytes(genuine, bob, [alice], { askTrust }));
    expect(refusal).toMatchObject({ kind: "downgraded", what: "recipients" });
  });
});

describe("changes that are no lines", () => {
  const large = Buffer.from(`${randomBytes(9_000_000).toString("hex")}\n`);
  const wideWindow = { [constants.ZSTD_c_windowLog]: 24 };
  const withChanges = (content: Buffer, expanded: Buffer) => async (): Promise<Buffer> => {
    const lineCount = expanded.toString("latin1").split("\n").length - 1;
    const swapped = archiveOf(replaced("changes.ndjson.zst", () => content));
    return anew(
      resigned(swapped, alice.key, (manifest) => {
        const [, ...blobs] = parseList(manifest["members"]);
        const changes = {
          name: "changes.ndjson.zst",
          sizeBytes: content.length,
          sha256: sha256Of(content),
        };
        const before = parseMembers(Buffer.from(JSON.stringify(manifest["limits"])));
        const limits = { ...before, expandedSizeBytes: expanded.length, lineCount };
        return { ...manifest, members: [changes, ...blobs], limits };
      }),
    );
  };
  const parseList = (value: unknown): readonly Members[] => {
    // Our own manifest, which only tests read so.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
    return value as readonly Members[];
  };
  const frame = zstdCompressSync(Buffer.from("one\ntwo\n"));
  const skippable = Buffer.from("502a4d1804000000ffffffff", "hex");

  it("are accepted when they are lines: the rest is refused for what it is", async () => {
    const bytes = await withChanges(frame, Buffer.from("one\ntwo\n"))();
    const bundle = valueOf(await openBytes(bytes, bob, [alice]));
    expect((await contentsOf(bundle)).lines).toEqual(["one", "two"]);
    await bundle.close();
  });

  it.each([
    [
      "no zstd at all",
      withChanges(Buffer.from("one\ntwo\n"), Buffer.from("one\ntwo\n")),
      { kind: "altered", part: "changes" },
    ],
    [
      "half a frame",
      withChanges(frame.subarray(0, -3), Buffer.from("one\ntwo\n")),
      { kind: "altered", part: "changes" },
    ],
    [
      "something behind the frame",
      withChanges(Buffer.concat([frame, Buffer.from("x")]), Buffer.from("one\ntwo\n")),
      { kind: "altered", part: "changes" },
    ],
    [
      "a frame to skip in front",
      withChanges(Buffer.concat([skippable, frame]), Buffer.from("one\ntwo\n")),
      { kind: "altered", part: "changes" },
    ],
    [
      "a frame to skip, and nothing said to be in it",
      withChanges(Buffer.concat([skippable, frame]), Buffer.alloc(0)),
      { kind: "altered", part: "changes" },
    ],
    [
      "a window that asks for much memory",
      withChanges(zstdCompressSync(large, { params: wideWindow }), large),
      { kind: "limit-exceeded", limit: "windowLog" },
    ],
    [
      "no line feed at the end",
      withChanges(zstdCompressSync(Buffer.from("one\ntwo")), Buffer.from("one\ntwo")),
      { kind: "altered", part: "changes" },
    ],
    [
      "an empty line",
      withChanges(zstdCompressSync(Buffer.from("one\n\n")), Buffer.from("one\n\n")),
      { kind: "altered", part: "changes" },
    ],
    [
      "no UTF-8",
      withChanges(
        zstdCompressSync(Buffer.from("\u00FFone\n", "latin1")),
        Buffer.from("\u00FFone\n", "latin1"),
      ),
      { kind: "altered", part: "changes" },
    ],
    [
      "a character cut in two",
      withChanges(
        zstdCompressSync(Buffer.from("one\u00C3\n", "latin1")),
        Buffer.from("one\u00C3\n", "latin1"),
      ),
      { kind: "altered", part: "changes" },
    ],
  ])("%s", async (_, make, refusal) => {
    expect(await refusalOf(await make())).toMatchObject(refusal);
  });

  it("a bomb stops at what was signed, in memory and time that it does not set", async () => {
    const bomb = zstdCompressSync(Buffer.alloc(1_000_000_000, "a"));
    const bytes = await withChanges(bomb, Buffer.from("one\n"))();
    const startMs = performance.now();
    expect(await refusalOf(bytes)).toMatchObject({ kind: "altered", part: "changes" });
    expect(performance.now() - startMs).toBeLessThan(2_000);
    expect(bomb.length).toBeGreaterThan(10_000);
  });
});

describe("age files that are no bundles", () => {
  it.each([
    ["in armor", async () => Buffer.from(armor.encode(genuine)), { kind: "armored" }],
    [
      "with a passphrase",
      async () => {
        const encrypter = new Encrypter();
        encrypter.setPassphrase("correct horse");
        encrypter.setScryptWorkFactor(4);
        return Buffer.from(await encrypter.encrypt("x"));
      },
      { kind: "passphrase-refused" },
    ],
    [
      "for a hardware key",
      async () => {
        const encrypter = new Encrypter();
        encrypter.addRecipient({ wrapFileKey: () => [] });
        encrypter.addRecipient(bobsKey);
        const text = Buffer.from(await encrypter.encrypt("x")).toString("latin1");
        return Buffer.from(text.replace("-> X25519", "-> piv-p256"), "latin1");
      },
      { kind: "stanza-refused", type: "piv-p256" },
    ],
    ["of another kind of file", async () => Buffer.from("%PDF-1.7\n%…"), { kind: "not-a-bundle" }],
  ])("%s", async (_, make, refusal) => {
    expect(await refusalOf(await make())).toMatchObject(refusal);
  });
});

describe("bundles put together from others", () => {
  it("the header of one and the content of another", async () => {
    const other = await writtenBytes(alice, [bob], {
      content: { changes: streamOfLines(["a", "b", "c", "d"]) },
    });
    const headerSize = valueOf(parseAgeHeader(genuine)).bytes.length;
    const otherHeader = valueOf(parseAgeHeader(other)).bytes.length;
    const spliced = Buffer.concat([genuine.subarray(0, headerSize), other.subarray(otherHeader)]);
    expect((await refusalOf(spliced)).kind).toMatch(/^(?:altered|incomplete)$/);
  });

  it("the manifest of one and the records of another", async () => {
    const other = await writtenBytes(alice, [bob], {
      content: { changes: streamOfLines(["a", "b", "c", "d"]) },
    });
    const { archive } = await openForForging(other, bob.identities.x25519);
    const mixed = archiveOf([...members.slice(0, 2), ...membersOf(archive).slice(2)]);
    const refusal = await refusalOf(await anew(mixed));
    expect(["archive-malformed", "altered"]).toContain(refusal.kind);
  });
});
