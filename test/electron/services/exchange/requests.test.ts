import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { exchangingDesk, introduce, resultOf, type ExchangingDesk } from "./two-desks.ts";

let ours: ExchangingDesk;
let theirs: ExchangingDesk;
let incidentId: string;
let directory: string;

beforeAll(async () => {
  ours = await exchangingDesk("CERT-XX");
  theirs = await exchangingDesk("CERT-YY");
  await introduce(ours, theirs);
  await introduce(theirs, ours);
  directory = join(ours.test.folder, "stick");
  mkdirSync(directory);
  const draft = { title: "Relay abuse", tlp: "TLP:AMBER" } as const;
  incidentId = (await ours.client.incidents.create(draft)).id;
});

afterAll(async () => {
  await ours.test.end();
  await theirs.test.end();
});

/** The stick goes to them and back again. */
async function meet(): Promise<void> {
  for (const desk of [ours, theirs, ours]) await resultOf(desk.client.folders.run({ directory }));
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const ask = (text: string, dueAt = inDays(3)) =>
  ours.client.requests.ask({ peerId: theirs.id, incidentId, text, dueAt });

const failing = (kind: string) => ({ data: { kind } });

test("a question goes to the peer, is answered there and closed here", async () => {
  const asked = await ask("Who runs the relay?\nAnd since when?");
  const { id } = asked;
  expect(asked).toMatchObject({
    direction: "asked",
    peer: { id: theirs.id, name: "CERT-YY" },
    incidentId,
    question: { subject: "Who runs the relay?", tlp: "TLP:AMBER" },
    state: { kind: "open" },
    messages: [],
    journey: "not-sent",
  });
  await meet();
  expect((await theirs.client.requests.list()).items).toMatchObject([
    { id, direction: "received", peer: { name: "CERT-XX" }, incidentId: null },
  ]);
  await expect(
    theirs.client.requests.write({ id, kind: "closed", text: "Enough." }),
  ).rejects.toMatchObject(failing("question-not-ours-to-do"));
  const answered = await theirs.client.requests.write({ id, kind: "answer", text: "A hoster." });
  expect(answered).toMatchObject({
    state: { kind: "answered", isLate: false },
    messages: [{ kind: "answer", isOurs: true, text: "A hoster.", depth: 0 }],
  });
  await resultOf(theirs.client.folders.run({ directory }));
  await resultOf(ours.client.folders.run({ directory }));
  expect((await ours.client.requests.list()).items).toMatchObject([
    { state: { kind: "answered" }, journey: "delivered", messages: [{ isOurs: false }] },
  ]);
  const closed = await ours.client.requests.write({ id, kind: "closed", text: "Thank you." });
  expect(closed.state).toMatchObject({ kind: "closed" });
  await expect(
    ours.client.requests.write({ id, kind: "follow-up", text: "More?" }),
  ).rejects.toMatchObject(failing("question-ended"));
});

test("what cannot be asked or answered is told as it is", async () => {
  await expect(ask("Too late?", inDays(-1))).rejects.toMatchObject(failing("invalid-value"));
  const write = ours.client.requests.write({ id: incidentId, kind: "answer", text: "To what?" });
  await expect(write).rejects.toMatchObject(failing("unknown-question"));
  await expect(
    ours.client.requests.ask({
      peerId: theirs.id,
      incidentId,
      text: "A name?",
      dueAt: inDays(1),
      tlp: "TLP:RED",
    }),
  ).rejects.toMatchObject(failing("question-withheld"));
});
