import { describe, expect, test } from "vitest";
import type { Notice } from "../../../../../shared/exchange/release/notice/notice.ts";
import { NOTICE_DOMAIN } from "../../../../../shared/exchange/release/notice/notice.ts";
import type {
  DisclosedRecord,
  Disclosure,
} from "../../../../../shared/exchange/release/register/disclosure.ts";
import type {
  RegisterFacts,
  SentNotice,
} from "../../../../../shared/exchange/release/register/holdings.ts";
import { computeHoldings } from "../../../../../shared/exchange/release/register/holdings.ts";
import { knowledgeOf } from "../../../../../shared/exchange/release/register/knowledge-of.ts";
import {
  planRecall,
  registerOfIncident,
  registerOfPeer,
} from "../../../../../shared/exchange/release/register/register.ts";
import { REAL } from "../../../../../shared/exchange/release/rule/compartment.ts";

const MONDAY = "2026-11-23T10:00:00.000Z";
const TUESDAY = "2026-11-24T10:00:00.000Z";
const WEDNESDAY = "2026-11-25T10:00:00.000Z";

function record(
  kind: string,
  id: string,
  containerIds: readonly string[] = [],
  parts: Partial<DisclosedRecord> = {},
): DisclosedRecord {
  return { kind, id, containerIds, tlp: "TLP:AMBER", isTombstone: false, elements: {}, ...parts };
}

function disclosure(
  at: string,
  organisationIds: readonly string[],
  records: readonly DisclosedRecord[],
): Disclosure {
  return {
    disclosureId: `disclosure ${at}`,
    at,
    action: "bundle",
    bundleId: `bundle ${at}`,
    organisationIds,
    persons: [],
    records,
  };
}

function recall(
  at: string,
  recipient: string,
  ids: readonly (readonly [string, string])[],
  state: SentNotice["state"],
): SentNotice {
  const notice: Notice = {
    $domain: NOTICE_DOMAIN,
    noticeId: `notice ${at}`,
    kind: "recall",
    sender: "us",
    recipient,
    purpose: REAL,
    issuedAt: at,
    dueAt: WEDNESDAY,
    expiresAt: null,
    correctedBy: null,
    reason: "too wide",
    records: ids.map(([kind, id]) => ({ kind, id })),
  };
  return { notice, state };
}

const incident = record("incident", "i1");
const note = record("note", "n1", ["i1"], { tlp: "TLP:GREEN" });
const other = record("incident", "i2", [], { tlp: "TLP:CLEAR" });
const OPEN = { kind: "open", dueAt: WEDNESDAY } as const;

function facts(parts: Partial<RegisterFacts>): RegisterFacts {
  return { disclosures: [], deliveries: [], notices: [], ...parts };
}

describe("who has what", () => {
  const disclosures = [
    disclosure(TUESDAY, ["b"], [incident, note]),
    disclosure(MONDAY, ["a", "b"], [incident]),
  ];

  test("since when, how often, under which label, and whether it arrived", () => {
    const deliveries = [
      { bundleId: `bundle ${MONDAY}`, organisationId: "b", at: WEDNESDAY },
      { bundleId: `bundle ${MONDAY}`, organisationId: "b", at: TUESDAY },
    ];
    expect(computeHoldings(facts({ disclosures, deliveries }))).toEqual([
      {
        organisationId: "a",
        ref: { kind: "incident", id: "i1" },
        containerIds: [],
        tlp: "TLP:AMBER",
        since: MONDAY,
        last: MONDAY,
        timesSent: 1,
        deliveredAt: null,
        status: "has",
      },
      {
        organisationId: "b",
        ref: { kind: "incident", id: "i1" },
        containerIds: [],
        tlp: "TLP:AMBER",
        since: MONDAY,
        last: TUESDAY,
        timesSent: 2,
        deliveredAt: TUESDAY,
        status: "has",
      },
      {
        organisationId: "b",
        ref: { kind: "note", id: "n1" },
        containerIds: ["i1"],
        tlp: "TLP:GREEN",
        since: TUESDAY,
        last: TUESDAY,
        timesSent: 1,
        deliveredAt: null,
        status: "has",
      },
    ]);
  });

  test("of an incident, one line for each holder", () => {
    const holdings = computeHoldings(facts({ disclosures }));
    expect(registerOfIncident(holdings, "i1")).toEqual([
      {
        organisationId: "a",
        since: MONDAY,
        last: MONDAY,
        tlp: "TLP:AMBER",
        countByKind: { incident: 1 },
        countByStatus: { has: 1 },
        undeliveredCount: 1,
      },
      {
        organisationId: "b",
        since: MONDAY,
        last: TUESDAY,
        tlp: "TLP:AMBER",
        countByKind: { incident: 1, note: 1 },
        countByStatus: { has: 2 },
        undeliveredCount: 2,
      },
    ]);
  });

  test("of a peer, one line for each incident", () => {
    const holdings = computeHoldings(
      facts({ disclosures: [...disclosures, disclosure(WEDNESDAY, ["b"], [other])] }),
    );
    const lines = registerOfPeer(holdings, "b");
    expect(lines.map(({ rootId, countByKind }) => ({ rootId, countByKind }))).toEqual([
      { rootId: "i1", countByKind: { incident: 1, note: 1 } },
      { rootId: "i2", countByKind: { incident: 1 } },
    ]);
  });

  test("what was published is held by anyone", () => {
    const holdings = computeHoldings(facts({ disclosures: [disclosure(MONDAY, [], [other])] }));
    expect(holdings.map(({ organisationId }) => organisationId)).toEqual([null]);
  });
});

describe("a recall", () => {
  const disclosures = [disclosure(MONDAY, ["a", "b"], [incident, note])];
  const all = [
    ["incident", "i1"],
    ["note", "n1"],
  ] as const;
  const statusOf = (notices: readonly SentNotice[], later: readonly Disclosure[] = []) =>
    computeHoldings(facts({ disclosures: [...disclosures, ...later], notices }))
      .filter(({ organisationId }) => organisationId === "a")
      .map(({ status }) => status);

  test("of an incident goes to all who have it and names the parts that went out", () => {
    const holdings = computeHoldings(facts({ disclosures }));
    expect(planRecall([{ kind: "incident", id: "i1" }], holdings)).toEqual([
      {
        organisationId: "a",
        records: [
          { kind: "incident", id: "i1" },
          { kind: "note", id: "n1" },
        ],
      },
      {
        organisationId: "b",
        records: [
          { kind: "incident", id: "i1" },
          { kind: "note", id: "n1" },
        ],
      },
    ]);
  });

  test("of a part leaves its container", () => {
    const holdings = computeHoldings(facts({ disclosures: [disclosure(MONDAY, ["a"], [incident, note])] }));
    expect(planRecall([{ kind: "note", id: "n1" }], holdings)).toEqual([
      { organisationId: "a", records: [{ kind: "note", id: "n1" }] },
    ]);
  });

  test("changes what a peer has with its answer", () => {
    expect([
      statusOf([recall(TUESDAY, "a", all, OPEN)]),
      statusOf([recall(TUESDAY, "a", all, { kind: "confirmed", at: TUESDAY, isLate: false })]),
      statusOf([
        recall(TUESDAY, "a", all, { kind: "refused", at: TUESDAY, reason: "law", isLate: false }),
      ]),
    ]).toEqual([
      ["recalling", "recalling"],
      ["recalled", "recalled"],
      ["kept", "kept"],
    ]);
  });

  test("is over for what was sent again afterwards", () => {
    const confirmed = recall(TUESDAY, "a", all, { kind: "confirmed", at: TUESDAY, isLate: false });
    expect(statusOf([confirmed], [disclosure(WEDNESDAY, ["a"], [note])])).toEqual([
      "recalled",
      "has",
    ]);
  });

  test("does not go to whom has removed it, and goes again to whom has refused", () => {
    const notices = [
      recall(TUESDAY, "a", all, { kind: "confirmed", at: TUESDAY, isLate: false }),
      recall(TUESDAY, "b", all, { kind: "refused", at: TUESDAY, reason: "law", isLate: false }),
    ];
    const holdings = computeHoldings(facts({ disclosures, notices }));
    expect(
      planRecall([{ kind: "incident", id: "i1" }], holdings).map(
        ({ organisationId }) => organisationId,
      ),
    ).toEqual(["b"]);
  });

  test("does not go out for what was deleted and told so", () => {
    const tombstone = record("note", "n1", ["i1"], { isTombstone: true });
    const holdings = computeHoldings(
      facts({ disclosures: [...disclosures, disclosure(TUESDAY, ["a"], [tombstone])] }),
    );
    expect(planRecall([{ kind: "note", id: "n1" }], holdings)).toEqual([
      { organisationId: "b", records: [{ kind: "note", id: "n1" }] },
    ]);
  });

  test("of what has moved since reaches those who had it in the old place", () => {
    const moved = record("note", "n1", ["i2"]);
    const holdings = computeHoldings(
      facts({ disclosures: [...disclosures, disclosure(TUESDAY, ["a"], [moved])] }),
    );
    expect(planRecall([{ kind: "incident", id: "i1" }], holdings)[0]?.records).toContainEqual({
      kind: "note",
      id: "n1",
    });
  });

  test("of more than a notice holds becomes several", () => {
    const many = Array.from({ length: 10_001 }, (_, index) =>
      record("note", `n${String(index).padStart(5, "0")}`, ["i1"]),
    );
    const holdings = computeHoldings(facts({ disclosures: [disclosure(MONDAY, ["a"], many)] }));
    expect(
      planRecall([{ kind: "incident", id: "i1" }], holdings).map(({ records }) => records.length),
    ).toEqual([10_000, 1]);
  });
});

describe("what a peer knows", () => {
  const tagged = record("incident", "i1", [], { elements: { tags: ["phishing"] } });

  test("is what went to it and what was published, to the element", () => {
    const knowledge = knowledgeOf(
      [disclosure(MONDAY, ["a"], [tagged]), disclosure(TUESDAY, [], [other]), disclosure(MONDAY, ["b"], [note])],
      "a",
    );
    const incidentRef = { kind: "incident", id: "i1" };
    expect([
      knowledge.hadAs(incidentRef),
      knowledge.hadAs({ kind: "incident", id: "i2" }),
      knowledge.hadAs({ kind: "note", id: "n1" }),
      knowledge.hadAs({ kind: "note", id: "i1" }),
      knowledge.hasHadElement(incidentRef, "tags", "phishing"),
      knowledge.hasHadElement(incidentRef, "tags", "victim"),
      knowledge.hasHadElement(incidentRef, "classification", "phishing"),
    ]).toEqual(["TLP:AMBER", "TLP:CLEAR", null, null, true, false, false]);
  });
});
