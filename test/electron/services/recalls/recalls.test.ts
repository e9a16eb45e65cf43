import { beforeEach, describe, expect, test } from "vitest";

import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import { takeBundle } from "../../../../electron/exchange/records/take-bundle.ts";
import { signStatement } from "../../../../electron/exchange/statements/sign-statement.ts";
import {
  insertStatement,
  statementsDueTo,
} from "../../../../electron/exchange/statements/statement-rows.ts";
import { createBundles } from "../../../../electron/services/bundles/bundles.ts";
import type { NoticeOrder } from "../../../../electron/services/recalls/create-notices.ts";
import { createRecalls } from "../../../../electron/services/recalls/recalls.ts";
import { NOTICE } from "../../../../shared/exchange/release/notice/notice.ts";
import type { TestClock } from "../../../helpers/identity-desk.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { INCIDENT_ID, NOTE_ID } from "../../storage/journal/sample-actions.ts";
import {
  addNote,
  editIncident,
  exchange,
  expectSound,
  folderDesk,
  introduce,
  introducedPair,
  makeCase,
  makeFolders,
  notesOf,
  share,
  STICK,
  tally,
  titleOf,
  type FolderDesk,
} from "../exchange-folder/folder-scene.ts";

let disk: PowerCutDisk;
let clock: TestClock;
let ours: ExchangeDesk;
let theirs: ExchangeDesk;
let pair: readonly [FolderDesk, FolderDesk];

beforeEach(async () => {
  disk = new PowerCutDisk();
  clock = { nowMs: Date.parse("2026-11-26T08:00:00.000Z") };
  await makeFolders(disk.files, ["CERT-XX", "CERT-YY", "CERT-ZZ"]);
  pair = await introducedPair(clock);
  ours = pair[0].on(disk.files);
  theirs = pair[1].on(disk.files);
  await makeCase(ours);
});

/** A third desk that knows both and that both know. */
async function thirdDesk(): Promise<ExchangeDesk> {
  const last = await folderDesk("CERT-ZZ", clock);
  for (const one of pair) {
    await introduce(one, last);
    await introduce(last, one);
  }
  return last.on(disk.files);
}

const INCIDENT = { kind: "incident", id: INCIDENT_ID } as const;

function order(changes: Partial<NoticeOrder> = {}): NoticeOrder {
  return {
    kind: "recall",
    refs: [INCIDENT],
    peerIds: "all",
    reason: "Names a source.",
    dueAt: null,
    expiresAt: null,
    ...changes,
  };
}

async function recall(changes: Partial<NoticeOrder> = {}): Promise<string> {
  const [notice] = valueOf(await createRecalls(ours).create(order(changes)));
  return notice?.id ?? "";
}

const shared = async (): Promise<void> => {
  await share(ours, theirs.organisationId());
  await exchange(theirs);
  await exchange(ours);
};

const states = (desk: ExchangeDesk) =>
  createRecalls(desk)
    .list()
    .map(({ direction, state, journey }) => [direction, state?.kind, journey]);

describe("a recall", () => {
  test("travels to exactly the peer that has the records, is carried out there, and its answer comes back", async () => {
    const third = await thirdDesk();
    await shared();
    const id = await recall();
    expect(states(ours)).toEqual([["sent", "open", "not-sent"]]);
    expect(statementsDueTo(ours.database.read, third.organisationId())).toEqual([]);

    expect(tally(await exchange(ours))).toMatchObject({ sent: ["records"], problems: [] });
    const { received } = await exchange(theirs);
    expect(received.flatMap(({ taken }) => taken.statements)).toMatchObject([
      { kind: "notice", threadId: id, outcome: "new" },
    ]);
    expect(await exchange(third)).toMatchObject({ received: [] });
    const [seen] = createRecalls(theirs).list();
    expect(seen).toMatchObject({
      id,
      direction: "received",
      peer: { name: "CERT-XX" },
      notice: { reason: "Names a source.", dueAt: "2026-12-10T08:00:00.000Z" },
      state: { kind: "open" },
    });
    expect(seen?.notice?.records.map(({ kind }) => kind)).toEqual([
      "evidence",
      "incident",
      "note",
      "observable-link",
      "observable-link",
    ]);

    const done = valueOf(await createRecalls(theirs).confirm(id, "en"));
    expect(done).toMatchObject({ state: { kind: "confirmed", isLate: false }, handledCount: 5 });
    expect(notesOf(theirs)).toEqual([]);
    expect(titleOf(theirs)).toBe("[recall]");
    const left = theirs.database.read.get(
      "SELECT (SELECT count(*) FROM evidence) AS evidence, (SELECT count(*) FROM observable_link) AS links, (SELECT description FROM incident) AS text",
    );
    expect(left).toEqual({ evidence: 0, links: 0, text: "" });
    const kept = theirs.database.read.all<{ readonly changes: string }>(
      "SELECT changes FROM exchange_state",
    );
    expect(kept.map(({ changes }) => changes).join("")).not.toContain("operator");
    expectSound(theirs);

    await exchange(theirs);
    await exchange(ours);
    expect(states(ours)).toEqual([["sent", "confirmed", "delivered"]]);
    expect(createRecalls(ours).list()[0]?.handledCount).toBe(5);
    // Nothing goes round in circles.
    expect(tally(await exchange(theirs))).toMatchObject({ received: 1 });
    expect(tally(await exchange(theirs))).toMatchObject({ received: 0, sent: [], problems: [] });
    expect(tally(await exchange(ours))).toMatchObject({ received: 0, sent: [], problems: [] });
  });

  test("keeps what the receiving desk itself wrote", async () => {
    await shared();
    addNote(theirs, "Blocked here.");
    const id = await recall();
    await exchange(ours);
    await exchange(theirs);
    valueOf(await createRecalls(theirs).confirm(id, "en"));
    expect(notesOf(theirs)).toEqual(["Blocked here."]);
  });

  test("ends the sharing: nothing further of the incident goes, and what waited for a stick is taken back", async () => {
    await share(ours, theirs.organisationId());
    await recall();
    addNote(ours, "Not for them.");
    editIncident(ours, { title: "Not for them" });
    const { sent, removed } = await exchange(ours);
    expect(sent.map(({ outcome }) => outcome)).toEqual([null]);
    expect(removed).toHaveLength(1);
    await exchange(theirs);
    expect(notesOf(theirs)).toEqual([]);
    expect(titleOf(theirs)).toBeUndefined();
  });

  test("is asked again after a refusal, which says why; a confirmation can't be taken back", async () => {
    await shared();
    const id = await recall();
    await exchange(ours);
    await exchange(theirs);
    expect(await createRecalls(theirs).refuse(id, " ")).toMatchObject({
      error: { kind: "reason-required" },
    });
    valueOf(await createRecalls(theirs).refuse(id, "Needed in court."));
    expect(titleOf(theirs)).toBe("Mail server reached from outside");
    await exchange(theirs);
    await exchange(ours);
    expect(createRecalls(ours).list()[0]?.state).toMatchObject({
      kind: "refused",
      reason: "Needed in court.",
    });
    valueOf(await createRecalls(theirs).confirm(id, "en"));
    expect(await createRecalls(theirs).refuse(id, "After all not.")).toMatchObject({
      error: { kind: "notice-confirmed" },
    });
    await exchange(theirs);
    await exchange(ours);
    expect(createRecalls(ours).list()[0]?.state?.kind).toBe("confirmed");
  });

  test("is overdue at both desks when its day has passed, and an answer after it is late", async () => {
    await shared();
    const id = await recall({ dueAt: "2026-11-27T08:00:00.000Z" });
    await exchange(ours);
    await exchange(theirs);
    clock.nowMs = Date.parse("2026-11-27T08:00:00.001Z");
    expect(states(ours)).toEqual([["sent", "overdue", "sent"]]);
    expect(states(theirs)).toEqual([["received", "overdue", "delivered"]]);
    valueOf(await createRecalls(theirs).confirm(id, "en"));
    await exchange(theirs);
    await exchange(ours);
    expect(createRecalls(ours).list()[0]?.state).toMatchObject({ kind: "confirmed", isLate: true });
  });

  test("of one note leaves the rest, and the note does not go again before it is lifted", async () => {
    await shared();
    const id = await recall({ refs: [{ kind: "note", id: NOTE_ID }] });
    addNote(ours, "Goes on.");
    await exchange(ours);
    await exchange(theirs);
    valueOf(await createRecalls(theirs).confirm(id, "en"));
    await exchange(theirs);
    await exchange(ours);
    expect(notesOf(theirs)).toEqual(["Goes on."]);
    await share(ours, theirs.organisationId());
    await exchange(theirs);
    expect(notesOf(theirs)).toEqual(["Goes on."]);

    clock.nowMs += 60_000;
    expect(valueOf(createRecalls(ours).lift(id))).toBe(1);
    await share(ours, theirs.organisationId());
    expect(tally(await exchange(theirs))).toMatchObject({ received: 1, problems: [] });
    expect(notesOf(theirs)).toEqual(["Called the operator.", "Goes on."]);
  });

  test("is not undone by an older bundle that arrives late, or once more", async () => {
    const early = `${STICK}/early.bin`;
    const request = { peerIds: [theirs.organisationId()], incidentIds: [INCIDENT_ID] };
    valueOf(await createBundles(ours).create(request, early, {}));
    valueOf(await takeBundle(theirs, early, "apply"));
    clock.nowMs += 60_000;
    const id = await recall();
    await exchange(ours);
    await exchange(theirs);
    valueOf(await createRecalls(theirs).confirm(id, "en"));
    const again = valueOf(await takeBundle(theirs, early, "apply"));
    expect(
      new Set(again.planned.map(({ plan }) => plan.kind === "misplaced" && plan.refusal.kind)),
    ).toEqual(new Set(["recalled"]));
    expect(notesOf(theirs)).toEqual([]);
    expect(titleOf(theirs)).toBe("[recall]");
  });

  test("that was lifted brings the whole incident again when it is shared anew", async () => {
    await shared();
    const id = await recall();
    await exchange(ours);
    await exchange(theirs);
    valueOf(await createRecalls(theirs).confirm(id, "en"));
    clock.nowMs += 60_000;
    expect(tally(await share(ours, theirs.organisationId())).sent).toEqual([]);
    valueOf(createRecalls(ours).lift(id));
    await share(ours, theirs.organisationId());
    await exchange(theirs);
    expect(titleOf(theirs)).toBe("Mail server reached from outside");
    expect(notesOf(theirs)).toEqual(["Called the operator."]);
  });

  test("that nobody has seen can be withdrawn, and one that went out can't", async () => {
    await shared();
    const id = await recall();
    valueOf(createRecalls(ours).withdraw(id));
    expect(createRecalls(ours).list()).toEqual([]);
    expect(tally(await exchange(ours)).sent).toEqual([]);
    const second = await recall();
    await exchange(ours);
    expect(createRecalls(ours).withdraw(second)).toMatchObject({
      error: { kind: "notice-went-out" },
    });
  });

  test("goes again in another bundle when the first was lost, and is known the second time", async () => {
    await shared();
    await recall();
    const request = { peerIds: [theirs.organisationId()], incidentIds: "since-last" } as const;
    valueOf(await createBundles(ours).create(request, `${STICK}/one.bin`, {}));
    valueOf(await createBundles(ours).create(request, `${STICK}/two.bin`, {}));
    const first = valueOf(await takeBundle(theirs, `${STICK}/two.bin`, "apply"));
    const second = valueOf(await takeBundle(theirs, `${STICK}/one.bin`, "apply"));
    expect(first.statements.map(({ outcome }) => outcome)).toEqual(["new"]);
    expect(second.statements.map(({ outcome }) => outcome)).toEqual(["known"]);
    expect(createRecalls(theirs).list()).toHaveLength(1);
  });

  test("never goes along where others would read it", async () => {
    const third = await thirdDesk();
    await shared();
    await recall();
    editIncident(ours, { tlp: "TLP:CLEAR" });
    const peerIds = [theirs.organisationId(), third.organisationId()];
    expect(
      await createBundles(ours).create({ peerIds, incidentIds: "all" }, `${STICK}/both.bin`, {}),
    ).toMatchObject({ error: { kind: "nothing-to-send" } });
  });

  test("of what nobody has is none", async () => {
    const third = await thirdDesk();
    expect(await createRecalls(ours).create(order())).toMatchObject({
      error: { kind: "nothing-to-recall" },
    });
    await shared();
    const others = order({ peerIds: [third.organisationId()] });
    expect(await createRecalls(ours).create(others)).toMatchObject({
      error: { kind: "nothing-to-recall" },
    });
  });
});

describe("a correction and an expiry", () => {
  test("remove nothing and keep the sharing", async () => {
    await shared();
    const correction = await recall({ kind: "correction", reason: "Wrong host." });
    const expiry = await recall({ kind: "expiry", expiresAt: "2026-12-01T00:00:00.000Z" });
    editIncident(ours, { title: "Right host" });
    await exchange(ours);
    await exchange(theirs);
    expect(titleOf(theirs)).toBe("Right host");
    for (const id of [correction, expiry]) {
      const done = valueOf(await createRecalls(theirs).confirm(id, "en"));
      expect(done).toMatchObject({ state: { kind: "confirmed" }, handledCount: 5 });
    }
    expect(notesOf(theirs)).toEqual(["Called the operator."]);
  });
});

describe("a notice that must have no effect", () => {
  test("about a record of somebody else is refused by name, and nobody can confirm it", async () => {
    const third = await thirdDesk();
    await share(ours, theirs.organisationId());
    await share(ours, third.organisationId());
    await exchange(theirs);
    await exchange(third);
    // CERT-YY knows the id of a record of CERT-XX and calls it back from CERT-ZZ.
    const id = forge(theirs, third.organisationId());
    await exchange(theirs);
    const { received } = await exchange(third);
    expect(received.flatMap(({ taken }) => taken.statements)).toMatchObject([
      {
        kind: "notice",
        outcome: "refused",
        refusal: { kind: "not-owner", records: [INCIDENT] },
      },
    ]);
    const [seen] = createRecalls(third).list();
    expect(seen).toMatchObject({ id, state: null, refusal: { kind: "not-owner" } });
    expect(await createRecalls(third).confirm(id, "en")).toMatchObject({
      error: { kind: "notice-without-effect", why: "not-owner" },
    });
    expect(titleOf(third)).toBe("Mail server reached from outside");
  });

  test("that is addressed to another desk, or to an exercise, is refused", async () => {
    const third = await thirdDesk();
    await shared();
    forge(ours, theirs.organisationId(), { recipient: third.organisationId() });
    forge(ours, theirs.organisationId(), { purpose: { kind: "exercise", exerciseId: null } });
    await exchange(ours);
    const { received } = await exchange(theirs);
    expect(
      new Set(
        received.flatMap(({ taken }) => taken.statements.map(({ refusal }) => refusal?.kind)),
      ),
    ).toEqual(new Set(["not-addressed-to-us", "other-compartment"]));
  });

  test("that was changed after it was signed is refused", async () => {
    await shared();
    const id = await recall();
    ours.database.transaction((write) => {
      write.run("UPDATE statement SET statement = replace(statement, 'Names a source', 'Nothing')");
    });
    await exchange(ours);
    await exchange(theirs);
    expect(createRecalls(theirs).list()).toMatchObject([
      { id, state: null, refusal: { kind: "signature-invalid" } },
    ]);
  });
});

/** A notice about the incident as its sender's own program would never write it. */
function forge(
  from: ExchangeDesk,
  to: string,
  replaced: Parameters<typeof signStatement>[3] = {},
): string {
  const noticeId = from.actor().ids.newId();
  from.database.transaction((write) => {
    const signed = valueOf(
      signStatement(write, from, NOTICE, {
        noticeId,
        kind: "recall",
        sender: from.organisationId(),
        recipient: to,
        purpose: { kind: "real" },
        issuedAt: "2026-11-26T08:00:00.000Z",
        dueAt: "2026-12-26T08:00:00.000Z",
        expiresAt: null,
        correctedBy: null,
        reason: "Because.",
        records: [{ ...INCIDENT }],
        ...replaced,
      }),
    );
    insertStatement(write, {
      ...signed,
      id: noticeId,
      kind: "notice",
      direction: "sent",
      organisationId: to,
      threadId: noticeId,
      tlp: "TLP:AMBER",
      atMs: clock.nowMs,
      refusal: null,
    });
  });
  return noticeId;
}
