import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CirclePeer, SharingCircle } from "../../../../../shared/exchange/release/circle/circle.ts";
import { groupRecipients } from "../../../../../shared/exchange/release/circle/recipient-groups.ts";
import {
  membersKnownTo,
  resolveCircle,
} from "../../../../../shared/exchange/release/circle/resolve-circle.ts";

function circle(id: string, parts: Partial<SharingCircle> = {}): SharingCircle {
  return { id, name: id, members: [], circles: [], rules: [], ...parts };
}

function peer(organisationId: string, parts: Partial<CirclePeer> = {}): CirclePeer {
  return { organisationId, countryCode: "AT", tags: [], isUsable: true, ...parts };
}

const shown = (organisationId: string) => ({ organisationId, isHidden: false });
const hidden = (organisationId: string) => ({ organisationId, isHidden: true });
const open = (circleId: string) => ({ circleId, isHidden: false });

describe("members of a circle", () => {
  test("are those named, those who meet a rule, and those of the circles inside", () => {
    const circles = [
      circle("outer", {
        members: [shown("a")],
        circles: [open("inner")],
        rules: [{ countries: ["FR"], sectorTags: [], isHidden: false }],
      }),
      circle("inner", { members: [shown("b")] }),
    ];
    const peers = [peer("a"), peer("b"), peer("c", { countryCode: "FR" }), peer("d")];
    expect(resolveCircle("outer", circles, peers)).toEqual({
      circleId: "outer",
      members: [
        { organisationId: "a", isHidden: false, via: ["outer"] },
        { organisationId: "b", isHidden: false, via: ["outer", "inner"] },
        { organisationId: "c", isHidden: false, via: ["outer"] },
      ],
      problems: [],
    });
  });

  test.each([
    ["country and sector together", { countries: ["FR"], sectorTags: ["sector:energy"] }, ["fr-energy"]],
    ["any of several sectors", { countries: [], sectorTags: ["sector:energy", "sector:health"] }, ["at-health", "fr-energy"]],
    ["no condition at all, which nobody meets", { countries: [], sectorTags: [] }, []],
  ])("by rule: %s", (_name, rule, expected) => {
    const peers = [
      peer("at-health", { tags: ["sector:health"] }),
      peer("fr-energy", { countryCode: "FR", tags: ["sector:energy"] }),
      peer("fr-rail", { countryCode: "FR", tags: ["sector:rail"] }),
    ];
    const circles = [circle("c", { rules: [{ ...rule, isHidden: false }] })];
    const { members } = resolveCircle("c", circles, peers);
    expect(members.map(({ organisationId }) => organisationId)).toEqual(expected);
  });

  test("follow the peers' cards: who moves into the sector is in, without a change to the circle", () => {
    const circles = [
      circle("c", { rules: [{ countries: [], sectorTags: ["sector:energy"], isHidden: false }] }),
    ];
    expect(resolveCircle("c", circles, [peer("a")]).members).toEqual([]);
    expect(resolveCircle("c", circles, [peer("a", { tags: ["sector:energy"] })]).members).toHaveLength(1);
  });

  test("a circle inside itself is walked once and named with its path", () => {
    const circles = [
      circle("a", { members: [shown("x")], circles: [open("b")] }),
      circle("b", { members: [shown("y")], circles: [open("a")] }),
    ];
    const resolved = resolveCircle("a", circles, [peer("x"), peer("y")]);
    expect(resolved.members.map(({ organisationId }) => organisationId)).toEqual(["x", "y"]);
    expect(resolved.problems).toEqual([{ kind: "cycle", path: ["a", "b", "a"] }]);
  });

  test("who is hidden on one of two ways is hidden", () => {
    const circles = [
      circle("c", { members: [shown("a")], circles: [open("d")] }),
      circle("d", { members: [hidden("a")] }),
    ];
    expect(resolveCircle("c", circles, [peer("a")]).members[0]?.isHidden).toBe(true);
  });

  test("a hidden inner circle hides its members, also where it was entered openly before", () => {
    const circles = [
      circle("c", { circles: [open("d"), { circleId: "d", isHidden: true }] }),
      circle("d", { members: [shown("a")] }),
    ];
    expect(resolveCircle("c", circles, [peer("a")]).members[0]?.isHidden).toBe(true);
  });

  test("unknown circles, unknown peers and peers that can't be used are named, and nothing goes to them", () => {
    const circles = [circle("c", { members: [shown("gone"), shown("revoked")], circles: [open("lost")] })];
    expect(resolveCircle("c", circles, [peer("revoked", { isUsable: false })])).toEqual({
      circleId: "c",
      members: [],
      problems: [
        { kind: "unknown-peer", organisationId: "gone", circleId: "c" },
        { kind: "unusable-peer", organisationId: "revoked" },
        { kind: "unknown-circle", circleId: "lost" },
      ],
    });
  });

  test("are found in any web of circles, and each only once", () => {
    const ids = ["0", "1", "2", "3", "4", "5"];
    const link = fc.record({ circleId: fc.constantFrom(...ids), isHidden: fc.boolean() });
    const web = fc.tuple(
      ...ids.map((id) =>
        fc
          .array(link, { maxLength: 4 })
          .map((circles) => circle(id, { members: [shown(`member-${id}`)], circles })),
      ),
    );
    fc.assert(
      fc.property(web, (circles) => {
        const peers = ids.map((id) => peer(`member-${id}`));
        const reachable = new Set<string>(["0"]);
        for (const id of reachable) {
          circles.find((one) => one.id === id)?.circles.forEach(({ circleId }) => reachable.add(circleId));
        }
        const { members } = resolveCircle("0", circles, peers);
        expect(members.map(({ organisationId }) => organisationId)).toEqual(
          [...reachable].map((id) => `member-${id}`).toSorted(),
        );
      }),
    );
  });
});

describe("what a member is shown", () => {
  const circles = [circle("c", { members: [shown("a"), shown("b"), hidden("h"), hidden("i")] })];
  const resolved = resolveCircle("c", circles, ["a", "b", "h", "i"].map((id) => peer(id)));

  test.each([
    ["an open member sees the open ones", "a", ["a", "b"]],
    ["a hidden member sees the open ones and itself", "h", ["a", "b", "h"]],
    ["who is no member sees nobody", "x", []],
  ])("%s", (_name, organisationId, expected) => {
    expect(membersKnownTo(resolved, organisationId)).toEqual(expected);
  });
});

describe("bundles for a circle", () => {
  const sameView = () => "same";

  test("open members share one, each hidden member gets its own", () => {
    const circles = [circle("c", { members: [shown("b"), hidden("h"), shown("a")] })];
    const resolved = resolveCircle("c", circles, ["a", "b", "h"].map((id) => peer(id)));
    expect(groupRecipients({ circles: [resolved], organisationIds: [] }, sameView)).toEqual([
      { organisationIds: ["a", "b"] },
      { organisationIds: ["h"] },
    ]);
  });

  test("those who may have different things get different ones", () => {
    const circles = [circle("c", { members: [shown("a"), shown("b"), shown("c")] })];
    const resolved = resolveCircle("c", circles, ["a", "b", "c"].map((id) => peer(id)));
    expect(
      groupRecipients({ circles: [resolved], organisationIds: [] }, (id) =>
        id === "b" ? "named for the incident" : "community",
      ),
    ).toEqual([{ organisationIds: ["a", "c"] }, { organisationIds: ["b"] }]);
  });

  test("peers chosen one by one never share, nor do members of two circles", () => {
    const circles = [
      circle("c", { members: [shown("a"), shown("b")] }),
      circle("d", { members: [shown("b"), shown("e")] }),
    ];
    const peers = ["a", "b", "e", "x", "y"].map((id) => peer(id));
    const chosen = {
      circles: ["c", "d"].map((id) => resolveCircle(id, circles, peers)),
      organisationIds: ["x", "y"],
    };
    expect(groupRecipients(chosen, sameView).map(({ organisationIds }) => organisationIds)).toEqual([
      ["a", "b"],
      ["e"],
      ["x"],
      ["y"],
    ]);
  });

  test("more than sixteen become several", () => {
    const ids = Array.from({ length: 20 }, (_, index) => `peer-${String(index).padStart(2, "0")}`);
    const circles = [circle("c", { members: ids.map(shown) })];
    const resolved = resolveCircle("c", circles, ids.map((id) => peer(id)));
    expect(
      groupRecipients({ circles: [resolved], organisationIds: [] }, sameView).map(
        ({ organisationIds }) => organisationIds.length,
      ),
    ).toEqual([16, 4]);
  });
});
