import { randomUUID } from "node:crypto";
import { expect } from "vitest";

import { createBlobStore } from "../../../../electron/blobs/blob-store.ts";
import { systemRandom } from "../../../../electron/crypto/random.ts";
import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import type { FilePort } from "../../../../electron/files/file-port.ts";
import { evidenceFields } from "../../../../electron/services/evidence/evidence-fields.ts";
import {
  createFolderExchange,
  type FolderOrder,
} from "../../../../electron/services/exchange-folder/exchange-folder.ts";
import type { FolderLedger } from "../../../../electron/services/exchange-folder/folder-ledger.ts";
import type { Change } from "../../../../electron/storage/journal/change.ts";
import { verifyChain } from "../../../../electron/storage/journal/verify-chain.ts";
import { verifyTables } from "../../../../electron/storage/journal/verify-tables.ts";
import type { Fields } from "../../../../electron/storage/records/json-value.ts";
import { identityDesk, type IdentityDesk, type TestClock } from "../../../helpers/identity-desk.ts";
import { streamOf, valueOf } from "../../../helpers/vault.ts";
import {
  act,
  addAddresses,
  createIncident,
  createNote,
  INCIDENT_ID,
  updateIncident,
} from "../../storage/journal/sample-actions.ts";

export const STICK = "/stick";
export const EVIDENCE = "GET /owa/auth.owa HTTP/1.1\n";

/** A desk whose files lie on whatever disk is handed in; its database is real and keeps what was committed. */
export interface FolderDesk {
  readonly id: string;
  readonly identity: IdentityDesk;
  readonly on: (files: FilePort) => ExchangeDesk;
}

export async function folderDesk(
  organisation: string,
  clock?: TestClock,
  kind: "real" | "exercise" = "real",
): Promise<FolderDesk> {
  const identity = await identityDesk({
    organisation,
    countryCode: organisation.slice(-2),
    kind,
    ...(clock === undefined ? {} : { clock }),
  });
  const { context } = identity;
  const directory = `/${organisation}`;
  return {
    id: identity.organisationId,
    identity,
    on: (files) => ({
      ...context,
      environment: { files, random: systemRandom, threads: null },
      spoolDirectory: directory,
      blobs: createBlobStore({
        directory: `${directory}/blobs`,
        files,
        random: systemRandom,
        contentKey: () => Buffer.alloc(32, 7),
        nameKey: () => Buffer.alloc(32, 8),
        isClear: false,
      }),
    }),
  };
}

/** Two desks whose people have read their words to each other. */
export async function introducedPair(
  clock?: TestClock,
): Promise<readonly [FolderDesk, FolderDesk]> {
  const pair = [await folderDesk("CERT-XX", clock), await folderDesk("CERT-YY", clock)] as const;
  await introduce(pair[0], pair[1]);
  await introduce(pair[1], pair[0]);
  return pair;
}

export async function introduce(to: FolderDesk, whom: FolderDesk): Promise<void> {
  await to.identity.client.peers.add({ text: await whom.identity.card() });
  const { words } = await whom.identity.client.identity.show();
  await to.identity.client.peers.confirm({ id: whom.id, spoken: words });
}

/** The folders that are there before anything begins. */
export async function makeFolders(files: FilePort, desks: readonly string[]): Promise<void> {
  for (const path of [STICK, ...desks.flatMap((name) => [`/${name}`, `/${name}/blobs`])]) {
    await files.makeDirectory(path);
  }
  await files.syncDirectory("/");
  for (const name of desks) await files.syncDirectory(`/${name}`);
}

/** An incident with a note, two observables and a piece of evidence, all TLP:AMBER. */
export async function makeCase(desk: ExchangeDesk): Promise<void> {
  const ours = { database: desk.database, actor: desk.actor() };
  act(ours, "incident-created", owned(createIncident(), desk));
  act(ours, "note-added", owned(createNote(), desk));
  act(ours, "observables-added", addAddresses(2));
  await addEvidence(desk, EVIDENCE);
}

/** Gives its SHA-256. */
export async function addEvidence(desk: ExchangeDesk, content: string): Promise<string> {
  const stored = valueOf(await desk.blobs.put(streamOf(Buffer.from(content))));
  const incident = createIncident();
  if (incident.op !== "create") throw new Error("a new record expected");
  const { tlp = null, pap = null, createdAt = null } = incident.fields;
  const fields = evidenceFields({
    base: { tlp, pap, createdAt, ownerOrganisationId: desk.organisationId() },
    incidentId: INCIDENT_ID,
    reportId: null,
    item: {
      name: "access.log",
      mediaType: "text/plain",
      sizeBytes: stored.sizeBytes,
      sha256: stored.sha256Hex,
      description: "",
    },
    received: { atMs: 0, actor: "alice", detail: "" },
  });
  const ours = { database: desk.database, actor: desk.actor() };
  act(ours, "evidence-added", { op: "create", kind: "evidence", id: randomUUID(), fields });
  return stored.sha256Hex;
}

export function addNote(desk: ExchangeDesk, text: string, fields: Fields = {}): string {
  const note = owned(createNote(text), desk);
  if (note.op !== "create") throw new Error("a note expected");
  const id = randomUUID();
  const change = { ...note, id, fields: { ...note.fields, ...fields } };
  act({ database: desk.database, actor: desk.actor() }, "note-added", change);
  return id;
}

export function editIncident(desk: ExchangeDesk, fields: Fields): void {
  act({ database: desk.database, actor: desk.actor() }, "incident-updated", updateIncident(fields));
}

export function titleOf(desk: ExchangeDesk): string | undefined {
  return desk.database.read.get<{ readonly title: string }>("SELECT title FROM incident")?.title;
}

export function notesOf(desk: ExchangeDesk): readonly string[] {
  return desk.database.read
    .all<{ readonly text: string }>("SELECT text FROM note ORDER BY text")
    .map(({ text }) => text);
}

/** One run of `exchange folder` on the stick. */
export async function exchange(
  desk: ExchangeDesk,
  order: Partial<FolderOrder> = {},
): Promise<FolderLedger> {
  return valueOf(
    await createFolderExchange(desk).run(
      { directory: STICK, peerIds: "all", namedIncidentIds: [], ...order },
      {},
    ),
  );
}

/** The first sharing of the case with a peer: the analyst names it. */
export async function share(desk: ExchangeDesk, peerId: string): Promise<FolderLedger> {
  return exchange(desk, { peerIds: [peerId], namedIncidentIds: [INCIDENT_ID] });
}

/** The same in short: how many came and went, and what was wrong. */
export function tally({ received, sent, waiting, removed, refused, unsent, known }: FolderLedger) {
  return {
    received: received.length,
    sent: sent.map(({ isReceipt }) => (isReceipt ? "receipt" : "records")),
    waiting: waiting.length,
    removed: removed.length,
    known,
    problems: [...refused, ...unsent].map(({ problem }) => problem.kind),
  };
}

function owned(change: Change, desk: ExchangeDesk): Change {
  if (change.op !== "create") throw new Error("a new record expected");
  return {
    ...change,
    fields: { ...change.fields, ownerOrganisationId: desk.organisationId() },
  };
}

/** Every call with a path goes through the guard, reading and writing of open files too. */
export function guarded(files: FilePort, guard: (path: string) => void): FilePort {
  return {
    ...files,
    openForReading: async (path) => {
      guard(path);
      const file = await files.openForReading(path);
      return {
        ...file,
        read: async (buffer, position) => {
          guard(path);
          return file.read(buffer, position);
        },
      };
    },
    createFile: async (path) => {
      guard(path);
      const file = await files.createFile(path);
      return {
        ...file,
        write: async (bytes) => {
          guard(path);
          await file.write(bytes);
        },
        sync: async () => {
          guard(path);
          await file.sync();
        },
      };
    },
    rename: async (from, to) => {
      guard(to);
      await files.rename(from, to);
    },
    removeFile: async (path) => {
      guard(path);
      await files.removeFile(path);
    },
    readDirectory: async (path) => {
      guard(path);
      return files.readDirectory(path);
    },
    status: async (path) => {
      guard(path);
      return files.status(path);
    },
    syncDirectory: async (path) => {
      guard(path);
      await files.syncDirectory(path);
    },
  };
}

/** The journal's chain holds, and every table says what the journal says. */
export function expectSound(desk: ExchangeDesk): void {
  const { read } = desk.database;
  expect(lastOf(verifyChain(read))).toMatchObject({ isOk: true });
  expect(lastOf(verifyTables(read))).toEqual([]);
}

function lastOf<T>(steps: Iterator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
