import { asRecord, type JsonRecord, type JsonValue } from "../../json/value.ts";
import type { CsafTest, Problem } from "../csaf-test.ts";
import { branchesOf } from "../products.ts";
import { select, textAt, type Placed } from "../select.ts";

/** Where CSAF 2.1 allows a list of extensions, outside of branches, with the informative test that points at each. */
const PLACES: readonly (readonly [test: string, path: string])[] = [
  ["6.3.21.3", "/document/x_extensions"],
  ["6.3.21.5", "/product_tree/full_product_names/[]/x_extensions"],
  ["6.3.21.6", "/product_tree/product_paths/[]/full_product_name/x_extensions"],
  ["6.3.21.7", "/vulnerabilities/[]/metrics/[]/content/x_extensions"],
  ["6.3.21.8", "/vulnerabilities/[]/x_extensions"],
];

/** The tests of extensions in CSAF 2.1 §6.1.60, §6.2.54 and §6.3.21 that need no extension's own schema. */
export const EXTENSION_TESTS: readonly CsafTest[] = [
  { id: "6.1.60.1", check: (document) => itemsOf(document).flatMap(faultsOf) },
  {
    id: "6.2.54.3",
    check: (document) =>
      itemsOf(document)
        .filter(({ value }) => asRecord(value)?.["critical"] === true)
        .map(({ path }) => ({ instancePath: `${path}/critical`, message: "is critical" })),
  },
  {
    id: "6.3.21.1",
    check: (document) =>
      itemsOf(document)
        .filter(({ value }) => textAt(value, "/category") === "essential")
        .map(({ path }) => ({ instancePath: `${path}/category`, message: "is essential" })),
  },
  {
    id: "6.3.21.4",
    check: (document) => inBranches(document).map(({ path }) => exists(path)),
  },
  ...PLACES.map(([id, place]) => ({
    id,
    check: (document: JsonValue) => select(document, place).map(({ path }) => exists(path)),
  })),
];

function exists(instancePath: string): Problem {
  return { instancePath, message: "holds extensions" };
}

function listsOf(document: JsonValue): readonly Placed[] {
  return [
    ...PLACES.flatMap(([, path]) => select(document, path)),
    ...select(document, "/x_extensions"),
    ...inBranches(document),
  ];
}

function inBranches(document: JsonValue): readonly Placed[] {
  return branchesOf(document).flatMap(({ path, value }) =>
    select(value, "/product/x_extensions").map((one) => ({ ...one, path: path + one.path })),
  );
}

function itemsOf(document: JsonValue): readonly Placed[] {
  return listsOf(document).flatMap(({ path, value }) =>
    select(value, "/[]").map((one) => ({ ...one, path: path + one.path })),
  );
}

/** The content schema of extensions: four members and no more. */
function faultsOf({ path, value }: Placed): readonly Problem[] {
  const item = asRecord(value);
  if (item === null) return [{ instancePath: path, message: "is no object" }];
  const known = Object.keys(MEMBERS);
  return [
    ...Object.keys(item)
      .filter((name) => !known.includes(name))
      .map((name) => ({ instancePath: path, message: `must not have the property ${name}` })),
    ...Object.entries(MEMBERS)
      .filter(([name, isRight]) => !isRight(item[name]))
      .map(([name]) => ({
        instancePath: path,
        message: `${name} is missing or not as prescribed`,
      })),
  ];
}

const MEMBERS: Readonly<Record<string, (value: JsonValue | undefined) => boolean>> = {
  $schema: (value) => typeof value === "string" && value.startsWith("https://"),
  category: (value) =>
    typeof value === "string" && ["essential", "significant", "supplementary"].includes(value),
  content: (value) => hasMembers(asRecord(value)),
  critical: (value) => typeof value === "boolean",
};

function hasMembers(record: JsonRecord | null): boolean {
  return record !== null && Object.keys(record).length > 0;
}
