import { describe, expect, test } from "vitest";
import type { PapLabel } from "../../../../../shared/domain/markings/index.ts";
import { TLP_LABELS } from "../../../../../shared/domain/markings/index.ts";
import type { Compartment } from "../../../../../shared/exchange/release/rule/compartment.ts";
import { decideRelease } from "../../../../../shared/exchange/release/rule/decide-release.ts";
import type {
  RecipientKind,
  ReleaseAction,
} from "../../../../../shared/exchange/release/rule/recipient.ts";
import {
  RECIPIENT_KINDS,
  RELEASE_ACTIONS,
} from "../../../../../shared/exchange/release/rule/recipient.ts";
import type { ReleaseRuleKind } from "../../../../../shared/exchange/release/rule/release-rules-table.ts";
import { RELEASE_RULES } from "../../../../../shared/exchange/release/rule/release-rules-table.ts";
import {
  RECIPIENT_KIND_NAMES,
  RELEASE_ACTION_NAMES,
  RELEASE_RULE_TEXTS,
} from "../../../../../shared/exchange/release/rule/release-rule-text-data.ts";
import { REAL } from "../../../../../shared/exchange/release/rule/compartment.ts";

type Label = (typeof TLP_LABELS)[number] | null;

/** allowed, refused, or only after a second confirmation; with PAP:CLEAR, so that the label alone decides. */
const TABLE: readonly (readonly [
  label: Label,
  recipient: RecipientKind,
  answers: string,
  rule: ReleaseRuleKind,
])[] = [
  //                                            bundle file print copy publish notify
  ["TLP:CLEAR", "public", "yes yes yes yes yes yes", "clear-to-anyone"],
  ["TLP:CLEAR", "community-peer", "yes yes yes yes yes yes", "clear-to-anyone"],
  ["TLP:CLEAR", "client", "yes yes yes yes yes yes", "clear-to-anyone"],
  ["TLP:CLEAR", "named-organisation", "yes yes yes yes yes yes", "clear-to-anyone"],
  ["TLP:CLEAR", "own-device", "yes yes yes yes yes yes", "clear-to-anyone"],
  ["TLP:CLEAR", "named-person", "yes yes yes yes yes yes", "clear-to-anyone"],

  ["TLP:GREEN", "public", "no no no no no no", "green-not-in-public"],
  ["TLP:GREEN", "community-peer", "yes yes yes yes no yes", "green-to-community"],
  ["TLP:GREEN", "client", "yes yes yes yes no yes", "green-to-community"],
  ["TLP:GREEN", "named-organisation", "yes yes yes yes no yes", "green-to-community"],
  ["TLP:GREEN", "own-device", "yes yes yes yes no yes", "green-to-community"],
  ["TLP:GREEN", "named-person", "yes yes yes yes no yes", "green-to-community"],

  ["TLP:AMBER", "public", "no no no no no no", "amber-needs-to-know"],
  ["TLP:AMBER", "community-peer", "no no no no no no", "amber-needs-to-know"],
  ["TLP:AMBER", "client", "yes yes yes yes no yes", "amber-to-client"],
  ["TLP:AMBER", "named-organisation", "yes yes yes yes no yes", "amber-to-organisation"],
  ["TLP:AMBER", "own-device", "yes yes yes yes no yes", "amber-to-organisation"],
  ["TLP:AMBER", "named-person", "yes yes yes yes no yes", "amber-to-organisation"],

  ["TLP:AMBER+STRICT", "public", "no no no no no no", "amber-strict-not-to-others"],
  ["TLP:AMBER+STRICT", "community-peer", "no no no no no no", "amber-strict-not-to-others"],
  ["TLP:AMBER+STRICT", "client", "no no no no no no", "amber-strict-not-to-others"],
  [
    "TLP:AMBER+STRICT",
    "named-organisation",
    "yes yes yes yes no yes",
    "amber-strict-to-organisation",
  ],
  ["TLP:AMBER+STRICT", "own-device", "yes yes yes yes no yes", "amber-strict-to-organisation"],
  ["TLP:AMBER+STRICT", "named-person", "yes yes yes yes no yes", "amber-strict-to-organisation"],

  ["TLP:RED", "public", "no no no no no no", "red-to-nobody-else"],
  ["TLP:RED", "community-peer", "no no no no no no", "red-to-nobody-else"],
  ["TLP:RED", "client", "no no no no no no", "red-to-nobody-else"],
  ["TLP:RED", "named-organisation", "no no no no no no", "red-to-nobody-else"],
  ["TLP:RED", "own-device", "no no no no no no", "red-to-nobody-else"],
  ["TLP:RED", "named-person", "ask ask ask ask no ask", "red-to-named-persons"],

  [null, "public", "no no no no no no", "unmarked-stays"],
  [null, "community-peer", "no no no no no no", "unmarked-stays"],
  [null, "client", "no no no no no no", "unmarked-stays"],
  [null, "named-organisation", "no no no no no no", "unmarked-stays"],
  [null, "own-device", "no no no no no no", "unmarked-stays"],
  [null, "named-person", "no no no no no no", "unmarked-stays"],
];

const WORDS = { allowed: "yes", confirm: "ask", refused: "no" } as const;

describe("who may have it", () => {
  test.each(TABLE)("%s for %s", (label, recipient, answers, rule) => {
    const decide = (action: ReleaseAction) =>
      decideRelease(
        { tlp: label, pap: "PAP:CLEAR", compartment: REAL },
        { kind: recipient, compartment: REAL },
        action,
      );
    expect(RELEASE_ACTIONS.map((action) => WORDS[decide(action).effect]).join(" ")).toBe(answers);
    expect(decide("bundle").rule).toBe(rule);
  });

  test("the table above leaves no label and no recipient out", () => {
    const rows = new Set(TABLE.map(([label, recipient]) => `${String(label)} ${recipient}`));
    expect(rows.size).toBe((TLP_LABELS.length + 1) * RECIPIENT_KINDS.length);
  });

  test("a label above CLEAR is never published, and the answer says so", () => {
    const decision = decideRelease(
      { tlp: "TLP:GREEN", pap: "PAP:CLEAR", compartment: REAL },
      { kind: "community-peer", compartment: REAL },
      "publish",
    );
    expect(decision.rule).toBe("publish-needs-clear");
  });
});

describe("what may be done so that nobody notices", () => {
  test.each([
    // PAP           bundle file print copy publish notify
    ["PAP:CLEAR", "yes yes yes yes yes yes"],
    ["PAP:GREEN", "yes yes yes yes ask yes"],
    ["PAP:AMBER", "yes yes yes yes no yes"],
    ["PAP:RED", "yes yes yes yes no no"],
    [null, "yes yes yes yes no no"],
  ] as const)("%s on a CLEAR record", (pap, answers) => {
    const effects = RELEASE_ACTIONS.map(
      (action) =>
        WORDS[
          decideRelease(
            { tlp: "TLP:CLEAR", pap, compartment: REAL },
            { kind: "public", compartment: REAL },
            action,
          ).effect
        ],
    );
    expect(effects.join(" ")).toBe(answers);
  });

  test("a refusal tells a label that is too strict from one that is missing", () => {
    const notify = (pap: PapLabel | null) =>
      decideRelease(
        { tlp: "TLP:CLEAR", pap, compartment: REAL },
        { kind: "client", compartment: REAL },
        "notify",
      ).rule;
    expect([notify("PAP:RED"), notify(null)]).toEqual(["pap-would-be-noticed", "pap-missing"]);
  });

  test("both labels travel with what is allowed, for the recipient to obey", () => {
    const decision = decideRelease(
      { tlp: "TLP:AMBER", pap: "PAP:AMBER", compartment: REAL },
      { kind: "named-organisation", compartment: REAL },
      "bundle",
    );
    expect(decision).toEqual({
      effect: "allowed",
      rule: "amber-to-organisation",
      carries: { tlp: "TLP:AMBER", pap: "PAP:AMBER" },
    });
  });
});

describe("exercise and real", () => {
  const compartments: readonly Compartment[] = [
    REAL,
    { kind: "exercise", exerciseId: "one" },
    { kind: "exercise", exerciseId: "two" },
  ];
  const pairs = compartments.flatMap((from, row) =>
    compartments.map((to, column) => [from, to, row === column] as const),
  );

  test.each(pairs)("from %o to %o: %s", (from, to, isSame) => {
    for (const kind of RECIPIENT_KINDS) {
      for (const action of RELEASE_ACTIONS) {
        const { effect, rule } = decideRelease(
          { tlp: "TLP:CLEAR", pap: "PAP:CLEAR", compartment: from },
          { kind, compartment: to },
          action,
        );
        expect({ effect, rule }).toEqual(
          isSame
            ? { effect: "allowed", rule: "clear-to-anyone" }
            : { effect: "refused", rule: "compartments-stay-apart" },
        );
      }
    }
  });
});

describe("in words", () => {
  test("each rule says in every language what holds and names its source", () => {
    for (const [kind, text] of Object.entries(RELEASE_RULE_TEXTS)) {
      expect(new Set(Object.values(text)).size, kind).toBe(3);
    }
    expect(Object.keys(RELEASE_RULE_TEXTS).toSorted()).toEqual(
      Object.keys(RELEASE_RULES).toSorted(),
    );
    expect(Object.values(RELEASE_RULES).map(({ source }) => source)).not.toContain("");
  });

  test("no label is translated", () => {
    for (const text of Object.values(RELEASE_RULE_TEXTS)) {
      const labels = Object.values(text).map((one) =>
        [...new Set(one.match(/(?:TLP|PAP):[A-Z+]+/g))].join(),
      );
      expect(new Set(labels).size).toBe(1);
    }
  });

  test("recipients and actions have names", () => {
    expect(Object.keys(RECIPIENT_KIND_NAMES).toSorted()).toEqual([...RECIPIENT_KINDS].toSorted());
    expect(Object.keys(RELEASE_ACTION_NAMES).toSorted()).toEqual([...RELEASE_ACTIONS].toSorted());
  });
});
