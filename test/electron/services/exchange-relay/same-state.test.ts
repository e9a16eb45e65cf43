import { expect, test } from "vitest";

import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import { valueOf } from "../../../helpers/vault.ts";
import {
  addNote,
  editIncident,
  exchange,
  introducedPair,
  makeCase,
  makeFolders,
  share as shareByFolder,
} from "../exchange-folder/folder-scene.ts";
import { relayOf, share as shareByRelay, sync } from "./relay-scene.ts";
import { OUR_MAILBOX, settleAt, StandInRelay, THEIR_MAILBOX } from "./stand-in-relay.ts";

interface Carried {
  readonly share: (desk: ExchangeDesk, peer: ExchangeDesk) => Promise<unknown>;
  readonly run: (desk: ExchangeDesk) => Promise<unknown>;
}

const byFolder = (): Carried => ({
  share: (desk, peer) => shareByFolder(desk, peer.organisationId()),
  run: (desk) => exchange(desk),
});

function byRelay(ours: ExchangeDesk, theirs: ExchangeDesk): Carried {
  const relay = new StandInRelay();
  settleAt(ours, relay, OUR_MAILBOX);
  settleAt(theirs, relay, THEIR_MAILBOX);
  valueOf(relayOf(ours, relay).setAddress(theirs.organisationId(), THEIR_MAILBOX));
  return {
    share: (desk, peer) => shareByRelay(desk, relay, peer.organisationId()),
    run: (desk) => sync(desk, relay),
  };
}

/** Each visit goes to the relay and then to the stick: what came by one comes again by the other. */
function byBoth(ours: ExchangeDesk, theirs: ExchangeDesk): Carried {
  const [relay, folder] = [byRelay(ours, theirs), byFolder()];
  return {
    share: async (desk, peer) => {
      await relay.share(desk, peer);
      await folder.share(desk, peer);
    },
    run: async (desk) => {
      await relay.run(desk);
      await folder.run(desk);
    },
  };
}

/** Some days of two desks: a case, its changes, an answer, a deletion, changes that cross. */
async function exchangeBy(
  carry: (ours: ExchangeDesk, theirs: ExchangeDesk) => Carried,
): Promise<unknown> {
  const disk = new PowerCutDisk();
  const clock = { nowMs: Date.parse("2026-11-26T08:00:00.000Z") };
  await makeFolders(disk.files, ["CERT-XX", "CERT-YY"]);
  const [first, second] = await introducedPair(clock);
  const [ours, theirs] = [first.on(disk.files), second.on(disk.files)];
  const carrier = carry(ours, theirs);
  await makeCase(ours);
  await carrier.share(ours, theirs);
  await carrier.run(theirs);
  addNote(theirs, "Seen here as well.");
  await carrier.share(theirs, ours);
  editIncident(ours, { title: "Mail server taken over" });
  await carrier.run(ours);
  // Both sides at once.
  editIncident(ours, { title: "Two mail servers taken over" });
  clock.nowMs += 1_000;
  editIncident(theirs, { title: "Mail server of a bank taken over" });
  addNote(ours, "Operator has isolated the host.");
  for (let round = 0; round < 3; round += 1) {
    clock.nowMs += 60_000;
    await carrier.run(ours);
    await carrier.run(theirs);
  }
  return [ours, theirs].map(stateOf);
}

/** All that an exchange decides, without what is random: ids of records and bundles. */
function stateOf({ database: { read } }: ExchangeDesk) {
  return {
    incidents: read.all("SELECT title, status, severity, tlp, pap FROM incident ORDER BY title"),
    notes: read.all("SELECT text, tlp FROM note ORDER BY text"),
    observables: read.all("SELECT value FROM observable ORDER BY value"),
    evidence: read.all("SELECT name, sha256 FROM evidence ORDER BY name"),
    proposals: read
      .all<{ readonly changes: string }>("SELECT changes FROM proposed_state")
      .map(({ changes }) => /of a bank/.test(changes)),
    sideBySide: read.all("SELECT count(*) AS count FROM side_by_side"),
    undelivered: read.all(
      `SELECT b.counts FROM bundle b WHERE direction = 'sent' AND counts <> '{}'
         AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.bundle_id = b.id)`,
    ),
    disclosed: read.all(
      "SELECT kind, tlp, rule, count(DISTINCT uuid) AS records FROM disclosure GROUP BY kind, tlp, rule ORDER BY 1, 2, 3",
    ),
    applied: read.all(
      "SELECT verb, count(*) AS count FROM journal_action WHERE verb IN ('incident-created', 'bundle-applied', 'incident-shared') GROUP BY verb ORDER BY verb",
    ),
  };
}

test("the same exchange by folder, by relay and by both at once gives the same state", async () => {
  const folder = await exchangeBy(byFolder);
  expect(folder).toMatchObject([
    { incidents: [{ title: "Two mail servers taken over" }], undelivered: [], proposals: [true] },
    { incidents: [{ title: "Mail server of a bank taken over" }], undelivered: [] },
  ]);
  expect(await exchangeBy(byRelay)).toEqual(folder);
  expect(await exchangeBy(byBoth)).toEqual(folder);
});
