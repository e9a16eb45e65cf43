import { beforeEach, describe, expect, test } from "vitest";

import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import type { QuestionOrder } from "../../../../electron/services/requests/write-question.ts";
import { createRequests } from "../../../../electron/services/requests/requests.ts";
import { readSubjectRows } from "../../../../electron/storage/journal/journal-rows.ts";
import type { TestClock } from "../../../helpers/identity-desk.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { INCIDENT_ID } from "../../storage/journal/sample-actions.ts";
import {
  editIncident,
  exchange,
  introducedPair,
  makeCase,
  makeFolders,
  share,
  tally,
} from "../exchange-folder/folder-scene.ts";

let clock: TestClock;
let ours: ExchangeDesk;
let theirs: ExchangeDesk;

beforeEach(async () => {
  const disk = new PowerCutDisk();
  clock = { nowMs: Date.parse("2026-11-26T08:00:00.000Z") };
  await makeFolders(disk.files, ["CERT-XX", "CERT-YY"]);
  const [first, second] = await introducedPair(clock);
  ours = first.on(disk.files);
  theirs = second.on(disk.files);
  await makeCase(ours);
});

async function ask(changes: Partial<QuestionOrder> = {}): Promise<string> {
  const order = {
    peerId: theirs.organisationId(),
    incidentId: INCIDENT_ID,
    subject: null,
    text: "Who runs 192.0.2.1?\nWe saw it at night.",
    dueAt: "2026-11-27T08:00:00.000Z",
    tlp: null,
    ...changes,
  };
  return valueOf(await createRequests(ours).create(order)).id;
}

async function write(
  desk: ExchangeDesk,
  id: string,
  kind: Parameters<ReturnType<typeof createRequests>["write"]>[1]["kind"],
  text: string = kind,
) {
  clock.nowMs += 60_000;
  return createRequests(desk).write(id, { kind, text, tlp: null });
}

const seen = (desk: ExchangeDesk) =>
  createRequests(desk)
    .list()
    .map(({ direction, state, incidentId, messages }) => ({
      direction,
      state: state?.kind,
      incidentId,
      messages: messages.map(({ message, depth }) => `${String(depth)} ${message.kind}`),
    }));

const verbsOf = (desk: ExchangeDesk) =>
  readSubjectRows(desk.database.read, INCIDENT_ID).map(({ verb }) => verb);

describe("a request for information", () => {
  test("goes to the peer, is answered, and the answer stands with the incident of the desk that asked", async () => {
    const id = await ask();
    expect(tally(await exchange(ours))).toMatchObject({ sent: ["records"], problems: [] });
    const { received } = await exchange(theirs);
    expect(received.flatMap(({ taken }) => taken.statements)).toMatchObject([
      { kind: "question", threadId: id, outcome: "new" },
    ]);
    const [question] = createRequests(theirs).list();
    expect(question).toMatchObject({
      id,
      direction: "received",
      peer: { name: "CERT-XX" },
      incidentId: null,
      state: { kind: "open", remainingMs: 86_400_000 },
      // What the peer has never had it does not learn of by its id or title.
      question: { incidentId: null, subject: "Who runs 192.0.2.1?", tlp: "TLP:AMBER" },
    });
    expect(JSON.stringify(question)).not.toContain("Mail server");

    valueOf(await write(theirs, id, "partial", "We are asking."));
    valueOf(await write(theirs, id, "answer", "An operator in our country."));
    await exchange(theirs);
    await exchange(ours);
    expect(seen(ours)).toEqual([
      {
        direction: "asked",
        state: "answered",
        incidentId: INCIDENT_ID,
        messages: ["0 partial", "0 answer"],
      },
    ]);
    expect(verbsOf(ours)).toEqual(
      expect.arrayContaining(["question-asked", "question-message-received"]),
    );

    valueOf(await write(ours, id, "follow-up", "Since when?"));
    await exchange(ours);
    await exchange(theirs);
    valueOf(await write(theirs, id, "answer", "Since spring."));
    await exchange(theirs);
    await exchange(ours);
    expect(seen(ours)[0]?.messages).toEqual(["0 partial", "0 answer", "1 follow-up", "2 answer"]);
    valueOf(await write(ours, id, "closed", "Thank you."));
    await exchange(ours);
    await exchange(theirs);
    expect(seen(theirs)[0]?.state).toBe("closed");
    expect(await write(theirs, id, "answer", "One more thing.")).toMatchObject({
      error: { kind: "question-ended", state: "closed" },
    });
  });

  test("names the incident to a peer that has it, and stands with it there too", async () => {
    await share(ours, theirs.organisationId());
    await exchange(theirs);
    await ask();
    await exchange(ours);
    await exchange(theirs);
    expect(seen(theirs)).toMatchObject([{ incidentId: INCIDENT_ID }]);
    expect(verbsOf(theirs)).toContain("question-received");
  });

  test("is overdue after its day at both desks, and an answer after it is late", async () => {
    const id = await ask();
    await exchange(ours);
    await exchange(theirs);
    clock.nowMs = Date.parse("2026-11-27T08:00:01.000Z");
    expect([seen(ours)[0]?.state, seen(theirs)[0]?.state]).toEqual(["overdue", "overdue"]);
    valueOf(await write(theirs, id, "answer"));
    await exchange(theirs);
    await exchange(ours);
    expect(createRequests(ours).list()[0]?.state).toMatchObject({
      kind: "answered",
      isLate: true,
    });
  });

  test("can be declined, and withdrawn by whom asked", async () => {
    const declined = await ask();
    const withdrawn = await ask({ text: "Is it known to you?" });
    await exchange(ours);
    await exchange(theirs);
    valueOf(await write(theirs, declined, "declined", "We may not tell."));
    await exchange(theirs);
    await exchange(ours);
    valueOf(await write(ours, withdrawn, "withdrawn", "Found out."));
    await exchange(ours);
    await exchange(theirs);
    const states = new Map(
      createRequests(theirs)
        .list()
        .map(({ id, state }) => [id, state?.kind]),
    );
    expect([states.get(declined), states.get(withdrawn)]).toEqual(["declined", "withdrawn"]);
  });

  test("is answered by whom was asked only, and asked on by whom asked only", async () => {
    const id = await ask();
    await exchange(ours);
    await exchange(theirs);
    for (const [desk, kind] of [
      [ours, "answer"],
      [theirs, "follow-up"],
      [theirs, "closed"],
    ] as const) {
      expect(await write(desk, id, kind)).toMatchObject({
        error: { kind: "question-not-ours-to-do" },
      });
    }
    expect(await write(ours, INCIDENT_ID, "closed")).toMatchObject({
      error: { kind: "unknown-question" },
    });
  });
});

test("a question needs a text, a day to come and a label that may go to a desk", async () => {
  const base = { peerId: theirs.organisationId(), incidentId: INCIDENT_ID, subject: null };
  const order = { ...base, text: "Who?", dueAt: "2026-11-27T08:00:00.000Z", tlp: null };
  const { create, list } = createRequests(ours);
  expect(await create({ ...order, text: " " })).toMatchObject({
    error: { kind: "reason-required" },
  });
  expect(await create({ ...order, dueAt: "2026-11-26T08:00:00.000Z" })).toMatchObject({
    error: { kind: "invalid-value", field: "by" },
  });
  editIncident(ours, { tlp: "TLP:RED" });
  expect(await create(order)).toMatchObject({
    error: { kind: "question-withheld", tlp: "TLP:RED" },
  });
  expect(list()).toEqual([]);
});
