import { existsSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { createDesk, type Desk } from "../helpers/cli.ts";
import { errorDocument } from "./shapes.ts";

const identity = z.object({ organisationId: z.uuid(), words: z.string() });
const created = z.object({ id: z.uuid(), number: z.string() });
const bundle = z.object({ bundleId: z.uuid() });
const notice = z.object({
  id: z.uuid(),
  direction: z.string(),
  peer: z.object({ name: z.string() }),
  kind: z.string(),
  state: z.string(),
  records: z.array(z.object({ kind: z.string(), id: z.uuid() })),
  reason: z.string(),
  dueAt: z.string(),
  journey: z.string(),
  handled: z.int().nullable(),
});
const notices = z.object({ items: z.array(notice) });
const bundles = z.object({
  items: z.array(
    z.object({
      bundleId: z.uuid(),
      direction: z.string(),
      purpose: z.string(),
      state: z.string(),
      receipt: z.string().nullable(),
    }),
  ),
});
const quarantined = z.object({
  items: z.array(z.object({ id: z.uuid(), reason: z.string(), claimed: z.object({}) })),
});
const rolledBack = z.object({ rolledBack: z.boolean(), removed: z.int(), kept: z.int() });
const request = z.object({
  id: z.uuid(),
  state: z.string(),
  incidentId: z.uuid().nullable(),
  messages: z.array(z.object({ text: z.string() })),
});
const requests = z.object({ items: z.array(request) });

/** Each command derives its key from the passphrase at full cost. */
const SEVERAL_COMMANDS_MS = 240_000;

let ours: Desk;
let theirs: Desk;

beforeAll(async () => {
  ours = await createDesk("CERT-XX");
  theirs = await createDesk("CERT-YY");
  await introduce(ours, theirs);
}, SEVERAL_COMMANDS_MS);

afterAll(async () => {
  await ours.dispose();
  await theirs.dispose();
});

async function introduce(to: Desk, whom: Desk): Promise<void> {
  const card = whom.path("own.wpcard");
  if (!existsSync(card)) await whom.run(["peer", "card", "--out", card]);
  await to.run(["peer", "add", card]);
  const { organisationId, words } = await whom.get(identity, ["identity", "show"]);
  await to.run(["peer", "trust", organisationId, "--words", words]);
}

async function errorKind(desk: Desk, args: readonly string[]): Promise<string> {
  const { code, json } = await desk.run(args);
  expect(code).toBe(1);
  return errorDocument.parse(json()).error.kind;
}

test(
  "what travels beside records: quarantine, receipt, roll back, recall and request between two desks",
  async () => {
    const { id, number } = await ours.get(created, [
      "incident",
      "create",
      "--title",
      "Mail server reached from outside",
      "--tlp",
      "AMBER",
    ]);
    const file = ours.path("case.age");
    const to = ["--to", "CERT-YY"];
    const sent = await ours.get(bundle, [
      ...["bundle", "create", ...to, "--incident", number, "--out", file],
    ]);

    // Nobody there knows us yet: it waits, sealed.
    expect(await errorKind(theirs, ["bundle", "apply", file])).toBe("signer-refused");
    const held = (await theirs.get(quarantined, ["bundle", "list", "--quarantine"])).items;
    expect(held.map(({ reason }) => reason)).toEqual(["unknown-sender"]);
    await introduce(theirs, ours);
    await theirs.get(bundle, ["bundle", "release", held[0]?.id ?? ""]);

    // Rolled back, taken in again, with a receipt.
    expect(await theirs.get(rolledBack, ["bundle", "rollback", sent.bundleId])).toMatchObject({
      rolledBack: true,
      removed: 1,
    });
    const receipt = theirs.path("receipt.age");
    await theirs.get(bundle, ["bundle", "apply", file, "--again", "--receipt", receipt]);
    await ours.get(bundle, ["bundle", "apply", receipt]);
    expect((await ours.get(bundles, ["bundle", "list"])).items).toMatchObject([
      { direction: "received", purpose: "receipt", state: "applied" },
      { bundleId: sent.bundleId, direction: "sent", state: "delivered" },
    ]);

    // Called back, and a question along with it.
    const recall = ["recall", "create", "--incident", number, "--reason", "Names a source."];
    const [written] = (await ours.get(notices, [...recall, "--by", "2099-01-01"])).items;
    expect(written).toMatchObject({
      direction: "sent",
      peer: { name: "CERT-YY" },
      state: "open",
      records: [{ kind: "incident", id }],
      dueAt: "2099-01-01T23:59:59.999Z",
      journey: "not-sent",
    });
    const asked = await ours.get(request, [
      ...["request", "create", ...to, "--incident", number, "--by", "2099-01-01"],
      ...["--question", "Who else has seen it?"],
    ]);
    const second = ours.path("second.age");
    await ours.get(bundle, ["bundle", "create", ...to, "--since-last", "--out", second]);
    await theirs.get(bundle, ["bundle", "apply", second]);
    const noticeId = written?.id ?? "";
    expect((await theirs.get(notices, ["recall", "list"])).items).toMatchObject([
      { id: noticeId, direction: "received", state: "open", reason: "Names a source." },
    ]);
    expect(await theirs.get(notice, ["recall", "confirm", noticeId])).toMatchObject({
      state: "confirmed",
      handled: 1,
    });
    await theirs.get(request, ["request", "answer", asked.id, "--text", "Nobody that we know."]);
    const third = theirs.path("third.age");
    await theirs.get(bundle, [
      ...["bundle", "create", "--to", "CERT-XX", "--since-last", "--out", third],
    ]);
    await ours.get(bundle, ["bundle", "apply", third]);
    expect((await ours.get(notices, ["recall", "list"])).items).toMatchObject([
      { id: noticeId, state: "confirmed", journey: "delivered", handled: 1 },
    ]);
    expect(
      (await ours.get(requests, ["request", "list", "--incident", number])).items,
    ).toMatchObject([
      {
        id: asked.id,
        state: "answered",
        incidentId: id,
        messages: [{ text: "Nobody that we know." }],
      },
    ]);
    const check = z.object({ ok: z.boolean() });
    expect(await theirs.get(check, ["vault", "check"])).toEqual({ ok: true });
  },
  SEVERAL_COMMANDS_MS,
);
