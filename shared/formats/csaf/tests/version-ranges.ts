import { asText, type JsonValue } from "../../json/value.ts";
import type { CsafTest } from "../csaf-test.ts";
import { branchesOf } from "../products.ts";
import type { Placed } from "../select.ts";

/** A constraint of a range: comparator and version. Equality is written without a comparator in VERS. */
interface Constraint {
  readonly comparator: string;
  readonly version: string;
}

const COMPARATORS = ["<=", ">=", "!=", "<", ">", "="];

/** CSAF 2.1 §6.1.59: a range that a single version is left of. */
export const singleVersionAsRange: CsafTest = {
  id: "6.1.59",
  check: (document) =>
    rangesOf(document)
      .filter(({ value }) => isSingle(constraintsOf(value)))
      .map(({ path, value }) => ({ instancePath: path, message: `${value} is a single version` })),
};

/** CSAF 2.1 §6.2.49: nothing bounds the range from above. */
export const upperOpenRange: CsafTest = {
  id: "6.2.49",
  check: (document) =>
    rangesOf(document)
      .filter(({ value }) => isUpperOpen(constraintsOf(value)))
      .map(({ path, value }) => ({ instancePath: path, message: `${value} has no upper end` })),
};

function rangesOf(document: JsonValue): readonly Placed<string>[] {
  return branchesOf(document)
    .filter(({ value }) => value["category"] === "product_version_range")
    .map(({ path, value }) => ({ path: `${path}/name`, value: asText(value["name"]) ?? "" }));
}

/** Both notations, `vers:<type>/…` and the plain one, separate constraints by `|`. */
function constraintsOf(range: string): readonly Constraint[] {
  const list = /^vers:[^/]*\/(.*)$/su.exec(range)?.[1] ?? range;
  return list
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const comparator = COMPARATORS.find((one) => part.startsWith(one)) ?? "";
      return { comparator, version: part.slice(comparator.length).trim() };
    });
}

function isSingle(constraints: readonly Constraint[]): boolean {
  const [first, second] = constraints;
  return (
    first !== undefined &&
    second === undefined &&
    ["", "="].includes(first.comparator) &&
    first.version !== "*"
  );
}

function isUpperOpen(constraints: readonly Constraint[]): boolean {
  const bounding = constraints.filter(({ comparator }) => comparator !== "!=");
  return [">", ">="].includes(bounding.at(-1)?.comparator ?? "");
}
