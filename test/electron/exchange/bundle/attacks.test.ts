import { Encrypter } from "age-encryption";
import { describe, expect, it } from "vitest";

import { sealSize } from "../../../../electron/exchange/age/size-stanza.ts";
import { formatKeyId } from "../../../../electron/exchange/minisign/minisign-text.ts";
import { deviceKeyId, signFile } from "../../../../electron/exchange/minisign/sign.ts";
import { valueOf } from "../../../helpers/vault.ts";
import {
  alice,
  anew,
  bob,
  bobsKey,
  carol,
  genuine,
  mallory,
  members,
  opened,
  openedBoth,
  refusalOf,
  replaced,
  signedBy,
  toBoth,
} from "./attack-scene.ts";
import { contentsOf, openBytes, piecesOf, writtenBytes } from "./bundle-kit.ts";
import {
  archiveOf,
  membersOf,
  openForForging,
  parseMembers,
  rawArchiveOf,
  sealedFor,
  withArchive,
  withStanzas,
  type ArchiveMember,
  type Members,
} from "./forge.ts";

describe("the genuine bundle", () => {
  it("is accepted: what follows is refused for what was done to it", async () => {
    const bundle = valueOf(await openBytes(genuine, bob, [alice]));
    await bundle.close();
    const again = valueOf(await openBytes(await anew(opened.archive), bob, [alice]));
    await again.close();
    const untouched = valueOf(await openBytes(await signedBy(alice), bob, [alice]));
    expect((await contentsOf(untouched)).lines).toHaveLength(4);
    await untouched.close();
  });
});

describe("somebody else's signature", () => {
  const asMallory = (manifest: Members): Members => ({
    ...manifest,
    sender: {
      ...parseMembers(Buffer.from(JSON.stringify(manifest["sender"]))),
      deviceKeyId: formatKeyId(deviceKeyId(mallory.key.publicKey)),
    },
  });

  it.each([
    [
      "taken off",
      async () => anew(archiveOf(members.filter(({ name }) => !name.endsWith("minisig")))),
      { kind: "archive-malformed" },
    ],
    [
      "emptied",
      async () => anew(archiveOf(replaced("manifest.json.minisig", () => Buffer.alloc(0)))),
      { kind: "signature-malformed" },
    ],
    [
      "replaced, with the key id of the one who did",
      async () => signedBy(mallory),
      { kind: "signature-malformed" },
    ],
    [
      "replaced, and named in the manifest",
      async () => signedBy(mallory, asMallory),
      { kind: "signer-refused", why: "other-device-key" },
    ],
    [
      "replaced, with the key id of the sender",
      async () => anew(archiveOf(replaced("manifest.json.minisig", withKeyIdOfAlice))),
      { kind: "signature-invalid" },
    ],
    [
      "of an organisation that nobody knows",
      async () =>
        signedBy(mallory, (manifest) => ({
          ...asMallory(manifest),
          sender: {
            ...parseMembers(Buffer.from(JSON.stringify(asMallory(manifest)["sender"]))),
            organisationId: mallory.organisationId,
          },
        })),
      { kind: "signer-refused", why: "unknown-sender" },
    ],
    [
      "kept, and the manifest changed",
      async () =>
        anew(
          archiveOf(
            replaced("manifest.json", (text) =>
              Buffer.from(text.toString("utf8").replace('TLP:AMBER",', 'TLP:GREEN",')),
            ),
          ),
        ),
      { kind: "signature-invalid" },
    ],
    [
      "with another trusted comment",
      async () =>
        anew(
          archiveOf(
            replaced("manifest.json.minisig", (text) =>
              Buffer.from(
                text
                  .toString("utf8")
                  .replace(
                    "trusted comment: watchpost bundle ",
                    "trusted comment: watchpost bundlf ",
                  ),
              ),
            ),
          ),
        ),
      { kind: "signature-malformed" },
    ],
    [
      "with something behind it",
      async () =>
        anew(
          archiveOf(
            replaced("manifest.json.minisig", (text) => Buffer.concat([text, Buffer.from("x\n")])),
          ),
        ),
      { kind: "signature-malformed" },
    ],
    [
      "a megabyte long",
      async () => anew(archiveOf(replaced("manifest.json.minisig", () => Buffer.alloc(1_000_000)))),
      { kind: "limit-exceeded", limit: "signatureSizeBytes" },
    ],
  ])("is refused: %s", async (_, make, refusal) => {
    expect(await refusalOf(await make())).toMatchObject(refusal);
  });

  function withKeyIdOfAlice(text: Buffer): Buffer {
    const [manifest] = members;
    const [untrusted = "", , trusted = "", global = ""] = text.toString("utf8").split("\n");
    const forged = signFile(mallory.key, manifest?.content ?? Buffer.alloc(0), {
      untrusted: "x",
      trusted: "x",
    });
    const head = Buffer.from(forged.split("\n")[1] ?? "", "base64");
    head.set(deviceKeyId(alice.key.publicKey), 2);
    return Buffer.from([untrusted, head.toString("base64"), trusted, global, ""].join("\n"));
  }
});

describe("recipients changed after signing", () => {
  const { stanzas } = opened.header;
  const [one] = stanzas;
  const nobody = { type: "X25519", args: [one?.args[0] ?? ""], bodyBase64: "A".repeat(43) };

  it("passed on to somebody else by one who could read it", async () => {
    const forwarded = await sealedFor(opened.archive, [carol.identities.x25519.recipient]);
    expect(await refusalOf(forwarded, carol)).toEqual({ kind: "forwarded" });
  });

  it("opened by the wrong person", async () => {
    expect(await refusalOf(genuine, carol)).toEqual({ kind: "not-for-us" });
  });

  it("opened by the right person in the wrong organisation's vault", async () => {
    const inOtherVault = { ...carol, identities: bob.identities };
    expect(await refusalOf(genuine, inOtherVault)).toEqual({ kind: "forwarded" });
  });

  it.each([
    [
      "a stanza added",
      [...stanzas, nobody],
      { kind: "recipients-changed", found: "3", signed: null },
    ],
    [
      "two stanzas added",
      [...stanzas, nobody, nobody],
      { kind: "recipients-changed", found: "4 x25519", signed: "2 x25519" },
    ],
    [
      "a stanza taken away",
      stanzas.slice(1),
      { kind: "recipients-changed", found: "1", signed: null },
    ],
  ])("%s", async (_, changed, refusal) => {
    expect(await refusalOf(withStanzas(opened, changed))).toEqual(refusal);
  });

  it("half of the stanzas taken away", async () => {
    // Those that are left must be Bob's and the one with the size: only he can know which.
    const { stanzas: four } = openedBoth.header;
    const pairs = four.flatMap((left, at) => four.slice(at + 1).map((right) => [left, right]));
    const refusals = await Promise.all(
      pairs.map(async (pair) => refusalOf(withStanzas(openedBoth, pair))),
    );
    expect(refusals).toContainEqual({
      kind: "recipients-changed",
      found: "2 x25519",
      signed: "4 x25519",
    });
  });

  it("encrypted again to the weaker kind of key", async () => {
    const hybrid = await writtenBytes(alice, [bob], { kind: "hybrid" });
    const { archive } = await openForForging(hybrid, bob.identities.hybrid);
    expect(await refusalOf(await anew(archive))).toEqual({
      kind: "recipients-changed",
      found: "2 x25519",
      signed: "2 hybrid",
    });
  });

  it("hybrid and X25519 mixed", async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(bobsKey);
    encrypter.addRecipient(bob.identities.hybrid.recipient);
    const mixed = Buffer.from(await encrypter.encrypt(opened.archive));
    expect(await refusalOf(mixed)).toEqual({ kind: "mixed-recipients" });
  });

  it("a MAC that does not fit", async () => {
    const changed = withStanzas(opened, [...stanzas].toReversed());
    const bytes = Buffer.concat([changed.subarray(0, opened.header.bytes.length)]);
    const otherMac = genuine.subarray(opened.header.bytes.length - 44, opened.header.bytes.length);
    bytes.set(otherMac, bytes.length - 44);
    const whole = Buffer.concat([bytes, genuine.subarray(opened.header.bytes.length)]);
    expect(await refusalOf(whole)).toMatchObject({ kind: "altered", part: "header" });
  });
});

describe("the size", () => {
  const { stanzas } = opened.header;
  const size = opened.archive.length;
  /** The header with other stanzas in the place of the one that carries the size. */
  const withSizes = (...sizes: readonly number[]): Buffer => {
    const others = stanzas.filter((stanza) => !isSizeStanza(stanza.bodyBase64));
    const [form] = stanzas;
    const made = sizes.map((stated) => ({
      type: "X25519",
      args: form?.args ?? [],
      bodyBase64: Buffer.from(sealSize(opened.fileKey, stated)).toString("base64").replace("=", ""),
    }));
    return withStanzas(opened, [...others, ...made]);
  };
  const isSizeStanza = (bodyBase64: string): boolean =>
    bodyBase64 === Buffer.from(sealSize(opened.fileKey, size)).toString("base64").replace("=", "");

  it.each([
    [
      "stated too large",
      () => withSizes(size + 512),
      { kind: "incomplete", foundBytes: genuine.length },
    ],
    ["stated too small", () => withSizes(size - 512), { kind: "altered", part: "size" }],
    [
      "stated beyond the limit",
      () => withSizes(2 ** 50),
      { kind: "limit-exceeded", limit: "archiveSizeBytes" },
    ],
    [
      "stated twice",
      () => withStanzas(opened, [...stanzas, ...stanzas]),
      { kind: "altered", part: "header" },
    ],
  ])("%s", async (_, make, refusal) => {
    expect(await refusalOf(make())).toMatchObject(refusal);
  });

  it("not stated, as in any other age file", async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(bobsKey);
    encrypter.addRecipient(carol.identities.x25519.recipient);
    const plain = Buffer.from(await encrypter.encrypt(opened.archive));
    expect(await refusalOf(plain)).toMatchObject({ kind: "altered", part: "header" });
  });

  it("stated as it is, but not as it was signed", async () => {
    const longer = Buffer.concat([opened.archive, Buffer.alloc(512)]);
    expect(await refusalOf(await anew(longer))).toMatchObject({ kind: "altered", part: "size" });
  });

  it("cut by a byte, by half, and to nothing", async () => {
    for (const left of [genuine.length - 1, genuine.length >> 1, 0]) {
      const refusal = await refusalOf(genuine.subarray(0, left));
      expect(refusal).toMatchObject({ kind: "incomplete", foundBytes: left });
    }
  });

  it("a byte appended, and two bundles joined", async () => {
    const joined = [Buffer.concat([genuine, Buffer.alloc(1)]), Buffer.concat([genuine, toBoth])];
    for (const bytes of joined) {
      expect(await refusalOf(bytes)).toMatchObject({ kind: "altered", part: "size" });
    }
  });
});

describe("content exchanged by one who knows the file key", () => {
  const flip = (content: Buffer): Buffer => {
    const changed = Buffer.from(content);
    const at = changed.length >> 1;
    changed[at] = (changed[at] ?? 0) ^ 1;
    return changed;
  };
  const blobName = members.at(-1)?.name ?? "";
  const sameSize = (list: readonly ArchiveMember[]): Buffer => withArchive(opened, archiveOf(list));
  const withPadding = (at: number): Buffer => {
    const archive = Buffer.from(opened.archive);
    archive[archive.length - 1_024 - at] = 1;
    return archive;
  };

  it.each([
    [
      "records",
      async () => sameSize(replaced("changes.ndjson.zst", flip)),
      { kind: "altered", part: "changes" },
    ],
    [
      "evidence",
      async () => sameSize(replaced(blobName, flip)),
      { kind: "altered", part: "blob", name: blobName },
    ],
    [
      "something in the end",
      async () => withArchive(opened, withPadding(-10)),
      { kind: "archive-malformed" },
    ],
    [
      "something in the fill after the manifest",
      async () => withArchive(opened, withByteAfter(members[0])),
      { kind: "archive-malformed" },
    ],
    [
      "another order",
      async () => sameSize([...members.slice(0, 2), ...members.slice(2).toReversed()]),
      { kind: "archive-malformed" },
    ],
    [
      "another name of a member",
      async () =>
        sameSize(
          members.map((member) =>
            member.name === blobName ? { ...member, name: `blobs/${"0".repeat(64)}` } : member,
          ),
        ),
      { kind: "archive-malformed" },
    ],
    [
      "a member left out",
      async () => anew(padTo(members.slice(0, -1), opened.archive.length)),
      { kind: "archive-malformed" },
    ],
    ["no manifest", async () => anew(archiveOf(members.slice(1))), { kind: "archive-malformed" }],
    [
      "a manifest of five megabytes",
      async () => anew(archiveOf(replaced("manifest.json", () => Buffer.alloc(5_000_000)))),
      { kind: "limit-exceeded", limit: "manifestSizeBytes" },
    ],
    [
      "a manifest that claims to be longer than all",
      async () => anew(longManifest()),
      { kind: "archive-malformed" },
    ],
    ["zeros", async () => anew(Buffer.alloc(8_192)), { kind: "archive-malformed" }],
  ])("%s", async (_, make, refusal) => {
    expect(await refusalOf(await make())).toMatchObject(refusal);
  });

  it("something in the padding, or a member in its place", async () => {
    // Evidence large enough for the padded size to leave room.
    const content = Buffer.alloc(70_001, "x");
    const open = () => piecesOf(content);
    const blobs = [{ sha256: null, sizeBytes: content.length, open }];
    const large = await writtenBytes(alice, [bob], { content: { blobs } });
    const forged = await openForForging(large, bob.identities.x25519);
    const withByte = Buffer.from(forged.archive);
    withByte[withByte.length - 1_025] = 1;
    expect(await refusalOf(withArchive(forged, withByte))).toMatchObject({
      kind: "altered",
      part: "padding",
    });
    const hidden = { name: "autorun.inf", content: Buffer.from("hidden") };
    const withMember = padTo([...membersOf(forged.archive), hidden], forged.archive.length);
    expect(withMember).toHaveLength(forged.archive.length);
    expect(await refusalOf(withArchive(forged, withMember))).toMatchObject({
      kind: "archive-malformed",
    });
  });

  function withByteAfter(member: ArchiveMember | undefined): Buffer {
    const archive = Buffer.from(opened.archive);
    archive[512 + (member?.content.length ?? 0)] = 1;
    return archive;
  }

  function padTo(list: readonly ArchiveMember[], size: number): Buffer {
    const rest =
      size - rawArchiveOf([...list, { name: "padding", content: Buffer.alloc(0) }]).length;
    const padding = { name: "padding", content: Buffer.alloc(Math.max(0, rest)) };
    return rawArchiveOf([...list, padding]);
  }

  function longManifest(): Buffer {
    const archive = Buffer.from(
      archiveOf(replaced("manifest.json", () => Buffer.alloc(4_000_000))),
    );
    return archive.subarray(0, 8_192);
  }
});
