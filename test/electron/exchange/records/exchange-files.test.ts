import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBlobStore } from "../../../../electron/blobs/blob-store.ts";
import { systemRandom } from "../../../../electron/crypto/random.ts";
import { takeBundle } from "../../../../electron/exchange/records/take-bundle.ts";
import {
  planRelease,
  writeRelease,
  type ExchangeDesk,
} from "../../../../electron/exchange/records/write-release.ts";
import { nodeFiles } from "../../../../electron/files/node-files.ts";
import { evidenceFields } from "../../../../electron/services/evidence/evidence-fields.ts";
import { readHead } from "../../../../electron/storage/journal/journal-rows.ts";
import type { Change } from "../../../../electron/storage/journal/change.ts";
import type { Fields } from "../../../../electron/storage/records/json-value.ts";
import { NO_KNOWLEDGE } from "../../../../shared/exchange/release/knowledge.ts";
import { NOTHING_LEFT_OUT } from "../../../../shared/exchange/release/closure/release-request.ts";
import { identityDesk, type IdentityDesk } from "../../../helpers/identity-desk.ts";
import { valueOf } from "../../../helpers/vault.ts";
import {
  act,
  addAddresses,
  createIncident,
  createNote,
  INCIDENT_ID,
  updateIncident,
  visibleState,
} from "../../storage/journal/sample-actions.ts";
import { ORGANISATION_ID } from "../../storage/test-vault.ts";

const CANARY = "canary-of-the-desk-7f1d";
const EVIDENCE = "GET /owa/auth.owa HTTP/1.1\n";

let folder: string;
let ours: IdentityDesk;
let theirs: IdentityDesk;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "watchpost-test-"));
  ours = await identityDesk();
  theirs = await identityDesk({ organisation: "CERT-YY", countryCode: "YY" });
  await introduce(ours, theirs);
  await introduce(theirs, ours);
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("an incident through a file from one organisation to another", () => {
  test("arrives with notes, observables and evidence, and a second time changes nothing", async () => {
    const from = await deskOf(ours);
    const to = await deskOf(theirs);
    await makeCase(from);
    const path = await send(from);
    const { applied } = valueOf(await takeBundle(to, path, "apply"));
    expect(applied?.changed).toBe(1);
    expect(visibleState(to.database)).toMatchObject({
      incident: [{ title: "Mail server reached from outside", evidence_count: 1 }],
      note: [{ text: "Called the operator." }],
      observables: [{ value: "192.0.2.1" }, { value: "192.0.2.2" }],
    });
    const row = to.database.read.get<{ sha256: string }>("SELECT sha256 FROM evidence");
    const bytes: Uint8Array[] = [];
    for await (const piece of to.blobs.read(row?.sha256 ?? "")) bytes.push(piece);
    expect(Buffer.concat(bytes).toString()).toBe(EVIDENCE);
    const again = valueOf(await takeBundle(to, path, "apply"));
    expect(again.applied).toEqual({ actionId: 0, changed: 0 });
  });

  test("leaves out what the rules keep: no byte of it is in the opened bundle", async () => {
    const from = await deskOf(ours);
    await makeCase(from);
    const note = createNote(CANARY);
    if (note.op !== "create") throw new Error("a note expected");
    const red = { ...note, id: randomUUID(), fields: { ...owned(note, from), tlp: "TLP:RED" } };
    act(deskActor(from), "note-added", red);
    expect(await openedText(await send(from))).not.toContain(CANARY);
    act(deskActor(from), "note-updated", {
      op: "update",
      kind: "note",
      id: red.id,
      fields: { tlp: "TLP:AMBER" },
    });
    expect(await openedText(await send(from))).toContain(CANARY);
  });

  test("that was changed on the way changes nothing", async () => {
    const from = await deskOf(ours);
    const to = await deskOf(theirs);
    await makeCase(from);
    const path = await send(from);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 400) ^ 1, bytes.length - 400);
    writeFileSync(path, bytes);
    const before = readHead(to.database.read).sequence;
    expect(await takeBundle(to, path, "apply")).toMatchObject({ error: { kind: "altered" } });
    expect(readHead(to.database.read).sequence).toBe(before);
  });

  test("from a real vault is refused by one of an exercise", async () => {
    const from = await deskOf(ours);
    await makeCase(from);
    const path = await send(from);
    const to = { ...(await deskOf(theirs)), vaultKind: "exercise" as const };
    expect(await takeBundle(to, path, "apply")).toMatchObject({
      error: { kind: "wrong-vault-kind", found: "real", expected: "exercise" },
    });
  });

  test("is only shown when it is looked at", async () => {
    const from = await deskOf(ours);
    const to = await deskOf(theirs);
    await makeCase(from);
    const before = readHead(to.database.read).sequence;
    const { planned, applied } = valueOf(await takeBundle(to, await send(from), "preview"));
    expect(applied).toBeNull();
    expect(new Set(planned.map(({ plan }) => plan.kind))).toEqual(new Set(["merge"]));
    expect(readHead(to.database.read).sequence).toBe(before);
  });

  test("comes back as proposals that change nothing of the owner's record", async () => {
    const from = await deskOf(ours);
    const to = await deskOf(theirs);
    await makeCase(from);
    valueOf(await takeBundle(to, await send(from), "apply"));
    act(deskActor(to), "incident-updated", updateIncident({ severity: "critical" }));
    const before = visibleState(from.database);
    const back = valueOf(await takeBundle(from, await send(to, ours.organisationId), "apply"));
    expect(back.planned.find(({ record }) => record.id === INCIDENT_ID)?.plan).toMatchObject({
      kind: "propose",
      proposals: [{ field: "severity", ours: "medium", theirs: "critical" }],
    });
    expect(visibleState(from.database)).toEqual(before);
  });
});

describe("the place of a bundle in its stream", () => {
  test("names the next, a repetition, a gap and what came late", async () => {
    const [from, to] = [await deskOf(ours), await deskOf(theirs)];
    await makeCase(from);
    const [first, second, third] = [await send(from), await send(from), await send(from)];
    const placeOf = async (path: string) => valueOf(await takeBundle(to, path, "apply")).place;
    expect(await placeOf(first)).toEqual({ kind: "next" });
    expect(await placeOf(first)).toEqual({ kind: "repeated" });
    expect(await placeOf(third)).toEqual({ kind: "gap", missingFrom: 2, missingTo: 2 });
    expect(await placeOf(second)).toEqual({ kind: "late" });
  });

  test("of a vault that was copied is a fork: refused, and nothing changes", async () => {
    const [from, to] = [await deskOf(ours), await deskOf(theirs)];
    await makeCase(from);
    const first = await send(from);
    // As if this copy had not written the first one.
    from.database.transaction((write) => {
      write.run("DELETE FROM disclosure");
      write.run("UPDATE bundle SET direction = 'received'");
    });
    const stream = from.database.read.get<{ stream: Uint8Array }>("SELECT stream FROM bundle");
    const other = await send(from);
    expect(stream).toBeDefined();
    valueOf(await takeBundle(to, first, "apply"));
    const known = valueOf(await takeBundle(to, other, "preview"));
    // A new stream of its own: no fork, though the sequence is the same.
    expect(known.place).toEqual({ kind: "next" });
    to.database.transaction((write) => {
      write.run("UPDATE bundle SET stream = ?", [
        Buffer.from(known.manifest.stream.id.replaceAll("-", ""), "hex"),
      ]);
    });
    const before = readHead(to.database.read).sequence;
    expect(await takeBundle(to, other, "apply")).toMatchObject({
      error: { kind: "stream-forked", organisationId: ours.organisationId, sequence: 1 },
    });
    expect(readHead(to.database.read).sequence).toBe(before);
  });

  test("tells a vault that was set back that the other side has more of it", async () => {
    const [from, to] = [await deskOf(ours), await deskOf(theirs)];
    await makeCase(from);
    valueOf(await takeBundle(to, await send(from), "apply"));
    const back = await send(to, ours.organisationId);
    expect(valueOf(await takeBundle(from, back, "preview")).rolledBackAt).toBeNull();
    from.database.transaction((write) => {
      write.run("DELETE FROM disclosure");
      write.run("DELETE FROM bundle");
    });
    expect(valueOf(await takeBundle(from, back, "preview")).rolledBackAt).toBe(1);
  });
});

test("the register says what went to whom, and the journal that it went", async () => {
  const from = await deskOf(ours);
  await makeCase(from);
  await send(from);
  const rows = from.database.read.all<{ kind: string; organisation: string; tlp: string }>(
    "SELECT kind, lower(hex(organisation)) AS organisation, tlp FROM disclosure WHERE kind IN ('incident', 'note') ORDER BY kind",
  );
  const organisation = theirs.organisationId.replaceAll("-", "");
  expect(rows).toEqual([
    { kind: "incident", organisation, tlp: "TLP:AMBER" },
    { kind: "note", organisation, tlp: "TLP:AMBER" },
  ]);
  const last = from.database.read.get<{ readonly verb: string; readonly cause: string }>(
    "SELECT verb, cause FROM journal ORDER BY sequence DESC LIMIT 1",
  );
  expect(last?.verb).toBe("bundle-sent");
  expect(last?.cause).toContain(theirs.organisationId);
});

test("when the carrier fails as the file gets its name, the register tells of nothing and the number is not used again", async () => {
  const [from, to] = [await deskOf(ours), await deskOf(theirs)];
  await makeCase(from);
  const rename = async (): Promise<void> =>
    Promise.reject(Object.assign(new Error("EIO"), { code: "EIO" }));
  const { environment } = from;
  const pulled = { ...from, environment: { ...environment, files: { ...nodeFiles, rename } } };
  const path = join(folder, "pulled.age");
  const order = { ...released(from, theirs.organisationId), path, seenBy: "others" } as const;
  expect(await writeRelease(pulled, order)).toMatchObject({
    error: { kind: "medium-failed", code: "EIO" },
  });
  expect(readdirSync(folder).filter((name) => name.includes("pulled"))).toEqual([]);
  expect(from.database.read.all("SELECT id FROM disclosure")).toEqual([]);
  const { place } = valueOf(await takeBundle(to, await send(from), "apply"));
  expect(place).toEqual({ kind: "gap", missingFrom: 1, missingTo: 1 });
});

test("cancelled, it leaves no file, no entry in the register, and nothing taken in", async () => {
  const [from, to] = [await deskOf(ours), await deskOf(theirs)];
  await makeCase(from);
  const before = readHead(from.database.read).sequence;
  const files = readdirSync(folder, { recursive: true }).length;
  const path = join(folder, "cancelled.age");
  const signal = AbortSignal.abort();
  const order = {
    ...released(from, theirs.organisationId),
    path,
    signal,
    seenBy: "others",
  } as const;
  expect(await writeRelease(from, order)).toMatchObject({ error: { kind: "cancelled" } });
  expect(readdirSync(folder, { recursive: true }).length).toBe(files);
  expect(readHead(from.database.read).sequence).toBe(before);
  expect(from.database.read.all("SELECT id FROM bundle")).toEqual([]);
  const sent = await send(from);
  const taken = await takeBundle(to, sent, "apply", { signal });
  expect(taken).toMatchObject({ error: { kind: "cancelled" } });
  expect(to.database.read.all("SELECT id FROM incident")).toEqual([]);
});

async function introduce(to: IdentityDesk, whom: IdentityDesk): Promise<void> {
  await to.client.peers.add({ text: await whom.card() });
  const { words } = await whom.client.identity.show();
  await to.client.peers.confirm({ id: whom.organisationId, spoken: words });
}

async function deskOf({ context }: IdentityDesk): Promise<ExchangeDesk> {
  const directory = join(folder, context.organisationId());
  const blobs = join(directory, "blobs");
  await mkdir(blobs, { recursive: true });
  const key = Buffer.alloc(32, 7);
  return {
    ...context,
    environment: { files: nodeFiles, random: systemRandom, threads: null },
    spoolDirectory: directory,
    blobs: createBlobStore({
      directory: blobs,
      files: nodeFiles,
      random: systemRandom,
      contentKey: () => Buffer.from(key),
      nameKey: () => Buffer.from(key),
      isClear: false,
    }),
  };
}

function deskActor({ database, actor }: ExchangeDesk) {
  return { database, actor: actor() };
}

function owned(change: Change, desk: ExchangeDesk): Fields {
  if (change.op !== "create") throw new Error("a new record expected");
  expect(change.fields["ownerOrganisationId"]).toBe(ORGANISATION_ID);
  return { ...change.fields, ownerOrganisationId: desk.organisationId() };
}

async function makeCase(desk: ExchangeDesk): Promise<void> {
  const incident = createIncident();
  const note = createNote();
  if (incident.op !== "create" || note.op !== "create") throw new Error("new records expected");
  act(deskActor(desk), "incident-created", { ...incident, fields: owned(incident, desk) });
  act(deskActor(desk), "note-added", { ...note, fields: owned(note, desk) });
  act(deskActor(desk), "observables-added", addAddresses(2));
  const stored = valueOf(await desk.blobs.put(once(Buffer.from(EVIDENCE))));
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
  const evidence = { op: "create", kind: "evidence", id: randomUUID(), fields } as const;
  act(deskActor(desk), "evidence-added", evidence);
}

async function send(desk: ExchangeDesk, peerId = theirs.organisationId): Promise<string> {
  const path = join(folder, `${randomUUID()}.age`);
  valueOf(await writeRelease(desk, { ...released(desk, peerId), path, seenBy: "others" }));
  return path;
}

/** The case as the rules let it go to a peer that is named for it. */
function released(desk: ExchangeDesk, peerId: string) {
  const outcome = planRelease(desk, [INCIDENT_ID], {
    action: "bundle",
    compartment: { kind: "real" },
    ownOrganisationId: desk.organisationId(),
    recipients: [
      {
        kind: "organisation",
        organisationId: peerId,
        isInCommunity: true,
        namedFor: new Set([INCIDENT_ID]),
        persons: [],
        compartment: { kind: "real" },
        knowledge: NO_KNOWLEDGE,
      },
    ],
    selected: "all",
    leftOut: NOTHING_LEFT_OUT,
    redToken: null,
    isPapConfirmed: false,
  });
  return { outgoing: outcome.outgoing, released: outcome.released, peerIds: [peerId] };
}

/** What the recipient is shown of every record of a bundle. */
async function openedText(path: string): Promise<string> {
  const { planned } = valueOf(await takeBundle(await deskOf(theirs), path, "preview"));
  return JSON.stringify(planned.map(({ record }) => record));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
