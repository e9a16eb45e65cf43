import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readSealedZip } from "../../../helpers/sealed-zip.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  incidentIdSchema,
  type EvidenceId,
  type IncidentId,
} from "../../../../shared/model/ids.ts";
import { startTestVault, type TestCore } from "../../../helpers/core.ts";

let test: TestCore;
let incidentId: IncidentId;
beforeEach(async () => {
  test = await startTestVault();
  const made = await test.core.client.incidents.create({ title: "Case", tlp: "TLP:AMBER" });
  incidentId = incidentIdSchema.parse(made.id);
});
afterEach(async () => {
  await test.end();
});

const SHA256_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

async function addHello(): Promise<EvidenceId> {
  const path = join(test.folder, "sample.bin");
  writeFileSync(path, "hello");
  const offered = await test.core.local.offerFile(path);
  if (!offered.ok) throw new Error(offered.error.kind);
  const added = await test.core.client.evidence.add({
    subject: { kind: "incident", id: incidentId },
    uploadIds: [offered.value.uploadId],
  });
  const [id] = added.ids;
  if (id === undefined) throw new Error("nothing added");
  return id;
}

const acts = async (id: EvidenceId) =>
  (await test.core.client.evidence.get({ id })).custody.map(({ act }) => act);

/** What quarantine software does to a file that it takes for malware. */
function takeSealedFiles(folder: string): void {
  const sealed = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    /blobs[/\\][0-9a-z]+[/\\][0-9a-z]+$/.test(path),
  );
  expect(sealed.length).toBeGreaterThan(0);
  for (const path of sealed) rmSync(join(folder, path));
}

async function verify(id: EvidenceId) {
  const stream = await test.core.client.evidence.verify({ ids: [id] });
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
  }
}

describe("evidence", () => {
  it("is hashed on the way in, marked as its incident, and its custody begins", async () => {
    const item = await test.core.client.evidence.get({ id: await addHello() });
    expect(item).toMatchObject({
      name: "sample.bin",
      sizeBytes: 5,
      sha256: SHA256_OF_HELLO,
      tlp: "TLP:AMBER",
      isDamaged: false,
    });
    expect(item.custody.map(({ act, sha256 }) => [act, sha256])).toEqual([
      ["received", SHA256_OF_HELLO],
    ]);
  });

  it("is verified against its hash, and the log says so", async () => {
    const id = await addHello();
    expect(await verify(id)).toEqual({ verified: 1, damaged: [] });
    expect(await acts(id)).toEqual(["received", "verified"]);
  });

  it("is named as damaged when a virus scanner took its sealed file, and the way out is closed (threats row 29)", async () => {
    const id = await addHello();
    takeSealedFiles(test.folder);
    expect(await verify(id)).toEqual({ verified: 0, damaged: [id] });
    expect(await test.core.client.evidence.get({ id })).toMatchObject({ isDamaged: true });
    expect(await acts(id)).toEqual(["received", "found-damaged"]);
    await expect(
      test.core.client.evidence.export({ id, acknowledged: true }),
    ).rejects.toMatchObject({ data: { kind: "evidence-damaged", name: "sample.bin" } });
  });

  it("leaves only with the warning acknowledged, the same bytes, and a line in the log", async () => {
    const id = await addHello();
    const ticket = await test.core.client.evidence.export({
      id,
      acknowledged: true,
      reason: "lab",
    });
    const path = join(test.folder, "out.bin");
    expect(await test.core.local.saveDownload(ticket.ticket, path)).toEqual({
      ok: true,
      value: { sizeBytes: 5 },
    });
    expect(readFileSync(path, "utf8")).toBe("hello");
    expect(await acts(id)).toEqual(["received", "exported"]);
  });

  it("leaves in a sealed archive, of the size that was told, and the log says so", async () => {
    const id = await addHello();
    const { ticket, name, sizeBytes } = await test.core.client.evidence.export({
      id,
      acknowledged: true,
      archive: { password: "infected" },
    });
    expect(name).toBe("sample.bin.zip");
    const path = join(test.folder, name);
    expect(await test.core.local.saveDownload(ticket, path)).toEqual({
      ok: true,
      value: { sizeBytes },
    });
    expect(await readSealedZip(path, "infected")).toEqual({ name: "sample.bin", text: "hello" });
    expect(await acts(id)).toEqual(["received", "exported-sealed"]);
  });

  it("gives a ticket's file once and never over an existing file", async () => {
    const id = await addHello();
    const { ticket } = await test.core.client.evidence.export({ id, acknowledged: true });
    const path = join(test.folder, "sample.bin");
    expect(await test.core.local.saveDownload(ticket, path)).toMatchObject({
      error: { kind: "backup-target-exists" },
    });
    await test.core.local.saveDownload(ticket, join(test.folder, "a"));
    expect(await test.core.local.saveDownload(ticket, join(test.folder, "b"))).toMatchObject({
      error: { kind: "ticket-expired" },
    });
  });

  it("keeps the custody log when the hand-over is not to be taken back", async () => {
    const id = await addHello();
    const { actionId } = await test.core.client.evidence.handOver({ id, to: "Police" });
    await expect(test.core.client.journal.undo({ actionId })).rejects.toMatchObject({
      data: { kind: "cannot-undo", why: "final" },
    });
    expect(await acts(id)).toEqual(["received", "handed-over"]);
  });

  it("shows the first bytes and nothing more", async () => {
    const id = await addHello();
    const { bytes } = await test.core.client.evidence.peek({ id, offset: 1, length: 3 });
    expect(Buffer.from(bytes).toString("utf8")).toBe("ell");
  });
});
