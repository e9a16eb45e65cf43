import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";

import { formatPublicKey } from "../../../../electron/exchange/minisign/minisign-text.ts";
import { deviceKeyId } from "../../../../electron/exchange/minisign/sign.ts";
import {
  verifyCustodyFile,
  type CustodyService,
  type NotedHandOver,
} from "../../../../electron/services/evidence/custody.ts";
import { parseHandOver } from "../../../../shared/domain/custody/hand-over.ts";
import type { EvidenceId } from "../../../../shared/model/ids.ts";
import { canonicalJson } from "../../../../shared/vault/canonical-json.ts";
import { startTestVault, type TestCore } from "../../../helpers/core.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { archive, contentsOf, unarchive } from "../archives/archive-kit.ts";

let giver: TestCore;
let taker: TestCore;
let incidentId: string;
let id: EvidenceId;

beforeEach(async () => {
  [giver, taker] = [await startTestVault(), await startTestVault({ organisation: "CERT-YY" })];
  const { client, local } = giver.core;
  const made = await client.incidents.create({ title: "Web shell", tlp: "TLP:GREEN" });
  incidentId = made.id;
  const path = join(giver.folder, "disk.img");
  writeFileSync(path, "bytes of a disk");
  const { uploadId } = valueOf(await local.offerFile(path));
  const subject = { kind: "incident", id: made.id } as const;
  const added = await client.evidence.add({ subject, uploadIds: [uploadId], description: "" });
  [id = added.ids[0] ?? id] = added.ids;
});
afterEach(async () => {
  await Promise.all([giver.end(), taker.end()]);
});

const custodyOf = ({ core }: TestCore): CustodyService => valueOf(core.local.custody());

async function give(signs: "key" | "paper" = "key"): Promise<NotedHandOver> {
  return valueOf(
    await custodyOf(giver).give({
      ids: [id],
      person: "B. Taker",
      organisationName: "CERT-YY",
      signs,
      place: "Court house, room 4",
      purpose: "Examination",
      seals: new Map([[id, "S-0042"]]),
    }),
  );
}

const fileSchema = z.record(z.string(), z.string().nullable());

/** The file with one of its texts changed, written in its one form again. */
function changed(file: string, member: string, from: string, to: string): string {
  const parts = fileSchema.parse(JSON.parse(file));
  const text = parts[member] ?? "";
  expect(text).toContain(from);
  return `${canonicalJson({ ...parts, [member]: text.replace(from, to) })}\n`;
}

const kindsOf = (file: string, items: Parameters<typeof verifyCustodyFile>[1] = []) =>
  valueOf(verifyCustodyFile(file, items)).findings.map(({ kind }) => kind);

describe("a signed hand-over", () => {
  it("goes from giver to taker and back, and stands in both custody logs", async () => {
    const given = await give();
    expect(given.view).toMatchObject({
      giver: "A. Tester, CERT-XX",
      taker: "B. Taker, CERT-YY",
      items: [{ name: "disk.img", sealNumber: "S-0042", sizeBytes: 15 }],
      takerKeyId: null,
      isWhole: true,
    });
    const signed = valueOf(await custodyOf(taker).countersign(given.file));
    expect(signed.view.takerKeyId).toHaveLength(16);
    expect(valueOf(custodyOf(giver).complete(signed.file)).noted).toBe(1);
    const { items } = await giver.core.client.evidence.handOvers({ id });
    expect(items).toMatchObject([{ takerKeyId: signed.view.takerKeyId, isWhole: true }]);
    const { custody } = await giver.core.client.evidence.get({ id });
    expect(custody.map(({ act }) => act)).toEqual(["received", "handed-over", "countersigned"]);
  });

  it("is verified by minisign as well", async () => {
    const { file } = await give();
    const { statement = "", giverSignature = "" } = fileSchema.parse(JSON.parse(file));
    const path = join(giver.folder, "hand-over.json");
    writeFileSync(path, statement ?? "");
    writeFileSync(`${path}.minisig`, giverSignature ?? "");
    const { giver: party } = valueOf(parseHandOver(statement ?? ""));
    const publicKey = Buffer.from(party.publicKey, "base64");
    const key = formatPublicKey({ keyId: deviceKeyId(publicKey), publicKey });
    const { status, stdout } = spawnSync("minisign", ["-V", "-P", key, "-m", path], {
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/watchpost custody hand-over [0-9a-f-]{36}\n$/);
  });

  it("to somebody without Watchpost is signed by the giver alone, and says so", async () => {
    expect((await give("paper")).view).toMatchObject({
      signs: "paper",
      takerKeyId: null,
      isWhole: true,
    });
  });

  it("names what does not fit", async () => {
    const given = await give();
    const { file } = valueOf(await custodyOf(taker).countersign(given.file));
    expect(kindsOf(file)).toEqual([]);
    expect(kindsOf(changed(file, "statement", "S-0042", "S-0043"))).toEqual([
      "giver-signature-invalid",
      "receipt-of-another",
    ]);
    expect(kindsOf(changed(file, "receipt", "B. Taker", "C. Thief"))).toEqual([
      "taker-signature-invalid",
      "other-taker",
    ]);
    expect(kindsOf(changed(file, "giverSignature", "hand-over ", "hand-0ver "))).toEqual([
      "giver-signature-invalid",
      "receipt-of-another",
    ]);
    expect(kindsOf(changed(file, "statement", '"at":', '"at" :'))).toEqual([
      "statement-unreadable",
    ]);
    const other = await give();
    const parts = fileSchema.parse(JSON.parse(file));
    const { receipt, takerSignature } = parts;
    const mixed = canonicalJson({
      ...fileSchema.parse(JSON.parse(other.file)),
      receipt,
      takerSignature,
    });
    expect(kindsOf(mixed)).toEqual([
      "receipt-of-another",
      "receipt-of-another",
      "receipt-of-another",
    ]);
  });

  it("tells the file that changed hands from any other", async () => {
    const { file, view } = await give();
    const [item] = view.items;
    if (item === undefined) throw new Error("an item expected");
    const { sha256, sizeBytes } = item;
    const other = "0".repeat(64);
    expect(kindsOf(file, [{ id: null, sha256, sizeBytes }])).toEqual([]);
    expect(kindsOf(file, [{ id: null, sha256: other, sizeBytes }])).toEqual(["item-missing"]);
    expect(kindsOf(file, [{ id, sha256: other, sizeBytes }])).toEqual(["other-content"]);
    expect(kindsOf(file, [{ id, sha256, sizeBytes: 1 }])).toEqual(["other-size"]);
  });

  it("that does not hold is signed by nobody", async () => {
    const { file } = await give();
    const forged = changed(file, "statement", "Examination", "Destruction");
    expect(await custodyOf(taker).countersign(forged)).toMatchObject({
      error: { kind: "custody-refused", findings: [{ kind: "giver-signature-invalid" }] },
    });
    expect(custodyOf(giver).complete(file)).toMatchObject({ error: { kind: "invalid-value" } });
  });

  it("for another organisation is not countersigned", async () => {
    const stranger = await startTestVault({ organisation: "CERT-ZZ" });
    try {
      const refused = await custodyOf(stranger).countersign((await give()).file);
      expect(refused).toMatchObject({
        error: { kind: "custody-refused", findings: [{ kind: "other-taker" }] },
      });
    } finally {
      await stranger.end();
    }
  });

  it("travels with the case archive and is verified where the case comes to", async () => {
    const signed = valueOf(await custodyOf(taker).countersign((await give()).file));
    valueOf(custodyOf(giver).complete(signed.file));
    const { path } = valueOf(await archive(giver, [incidentId])).written;
    valueOf(await unarchive(taker, path));
    const { items } = await taker.core.client.evidence.handOvers({ id });
    expect(items).toMatchObject([{ isWhole: true, takerKeyId: signed.view.takerKeyId }]);
    const again = valueOf(await archive(taker, [incidentId])).written.path;
    expect((await contentsOf(again)).records).toEqual((await contentsOf(path)).records);
  });
});
