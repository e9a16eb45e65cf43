import { beforeEach, expect, test } from "vitest";

import { takeBundle } from "../../../../electron/exchange/records/take-bundle.ts";
import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import { createBundles } from "../../../../electron/services/bundles/bundles.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { INCIDENT_ID } from "../../storage/journal/sample-actions.ts";
import {
  addNote,
  exchange,
  introducedPair,
  makeCase,
  makeFolders,
  share,
  STICK,
} from "../exchange-folder/folder-scene.ts";

let ours: ExchangeDesk;
let theirs: ExchangeDesk;

beforeEach(async () => {
  const disk = new PowerCutDisk();
  await makeFolders(disk.files, ["CERT-XX", "CERT-YY"]);
  const [first, second] = await introducedPair();
  ours = first.on(disk.files);
  theirs = second.on(disk.files);
  await makeCase(ours);
});

const FILE = `${STICK}/case.bin`;
const RECEIPT = `${STICK}/receipt.bin`;

async function send(path = FILE): Promise<string> {
  const order = { peerIds: [theirs.organisationId()], incidentIds: [INCIDENT_ID] };
  const { written } = valueOf(await createBundles(ours).create(order, path, {}));
  return written.manifest.bundleId;
}

const listed = (desk: ExchangeDesk) =>
  createBundles(desk)
    .list(10)
    .map(({ direction, isReceipt, state, receipt, deliveries }) => ({
      what: `${direction} ${isReceipt ? "receipt" : "records"}`,
      state,
      receipt,
      by: deliveries.map(({ organisationId }) => organisationId),
    }));

test("a bundle that went as a file is delivered when its receipt came back as a file", async () => {
  await send();
  expect(listed(ours)).toEqual([{ what: "sent records", state: "sent", receipt: null, by: [] }]);
  valueOf(await takeBundle(theirs, FILE, "apply"));
  expect(listed(theirs)).toEqual([
    { what: "received records", state: "applied", receipt: "due", by: [] },
  ]);
  valueOf(await createBundles(theirs).writeReceipt(ours.organisationId(), RECEIPT, {}));
  expect(listed(theirs)).toEqual([
    { what: "sent receipt", state: "sent", receipt: null, by: [] },
    { what: "received records", state: "applied", receipt: "written", by: [] },
  ]);
  const { planned } = valueOf(await takeBundle(ours, RECEIPT, "apply"));
  expect(planned).toEqual([]);
  expect(listed(ours)).toEqual([
    { what: "received receipt", state: "applied", receipt: null, by: [] },
    { what: "sent records", state: "delivered", receipt: null, by: [theirs.organisationId()] },
  ]);
  // A receipt asks for none, and what is delivered does not go again.
  expect((await exchange(ours)).sent).toEqual([]);
});

test("a receipt tells of all that came and of what did not", async () => {
  const lost = await send(`${STICK}/lost.bin`);
  addNote(ours, "Second.");
  const second = await send();
  valueOf(await takeBundle(theirs, FILE, "apply"));
  valueOf(await createBundles(theirs).writeReceipt(ours.organisationId(), RECEIPT, {}));
  valueOf(await takeBundle(ours, RECEIPT, "apply"));
  const states = new Map(
    createBundles(ours)
      .list(10)
      .map(({ bundleId, state }) => [bundleId, state]),
  );
  expect([states.get(lost), states.get(second)]).toEqual(["sent", "delivered"]);
});

test("a receipt counts for nobody but the desk that signed it", async () => {
  await send();
  valueOf(await takeBundle(theirs, FILE, "apply"));
  valueOf(await createBundles(theirs).writeReceipt(ours.organisationId(), RECEIPT, {}));
  expect(await takeBundle(theirs, RECEIPT, "apply")).toMatchObject({
    error: { kind: "not-for-us" },
  });
  expect(listed(theirs).filter(({ state }) => state === "delivered")).toEqual([]);
});

test("what waits in the outbox, was delivered by folder or was rolled back shows as that", async () => {
  await share(ours, theirs.organisationId());
  expect(listed(ours)).toMatchObject([{ what: "sent records", state: "waiting" }]);
  await exchange(theirs);
  await exchange(ours);
  expect(listed(ours)).toMatchObject([
    { what: "received receipt" },
    { what: "sent records", state: "delivered" },
  ]);
  const applied = createBundles(theirs)
    .list(10)
    .find(({ direction }) => direction === "received");
  valueOf(await createBundles(theirs).rollBack(applied?.bundleId ?? "", "apply"));
  expect(listed(theirs)).toMatchObject([
    { what: "sent receipt" },
    { what: "received records", state: "rolled-back", receipt: "written" },
  ]);
});
