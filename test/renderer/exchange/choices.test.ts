import { describe, expect, test } from "vitest";
import {
  fieldsOutOf,
  mentionedIn,
  NOTHING_CHOSEN,
  obstacleOf,
  orderFor,
  redStaying,
  unmarkedIn,
} from "../../../renderer/exchange/send/choices.ts";
import {
  forOthers,
  recordCount,
  troubled,
} from "../../../renderer/features/exchange/folder/rows.ts";
import { mayRollBack, recordsIn } from "../../../renderer/features/exchange/bundles/rows.ts";
import { splitBundles } from "../../../renderer/exchange/receive-session.tsx";
import type { ReleaseView } from "../../../shared/contract/exchange-release.ts";

const ID = "0197b3a0-0000-7000-8000-000000000001";
const PEER = "0197b3a0-0000-7000-8000-0000000000aa";

function viewOf(patch: Partial<ReleaseView>): ReleaseView {
  return {
    rows: [],
    fieldLists: [],
    withheld: [],
    staying: [],
    totals: {
      records: 1,
      fields: 1,
      firsts: 0,
      deletions: 0,
      blobs: 0,
      blobBytes: 0,
      withheldRecords: 0,
      withheldFields: 0,
    },
    tlpCeiling: "TLP:GREEN",
    containers: [],
    redToConfirm: null,
    persons: [],
    mentions: [],
    overexposedCount: 0,
    digest: "",
    ...patch,
  };
}

const withheld = (rule: "red-to-nobody-else" | "unmarked-stays", kind = "note", field = null) =>
  ({ kind, id: ID, title: "", field, reason: { kind: "rule", rule } }) as const;

describe("what keeps a bundle from being written", () => {
  test.each([
    [undefined, "preview"],
    [viewOf({ redToConfirm: { token: "t", records: [], count: 1 } }), "red"],
    [viewOf({ totals: { ...viewOf({}).totals, records: 0 } }), "nothing"],
    [viewOf({}), undefined],
  ] as const)("%#: %s", (view, obstacle) => {
    expect(obstacleOf(view)).toBe(obstacle);
  });
});

test("what asks the analyst something is told from what merely stays", () => {
  const view = viewOf({
    withheld: [
      withheld("red-to-nobody-else"),
      withheld("unmarked-stays", "incident"),
      withheld("unmarked-stays", "note"),
    ],
    mentions: [
      { kind: "note", id: ID, field: "text", written: "CERT-XX-1" },
      { kind: "note", id: ID, field: "text", written: "CERT-XX-1" },
    ],
  });
  expect(redStaying(view)).toBe(1);
  expect(unmarkedIn(view).map(({ kind }) => kind)).toEqual(["incident"]);
  expect(mentionedIn(view)).toEqual(["CERT-XX-1"]);
});

test("an order says what was chosen for one peer, and what was remembered in another form is forgotten", () => {
  const choice = {
    ...NOTHING_CHOSEN,
    recordsOut: [{ kind: "note", id: ID }],
    fieldsOut: fieldsOutOf(["incident.owner", 7]),
  };
  expect(orderFor(PEER, [ID], choice)).toEqual({
    peerId: PEER,
    incidentIds: [ID],
    persons: [],
    redToken: null,
    leftOut: { records: [{ kind: "note", id: ID }], fields: ["incident.owner"] },
  });
  expect(fieldsOutOf("incident.owner")).toEqual([]);
});

test("bundles for others on a stick are no trouble, and what is damaged is", () => {
  const refused = [
    { fileName: "a.age", failure: { kind: "bundle-refused", problem: { kind: "not-for-us" } } },
    { fileName: "b.age", failure: { kind: "bundle-refused", problem: { kind: "not-a-bundle" } } },
  ] as const;
  expect(troubled({ refused: [...refused] }).map(({ fileName }) => fileName)).toEqual(["b.age"]);
  expect(forOthers({ refused: [...refused] })).toBe(1);
});

test("only a bundle that brought records and stands here can be rolled back", () => {
  const counts = { incident: { "TLP:GREEN": 1 }, note: { "TLP:GREEN": 2, "TLP:AMBER": 3 } };
  expect(mayRollBack({ state: "applied", counts })).toBe(true);
  expect(mayRollBack({ state: "applied", counts: {} })).toBe(false);
  expect(mayRollBack({ state: "rolled-back", counts })).toBe(false);
  expect(mayRollBack({ state: "delivered", counts })).toBe(false);
  expect(recordsIn({ counts })).toBe(6);
  expect(recordCount({ records: counts })).toBe(6);
  expect(recordCount({ records: null })).toBe(0);
});

test("bundles are told from other files that were dropped with them", () => {
  const file = (path: string) => ({ path, sizeBytes: 1, stream: () => new ReadableStream() });
  const { bundles, others } = splitBundles([file("x/A.AGE"), file("mail.eml"), file("age")]);
  expect(bundles.map(({ path }) => path)).toEqual(["x/A.AGE"]);
  expect(others.map(({ path }) => path)).toEqual(["mail.eml", "age"]);
});
