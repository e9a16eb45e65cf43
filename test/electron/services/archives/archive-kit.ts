import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";

import { openArchive } from "../../../../electron/exchange/archive/open-archive.ts";
import { systemRandom } from "../../../../electron/crypto/random.ts";
import { nodeFiles } from "../../../../electron/files/node-files.ts";
import type {
  ArchiveOrder,
  ArchiveService,
  MadeArchive,
} from "../../../../electron/services/archives/archives.ts";
import type { Failure } from "../../../../shared/contract/failures.ts";
import type { ArchiveLedger } from "../../../../shared/exchange/archive/archive-ledger.ts";
import type { IncidentId } from "../../../../shared/model/ids.ts";
import type { Result } from "../../../../shared/result.ts";
import type { TestCore } from "../../../helpers/core.ts";
import { valueOf } from "../../../helpers/vault.ts";

export const ARCHIVE_PASSPHRASE = "eleven quiet otters under the ice";
const SEALING = { kind: "passphrase", passphrase: ARCHIVE_PASSPHRASE } as const;

export function archivesOf({ core }: TestCore): ArchiveService {
  return valueOf(core.local.archives());
}

/** A case with something of every kind, changed, partly deleted, with two files and a report. */
export async function makeWholeCase(test: TestCore, words: CaseWords = WORDS): Promise<IncidentId> {
  const { client, local } = test.core;
  const { id: reportId } = await client.reports.create({
    intakeKind: "phone",
    title: words.title,
    body: words.body,
    sender: "operator@example.net",
    tlp: "TLP:GREEN",
  });
  const accepted = await client.reports.accept({ ids: [reportId], into: "one-incident" });
  const [incidentId] = accepted.incidentIds;
  if (incidentId === undefined) throw new Error("an incident expected");
  await client.incidents.update({
    id: incidentId,
    patch: {
      title: words.title,
      description: words.body,
      severity: "high",
      classification: ['rsit:intrusions="privileged-account-compromise"'],
      tags: [...words.tags],
    },
  });
  const subject = { kind: "incident", id: incidentId } as const;
  const { client: calls } = test.core;
  await calls.observables.add({ subject, items: words.observables.map((one) => ({ ...one })) });
  await calls.observables.add({
    subject: { kind: "report", id: reportId },
    items: [{ type: "ip-src", value: "192.0.2.77" }],
  });
  await calls.notes.add({ incidentId, draft: { text: words.body || "-", tlp: "TLP:AMBER" } });
  const { id: gone } = await calls.notes.add({ incidentId, draft: { text: "written in error" } });
  await calls.notes.remove({ id: gone });
  const { id: taskId } = await calls.tasks.add({ incidentId, draft: { title: "Call them" } });
  await calls.tasks.update({ id: taskId, patch: { status: "done" } });
  await calls.timeline.add({
    incidentId,
    draft: {
      at: { instant: "2026-11-20T10:00:00.000Z", precision: "hour", zone: "Europe/Vienna" },
      title: "First login",
      tags: [...words.tags],
    },
  });
  await calls.investigations.add({
    incidentId,
    draft: { askedOf: "Provider", question: "Whose address is it?" },
  });
  await calls.countermeasures.add({
    incidentId,
    draft: { kind: "block", target: "192.0.2.77", requestedOf: "Provider" },
  });
  const uploadIds: string[] = [];
  for (const [at, bytes] of words.files.entries()) {
    const path = join(test.folder, `evidence-${String(at)}.bin`);
    await writeFile(path, bytes);
    uploadIds.push(valueOf(await local.offerFile(path)).uploadId);
  }
  const added =
    uploadIds.length === 0
      ? { ids: [] }
      : await calls.evidence.add({ subject, uploadIds, description: "disk" });
  const [evidenceId] = added.ids;
  if (evidenceId !== undefined) {
    await calls.evidence.handOver({ id: evidenceId, to: "Court", detail: "sealed bag 7" });
  }
  const { id: other } = await calls.incidents.create({ title: "Another", tlp: "TLP:GREEN" });
  await calls.relations.add({
    fromKind: "incident",
    fromId: incidentId,
    toKind: "incident",
    toId: other,
    type: "related-to",
    comment: words.title,
  });
  return incidentId;
}

export interface CaseWords {
  readonly title: string;
  readonly body: string;
  readonly tags: readonly string[];
  readonly observables: readonly { readonly type: string; readonly value: string }[];
  readonly files: readonly Uint8Array[];
}

export const WORDS: CaseWords = {
  title: "Web shell on mail.example.net",
  body: "Über Nacht, 3×: “quoted” – naïve\nsecond line",
  tags: ["phishing", "wave:7"],
  observables: [
    { type: "domain", value: "evil.example" },
    { type: "ip-dst", value: "198.51.100.9" },
  ],
  files: [Buffer.alloc(200_000, "evidence "), Buffer.from("small")],
};

const text = (maxLength: number) => fc.string({ unit: "grapheme", minLength: 1, maxLength });

/** Words of which each is as an analyst could type it. */
export const anyWords: fc.Arbitrary<CaseWords> = fc.record({
  title: text(60).map((one) => `x${one.replaceAll(/\p{Cc}/gu, " ").trim()}`),
  body: text(300),
  tags: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9:-]{0,15}$/), { maxLength: 5 }),
  observables: fc.uniqueArray(
    fc.ipV4().map((value) => ({ type: "ip-dst", value })),
    { minLength: 1, maxLength: 20, selector: ({ value }) => value },
  ),
  files: fc.uniqueArray(fc.uint8Array({ minLength: 1, maxLength: 70_000 }), {
    maxLength: 3,
    selector: (bytes) => Buffer.from(bytes).toString("hex"),
  }),
});

export async function archive(
  test: TestCore,
  incidentIds: readonly string[],
  order: Partial<ArchiveOrder> & { readonly name?: string } = {},
): Promise<Result<MadeArchive, Failure>> {
  const { name = "case.case.age", ...rest } = order;
  const whole: ArchiveOrder = { incidentIds, ceiling: "TLP:AMBER", sealing: SEALING, ...rest };
  return archivesOf(test).create(whole, join(test.folder, name), {});
}

/** Takes a file in as one whose key was compared. */
export async function unarchive(
  test: TestCore,
  path: string,
  mode: "preview" | "apply" = "apply",
): Promise<Result<ArchiveLedger, Failure>> {
  const file = { path, passphrase: ARCHIVE_PASSPHRASE, vouchedKeyId: null };
  const looked = await archivesOf(test).take(file, "preview", {});
  if (!looked.ok || mode === "preview") return looked;
  const { deviceKeyId: vouchedKeyId } = looked.value.signer;
  return archivesOf(test).take({ ...file, vouchedKeyId }, "apply", {});
}

/** Everything that an archive holds, opened by its passphrase alone. */
export async function contentsOf(path: string) {
  const opened = valueOf(
    await openArchive(
      { files: nodeFiles, random: systemRandom, threads: null },
      {
        source: await nodeFiles.openForReading(path),
        path,
        keys: { passphrase: ARCHIVE_PASSPHRASE, identities: [] },
        vaultKind: "real",
        refuseSigner: () => undefined,
      },
    ),
  );
  const { manifest } = opened;
  const records: string[] = [];
  for await (const line of opened.lines("records")) records.push(line);
  const history: string[] = [];
  for await (const line of opened.lines("history")) history.push(line);
  const files: Record<string, Buffer> = {};
  for (const { sha256 } of manifest.members.slice(2)) {
    const pieces: Buffer[] = [];
    for await (const piece of opened.blob(sha256) ?? []) pieces.push(Buffer.from(piece));
    files[sha256] = Buffer.concat(pieces);
  }
  await opened.close();
  return { manifest, records, history, files };
}

/** Sums of a ledger that must hold whatever came of it. */
export function expectSums({ records, byKind, evidence, history }: ArchiveLedger): void {
  for (const tally of [records, ...Object.values(byKind)]) {
    expect(tally.new + tally.changed + tally.unchanged + tally.refused).toBe(tally.found);
  }
  const kinds = Object.values(byKind).reduce((sum, { found }) => sum + found, 0);
  expect(kinds).toBe(records.found);
  expect(evidence.stored + evidence.present + evidence.absent).toBe(evidence.found);
  expect(history.added + history.known).toBe(history.found);
}

export function bytesAt(path: string): Buffer {
  return readFileSync(path);
}
