import { readFileSync, statSync } from "node:fs";
import { truncate } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createDesk, DESK_PASSPHRASE, runCli, type CliRun, type Desk } from "../helpers/cli.ts";
import { card as forgedCard, keyOf } from "../helpers/organisation.ts";
import { errorDocument } from "./shapes.ts";

const key = z.object({ purpose: z.string(), epoch: z.int(), publicKey: z.string() });
const fingerprint = { fingerprint: z.string(), words: z.string(), digits: z.string() };
const identity = z.object({ ...fingerprint, organisationId: z.uuid(), keys: z.array(key) });
const cardFile = z.object({ ...fingerprint, bytes: z.int(), issue: z.int(), text: z.string() });
const peer = z.object({
  ...fingerprint,
  id: z.uuid(),
  name: z.string(),
  trust: z.string(),
  keys: z.array(key),
  openAlarms: z.int(),
  note: z.string(),
  revokedAt: z.string().nullable(),
});
const peers = z.object({ items: z.array(peer.omit({ keys: true })) });
const devices = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), status: z.string() })),
});
const invited = z.object({ code: z.string(), bytes: z.int() });

/** Each command derives its key from the passphrase at full cost; a test runs up to eight of them. */
const SEVERAL_COMMANDS_MS = 180_000;

let ours: Desk;
let theirs: Desk;
let theirId: string;

beforeAll(async () => {
  ours = await createDesk("CERT-XX");
  theirs = await createDesk("CERT-YY");
  theirId = (await theirs.get(identity, ["identity", "show"])).organisationId;
}, SEVERAL_COMMANDS_MS);

afterAll(async () => {
  await ours.dispose();
  await theirs.dispose();
});

function failure({ code, json }: CliRun) {
  expect(code).toBe(1);
  return errorDocument.parse(json()).error;
}

describe("two desks exchange cards on a stick", { timeout: SEVERAL_COMMANDS_MS }, () => {
  test("each writes its card, which names its keys and holds nothing secret", async () => {
    const [here, there] = [ours.path("ours.wpcard"), theirs.path("theirs.wpcard")];
    const written = await ours.get(cardFile, ["peer", "card", "--out", here]);
    await theirs.get(cardFile, ["peer", "card", "--out", there]);
    const shown = await ours.get(identity, ["identity", "show"]);
    expect(written.bytes).toBe(statSync(here).size);
    expect([written.fingerprint, written.words]).toEqual([shown.fingerprint, shown.words]);
    expect(shown.keys.map(({ purpose }) => purpose)).toEqual([
      "organisation",
      "device",
      "age-x25519",
      "age-hybrid",
    ]);
    const text = readFileSync(here, "utf8");
    expect(shown.keys.filter(({ publicKey }) => !text.includes(publicKey))).toEqual([]);
    expect(text).not.toContain("SECRET");
  });

  test("each takes the other's in; both are known and not verified", async () => {
    const added = await ours.get(peer, ["peer", "add", theirs.path("theirs.wpcard")]);
    expect(added).toMatchObject({ id: theirId, name: "CERT-YY", trust: "known", openAlarms: 0 });
    await theirs.get(peer, ["peer", "add", ours.path("ours.wpcard")]);
    const { items } = await ours.get(peers, ["peer", "list"]);
    expect(items.map(({ id, trust }) => [id, trust])).toEqual([[theirId, "known"]]);
  });

  test("words that were read wrongly confirm nothing", async () => {
    const { words } = await ours.get(identity, ["identity", "show"]);
    const error = failure(await ours.run(["peer", "trust", theirId, "--words", words]));
    expect(error).toMatchObject({ kind: "fingerprint-differs", position: 1 });
    expect((await ours.get(peer, ["peer", "show", theirId])).trust).toBe("known");
  });

  test("words in another case, or digits, by id or by name, verify", async () => {
    const { words, digits } = await theirs.get(identity, ["identity", "show"]);
    const spoken = words.toUpperCase().replaceAll(" ", ",  ");
    const verified = await ours.get(peer, ["peer", "trust", theirId, "--words", spoken]);
    expect(verified.trust).toBe("verified");
    const again = await ours.get(peer, ["peer", "trust", "cert-yy", "--digits", digits]);
    expect(again).toMatchObject({ trust: "verified", words });
  });

  test("a note stays with the peer", async () => {
    await ours.get(peer, ["peer", "note", "CERT-YY", "answers at night too"]);
    expect((await ours.get(peer, ["peer", "show", theirId])).note).toBe("answers at night too");
  });

  test("the text for a mail and the QR codes hold the same card", async () => {
    const run = await runCli(
      [
        "peer",
        "card",
        "--text",
        "--qr",
        "--vault",
        theirs.vault,
        "--passphrase-file",
        theirs.passphraseFile,
      ],
      { env: theirs.env },
    );
    expect(run.code).toBe(0);
    expect(run.stdout).toContain("-----BEGIN WATCHPOST PEER CARD-----");
    expect(run.stdout).toMatch(/█▀|▀█|▄█/);
    const mail = await ours.write("mail.txt", `Dear colleagues,\n\n${run.stdout}\nBest regards\n`);
    const same = await ours.get(z.object({ decision: z.string() }), ["peer", "add", mail]);
    expect(same.decision).toBe("same");
  });
});

describe(
  "a card that is not what it seems changes nothing",
  { timeout: SEVERAL_COMMANDS_MS },
  () => {
    test("one that was changed is refused", async () => {
      const card = readFileSync(theirs.path("theirs.wpcard"), "utf8");
      const changed = await ours.write("changed.wpcard", card.replace("CERT-YY", "CERT-YX"));
      const error = failure(await ours.run(["peer", "add", changed]));
      expect(error).toMatchObject({ kind: "card-refused", reason: "bad-signature" });
      expect(error.message).toMatch(/signature/);
    });

    test("one that was swapped on the stick for another key is an alarm, and the pinned key stays", async () => {
      const before = await ours.get(peer, ["peer", "show", theirId]);
      const of = (wanted: string) =>
        before.keys.find(({ purpose }) => purpose === wanted)?.publicKey ?? "";
      const swapped = forgedCard(
        {
          organisationId: theirId,
          issue: 9_000_000_000,
          devices: [],
          recipients: { epoch: 1, x25519: of("age-x25519"), hybrid: of("age-hybrid") },
        },
        keyOf(66),
      );
      const error = failure(
        await ours.run(["peer", "add", await ours.write("swapped.wpcard", swapped)]),
      );
      expect(error).toMatchObject({
        kind: "card-alarm",
        alarm: "key-changed",
        pinnedFingerprint: before.words,
      });
      expect(error.message).toMatch(/^ALARM/);
      const after = await ours.get(peer, ["peer", "show", theirId]);
      expect(after).toEqual({ ...before, openAlarms: 1 });
    });

    test("an older one is an alarm that stays with the peer", async () => {
      await theirs.run(["identity", "profile", "--set", "telephone=+43 1 555"]);
      const newer = theirs.path("newer.wpcard");
      await theirs.get(cardFile, ["peer", "card", "--out", newer]);
      expect((await ours.get(peer, ["peer", "add", newer])).trust).toBe("verified");
      const error = failure(await ours.run(["peer", "add", theirs.path("theirs.wpcard")]));
      expect(error).toMatchObject({ kind: "card-alarm", alarm: "rolled-back", peerId: theirId });
      expect((await ours.get(peer, ["peer", "show", theirId])).openAlarms).toBe(2);
    });

    test("a huge file is not read to its end", async () => {
      const huge = await ours.write("huge.wpcard", "");
      await truncate(huge, 8 * 1_073_741_824);
      const run = await ours.run(["peer", "add", huge]);
      expect(failure(run).kind).toBe("too-large");
    });

    test("something else is named as such", async () => {
      const other = await ours.write("other.txt", "hello");
      expect(failure(await ours.run(["peer", "add", other]))).toMatchObject({
        kind: "card-refused",
        reason: "no-card",
      });
      expect(failure(await ours.run(["peer", "add", ours.path("none")])).kind).toBe(
        "file-not-readable",
      );
      expect(failure(await ours.run(["peer", "show", "CERT-ZZ"])).kind).toBe("not-found");
    });

    test("an existing file is not overwritten", async () => {
      const error = failure(await ours.run(["peer", "card", "--out", ours.path("ours.wpcard")]));
      expect(error.kind).toBe("backup-target-exists");
    });
  },
);

describe("a second laptop of the same organisation", { timeout: SEVERAL_COMMANDS_MS }, () => {
  test("joins with a file and a spoken code, and is revoked when it is lost", async () => {
    const file = ours.path("laptop.wpinvite");
    const { code } = await ours.get(invited, [
      "device",
      "invite",
      "--name",
      "travel",
      "--out",
      file,
    ]);
    expect(readFileSync(file, "utf8")).not.toContain(code.split(" ")[0]);
    const codeFile = await ours.write("code", code);
    const directory = ours.path("laptop");
    const joined = await runCli(
      [
        "device",
        "join",
        file,
        directory,
        "--code-file",
        codeFile,
        "--analyst",
        "bob",
        "--passphrase-file",
        "-",
        "--json",
      ],
      { env: ours.env, stdin: `${DESK_PASSPHRASE}\n` },
    );
    expect({ code: joined.code, stderr: joined.stderr }).toEqual({ code: 0, stderr: "" });
    const { organisationId, fingerprint: ofDesk } = await ours.get(identity, ["identity", "show"]);
    const onLaptop = await runCli(
      [
        "identity",
        "show",
        "--vault",
        directory,
        "--passphrase-file",
        ours.passphraseFile,
        "--json",
      ],
      { env: ours.env },
    );
    expect(identity.parse(onLaptop.json())).toMatchObject({ organisationId, fingerprint: ofDesk });
    const loss = ["--reason", "left on the train", "--compromised-since", "2026-01-01"];
    const revoked = await ours.get(z.object({ recipientsEpoch: z.int() }), [
      ...["device", "revoke", "travel", ...loss],
    ]);
    expect(revoked.recipientsEpoch).toBe(2);
    const { items } = await ours.get(devices, ["device", "list"]);
    expect(items.map(({ name, status }) => [name, status])).toEqual([
      ["device 1", "active"],
      ["travel", "revoked"],
    ]);
  });

  test("does not join with other words, and leaves no folder", async () => {
    const file = ours.path("second.wpinvite");
    await ours.get(invited, ["device", "invite", "--out", file]);
    const codeFile = await ours.write("wrong", "acorn agate alder amber anchor apple april apron");
    const directory = ours.path("not-joined");
    const run = await ours.run(["device", "join", file, directory, "--code-file", codeFile]);
    expect(failure(run)).toMatchObject({ kind: "invitation-refused", reason: "does-not-open" });
    expect(() => statSync(directory)).toThrow("ENOENT");
  });
});

describe("a peer that is no longer trusted", () => {
  test("trust is taken back with a reason, and the peer shows it", async () => {
    const revoked = await ours.get(peer, [
      "peer",
      "revoke",
      theirId,
      "--reason",
      "stick was stolen",
    ]);
    expect(revoked.trust).toBe("unknown");
    expect(revoked.revokedAt).not.toBeNull();
  });
});

describe("usage", () => {
  test.each([
    [["identity", "--help"], /show .*profile .*rotate/s],
    [["peer", "--help"], /card .*add .*trust .*list .*show .*revoke/s],
    [["device", "--help"], /invite .*join .*list .*revoke/s],
  ])("%j explains itself", async (words, expected) => {
    const run = await runCli(words, { env: ours.env });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(expected);
  });

  test.each([
    ["peer without what was heard", ["peer", "trust", "CERT-YY"]],
    ["a loss without a reason", ["device", "revoke", "travel"]],
    [
      "a time that is none",
      ["identity", "rotate", "device", "--reason", "x", "--compromised-since", "soon"],
    ],
    ["a key that is none", ["identity", "rotate", "house", "--reason", "x"]],
  ])("%s is wrong usage", async (_what, words) => {
    expect((await ours.run(words)).code).toBe(2);
  });
});
