import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  familyOfType,
  isObservableType,
  mispCategories,
  mispDefaults,
  mispExportType,
  observableTypes,
} from "../../../../shared/domain/observables/index.ts";
import { dataPath } from "../../../helpers/data.ts";

const describeTypes = z
  .object({
    result: z.object({
      types: z.array(z.string()),
      sane_defaults: z.record(
        z.string(),
        z.object({ default_category: z.string(), to_ids: z.number() }),
      ),
      category_type_mappings: z.record(z.string(), z.array(z.string())),
    }),
  })
  .parse(JSON.parse(readFileSync(dataPath("misp-pymisp/describeTypes.json"), "utf8"))).result;

describe("the vocabulary of MISP attribute types", () => {
  it("has every type that MISP has, and one of ours for Ethereum", () => {
    expect(observableTypes()).toEqual([...describeTypes.types, "eth"]);
  });

  it("has the default category, to_ids and allowed categories of every type", () => {
    const ours = describeTypes.types.filter(isObservableType).map((type) => ({
      type,
      ...mispDefaults(type),
      categories: mispCategories(type),
    }));
    const theirs = describeTypes.types.map((type) => ({
      type,
      category: describeTypes.sane_defaults[type]?.default_category,
      toIds: describeTypes.sane_defaults[type]?.to_ids === 1,
      categories: Object.entries(describeTypes.category_type_mappings)
        .filter(([, types]) => types.includes(type))
        .map(([category]) => category),
    }));
    const sorted = (rows: readonly { readonly categories: readonly string[] }[]) =>
      rows.map((row) => ({ ...row, categories: row.categories.toSorted() }));
    expect(sorted(ours)).toEqual(sorted(theirs));
  });

  it("exports the types of ours under one that MISP knows", () => {
    expect(mispExportType("eth")).toBe("text");
  });

  it.each([
    ["filename|sha256", "hash"],
    ["ip-dst|port", "ipv4"],
    ["domain|ip", "domain"],
    ["regkey|value", "regkey"],
    ["comment", "free-text"],
    ["chrome-extension-id", "generic"],
  ] as const)("%s belongs to the family %s", (type, family) => {
    expect(familyOfType(type)).toBe(family);
  });
});
