import { describe, expect, test } from "vitest";
import {
  CHOOSABLE_RELATION_TYPES,
  isSameRelation,
  RELATION_TYPE_NAMES,
  RELATION_TYPES,
  relationPhrase,
} from "../../../../shared/domain/relation/index.ts";

describe("relation types", () => {
  test("are those of STIX 2.1 and our own for merging, splitting and following up", () => {
    const ours = RELATION_TYPE_NAMES.filter((name) => RELATION_TYPES[name].origin === "case");
    expect(ours).toEqual([
      "merged-into",
      "merged-from",
      "split-from",
      "part-of",
      "caused-by",
      "follows-up",
    ]);
    expect(RELATION_TYPE_NAMES.filter((name) => RELATION_TYPES[name].origin === "stix")).toEqual(
      "related-to duplicate-of derived-from attributed-to authored-by beacons-to based-on communicates-with compromises consists-of controls delivers downloads drops exploits exfiltrates-to has hosts impersonates indicates investigates located-at mitigates originates-from owns remediates resolves-to targets uses variant-of characterizes analysis-of static-analysis-of dynamic-analysis-of".split(
        " ",
      ),
    );
  });

  test("that actions write are not offered by hand", () => {
    expect(CHOOSABLE_RELATION_TYPES).not.toContain("merged-into");
    expect(CHOOSABLE_RELATION_TYPES).toContain("duplicate-of");
  });

  test("read from both ends in every language", () => {
    expect(relationPhrase("split-from", "from").de).toBe("wurde abgetrennt von");
    expect(relationPhrase("split-from", "to").fr).toBe("a été scindé en");
    expect(relationPhrase("related-to", "to")).toEqual(relationPhrase("related-to", "from"));
  });

  test("that are unknown keep their spelling", () => {
    expect(relationPhrase("screenshot-of", "from").en).toBe("screenshot-of");
    expect(relationPhrase("screenshot-of", "to").en).toBe("← screenshot-of");
  });

  test("make the same relation when a symmetric one is told from the other end", () => {
    const told = { type: "related-to", fromId: "a", toId: "b" };
    expect(isSameRelation(told, { ...told, fromId: "b", toId: "a" })).toBe(true);
    const directed = { ...told, type: "derived-from" };
    expect(isSameRelation(directed, { ...directed, fromId: "b", toId: "a" })).toBe(false);
    expect(isSameRelation(directed, { ...directed })).toBe(true);
    expect(isSameRelation(directed, told)).toBe(false);
  });
});
