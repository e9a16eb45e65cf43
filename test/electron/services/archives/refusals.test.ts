import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Decrypter, Encrypter } from "age-encryption";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { formatTarHeader } from "../../../../electron/exchange/tar/tar-header.ts";
import { fillSizeBytes, planArchive } from "../../../../shared/exchange/bundle/archive-plan.ts";
import type { ArchiveProblem } from "../../../../shared/exchange/archive/archive-problem.ts";
import type { IncidentId } from "../../../../shared/model/ids.ts";
import { startTestVault, type TestCore } from "../../../helpers/core.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { membersOf, type ArchiveMember } from "../../exchange/bundle/forge.ts";
import {
  archive,
  ARCHIVE_PASSPHRASE,
  archivesOf,
  bytesAt,
  makeWholeCase,
  unarchive,
} from "./archive-kit.ts";

let from: TestCore;
let to: TestCore;
let incidentId: IncidentId;
let path: string;
let bytes: Buffer;
let members: readonly ArchiveMember[];

beforeAll(async () => {
  [from, to] = [await startTestVault(), await startTestVault({ organisation: "CERT-YY" })];
  incidentId = await makeWholeCase(from);
  path = valueOf(await archive(from, [incidentId])).written.path;
  bytes = bytesAt(path);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(ARCHIVE_PASSPHRASE);
  members = membersOf(Buffer.from(await decrypter.decrypt(bytes)));
});
afterAll(async () => {
  await Promise.all([from.end(), to.end()]);
});

/** What the receiving vault says about bytes; that nothing of it changed is checked each time. */
async function refusalOf(content: Uint8Array): Promise<unknown> {
  const file = join(to.folder, "hostile.case.age");
  writeFileSync(file, content);
  const blobs = join(to.folder, "vaults");
  const before = [
    await to.core.client.journal.list({}),
    readdirSync(blobs, { recursive: true }).length,
  ];
  const taken = await unarchive(to, file);
  const after = [
    await to.core.client.journal.list({}),
    readdirSync(blobs, { recursive: true }).length,
  ];
  expect(after).toEqual(before);
  if (taken.ok) throw new Error("it was taken in");
  return taken.error;
}

const refusedSchema = z.object({ problem: z.object({ kind: z.string() }) });
const refused = (problem: Partial<ArchiveProblem>) => ({ kind: "archive-refused", problem });

/** What somebody who has the passphrase can make of it. */
async function sealedAnew(
  changed: readonly ArchiveMember[],
  order = [...changed],
): Promise<Uint8Array> {
  const plan = planArchive(order.map(({ name, content }) => ({ name, sizeBytes: content.length })));
  const parts = plan.members.flatMap((member, at) => {
    const content = order[at]?.content ?? Buffer.alloc(member.sizeBytes);
    return [formatTarHeader(member), content, Buffer.alloc(fillSizeBytes(member.sizeBytes))];
  });
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(10);
  encrypter.setPassphrase(ARCHIVE_PASSPHRASE);
  return encrypter.encrypt(Buffer.concat([...parts, Buffer.alloc(1_024)]));
}

function replaced(name: RegExp, change: (content: Buffer) => Buffer): readonly ArchiveMember[] {
  return members.map((member) =>
    name.test(member.name) ? { ...member, content: change(Buffer.from(member.content)) } : member,
  );
}

function flipped(content: Buffer): Buffer {
  const at = Math.floor(content.length / 2);
  content.writeUInt8(content.readUInt8(at) ^ 1, at);
  return content;
}

describe("a damaged or altered archive changes nothing and is refused:", () => {
  it("a byte changed, wherever it is", async () => {
    for (let at = 200; at < bytes.length; at += Math.floor(bytes.length / 9)) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 4, at);
      const { problem } = refusedSchema.parse(await refusalOf(changed));
      expect(["altered", "sealing-refused", "passphrase-wrong"]).toContain(problem.kind);
    }
  });

  it("a file that was cut, anywhere", async () => {
    for (const left of [0, 20, 120, 400, 70_000, bytes.length - 1]) {
      const { problem } = refusedSchema.parse(await refusalOf(bytes.subarray(0, left)));
      expect(["incomplete", "altered"]).toContain(problem.kind);
    }
    expect(await refusalOf(bytes.subarray(0, bytes.length - 1))).toMatchObject(
      refused({ kind: "incomplete" }),
    );
  });

  it("bytes added at the end", async () => {
    const error = await refusalOf(Buffer.concat([bytes, Buffer.alloc(100)]));
    expect(error).toMatchObject(refused({ kind: "altered" }));
  });

  it.each([
    ["evidence", /^blobs\//, "altered"],
    ["records", /^records/, "altered"],
    ["history", /^history/, "altered"],
    ["the manifest", /^manifest\.json$/, "manifest-malformed"],
    ["the signature", /minisig$/, "signature-invalid"],
  ])("%s changed by somebody who has the passphrase", async (_name, member, kind) => {
    const error = await refusalOf(await sealedAnew(replaced(member, flipped)));
    expect(error).toMatchObject({ kind: "archive-refused", problem: { kind } });
  });

  it("another label in the manifest", async () => {
    const changed = replaced(/^manifest\.json$/, (content) =>
      Buffer.from(
        content.toString("utf8").replace('"tlpCeiling":"TLP:AMBER"', '"tlpCeiling":"TLP:GREEN"'),
      ),
    );
    expect(await refusalOf(await sealedAnew(changed))).toMatchObject(
      refused({ kind: "signature-invalid" }),
    );
  });

  it("a member left out, or moved", async () => {
    const without = members.filter(({ name }) => !name.startsWith("blobs/"));
    expect(await refusalOf(await sealedAnew(without))).toMatchObject({ kind: "archive-refused" });
    const [first, second, ...rest] = members;
    if (first === undefined || second === undefined) throw new Error("members expected");
    expect(await refusalOf(await sealedAnew([second, first, ...rest]))).toMatchObject(
      refused({ kind: "archive-malformed" }),
    );
  });

  it("a file that is none, and one in text form", async () => {
    expect(await refusalOf(Buffer.from("PK\u0003\u0004"))).toMatchObject(
      refused({ kind: "not-an-archive" }),
    );
    const armored = Buffer.from("-----BEGIN AGE ENCRYPTED FILE-----\n");
    expect(await refusalOf(armored)).toMatchObject(refused({ kind: "sealing-refused" }));
  });

  it("one that would cost too much to open, before anything is spent", async () => {
    const dear = Buffer.from(
      bytes.toString("latin1").replace(/(-> scrypt \S+) 10/, "$1 30"),
      "latin1",
    );
    expect(await refusalOf(dear)).toMatchObject(
      refused({ kind: "work-factor-refused", found: "30", allowed: 20 }),
    );
  });
});

describe("who may be believed", () => {
  const take = (file: Partial<Parameters<ReturnType<typeof archivesOf>["take"]>[0]>) =>
    archivesOf(to).take(
      { path, passphrase: ARCHIVE_PASSPHRASE, vouchedKeyId: null, ...file },
      "apply",
      {},
    );

  it("asks for the passphrase, and says when it is wrong", async () => {
    const kinds = { error: refused({ kind: "passphrase-required" }) };
    expect(await take({ passphrase: null })).toMatchObject(kinds);
    expect(await take({ passphrase: "another one entirely" })).toMatchObject({
      error: refused({ kind: "passphrase-wrong" }),
    });
  });

  it("takes nothing of a stranger in before somebody vouches for the key, by its id", async () => {
    expect(await take({})).toMatchObject({
      error: refused({ kind: "signer-not-vouched-for", organisationName: "CERT-XX" }),
    });
    expect(await take({ vouchedKeyId: "0123456789ABCDEF" })).toMatchObject({
      error: refused({ kind: "signer-not-vouched-for" }),
    });
  });

  it("never mixes exercise and reality", async () => {
    const exercise = await startTestVault({ organisation: "CERT-ZZ", kind: "exercise" });
    try {
      expect(await unarchive(exercise, path)).toMatchObject({
        error: refused({ kind: "wrong-vault-kind", found: "real", expected: "exercise" }),
      });
    } finally {
      await exercise.end();
    }
  });

  it("refuses the whole case when the number of its incident is taken", async () => {
    const other = await startTestVault();
    try {
      await other.core.client.incidents.create({ title: "First here", tlp: "TLP:GREEN" });
      expect(await unarchive(other, path)).toMatchObject({
        error: refused({ kind: "case-refused", why: "already-taken: number" }),
      });
      expect((await other.core.client.incidents.list({})).items).toHaveLength(1);
    } finally {
      await other.end();
    }
  });
});

describe("what may leave", () => {
  it("is refused when a part is above the ceiling; TLP:RED has to be named", async () => {
    const { client } = from.core;
    const { id } = await client.incidents.create({ title: "Quiet", tlp: "TLP:GREEN" });
    await client.notes.add({ incidentId: id, draft: { text: "a name", tlp: "TLP:RED" } });
    const strict = await archive(from, [id], { ceiling: "TLP:AMBER+STRICT", name: "red.case.age" });
    expect(strict).toMatchObject({ error: { kind: "above-ceiling", tlp: "TLP:RED" } });
    expect(readdirSync(from.folder)).not.toContain("red.case.age");
    const made = await archive(from, [id], { ceiling: "TLP:RED", name: "red.case.age" });
    expect(valueOf(made).content.tlp).toBe("TLP:RED");
  });

  it("leaves nothing when it is cancelled, and never overwrites", async () => {
    const files = () => readdirSync(from.folder, { recursive: true }).length;
    const before = [files(), await from.core.client.journal.list({})];
    const order = {
      incidentIds: [incidentId],
      ceiling: "TLP:AMBER",
      sealing: { kind: "passphrase", passphrase: ARCHIVE_PASSPHRASE },
    } as const;
    const target = join(from.folder, "cancelled.case.age");
    const stopped = await archivesOf(from).create(order, target, { signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ error: { kind: "cancelled" } });
    expect(await archivesOf(from).create(order, path, {})).toMatchObject({
      error: refused({ kind: "target-exists" }),
    });
    expect([files(), await from.core.client.journal.list({})]).toEqual(before);
  });

  it("is not sealed with a passphrase that guessing lists hold", async () => {
    const sealing = { kind: "passphrase", passphrase: "password1234" } as const;
    expect(await archive(from, [incidentId], { sealing, name: "weak" })).toMatchObject({
      error: { kind: "passphrase-refused" },
    });
  });
});
