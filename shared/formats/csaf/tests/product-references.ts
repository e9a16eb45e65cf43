import type { JsonValue } from "../../json/value.ts";
import type { CsafTest } from "../csaf-test.ts";
import { productsOf } from "../products.ts";
import { selectRecords, selectTexts, textAt } from "../select.ts";

const STATUSES = [
  "first_affected",
  "first_fixed",
  "fixed",
  "known_affected",
  "known_not_affected",
  "last_affected",
  "recommended",
  "under_investigation",
  "unknown",
];

/** Where CSAF 2.1 names products that the tree has to define. */
const REFERENCES = [
  "/document/notes/[]/product_ids/[]",
  "/product_tree/product_groups/[]/product_ids/[]",
  "/product_tree/product_paths/[]/beginning_product_reference",
  "/product_tree/product_paths/[]/subpaths/[]/next_product_reference",
  ...[
    "first_known_exploitation_dates",
    "flags",
    "ids",
    "involvements",
    "notes",
    "remediations",
    "threats",
  ].map((name) => `/vulnerabilities/[]/${name}/[]/product_ids/[]`),
  "/vulnerabilities/[]/metrics/[]/products/[]",
  ...STATUSES.map((name) => `/vulnerabilities/[]/product_status/${name}/[]`),
];

/** CSAF 2.1 §6.1.1 */
export const missingDefinitionOfProductId: CsafTest = {
  id: "6.1.1",
  check: (document) => {
    const defined = new Set(productsOf(document).map(({ id }) => id));
    return REFERENCES.flatMap((path) => selectTexts(document, path))
      .filter(({ value }) => !defined.has(value))
      .map(({ path, value }) => ({ instancePath: path, message: `${value} is not defined` }));
  },
};

/** CSAF 2.1 §6.1.3 */
export const circularDefinitionOfProductId: CsafTest = {
  id: "6.1.3",
  check: (document) => {
    const paths = pathsOf(document);
    return paths
      .filter(({ id }) => reaches(paths, id))
      .map(({ path, id }) => ({
        instancePath: `${path}/full_product_name/product_id`,
        message: `${id} is defined by itself`,
      }));
  },
};

/** CSAF 2.1 §6.3.22 */
export const nestedProductPath: CsafTest = {
  id: "6.3.22",
  check: (document) => {
    const made = new Set(pathsOf(document).map(({ id }) => id));
    return [
      ...selectTexts(document, "/product_tree/product_paths/[]/beginning_product_reference"),
      ...selectTexts(document, "/product_tree/product_paths/[]/subpaths/[]/next_product_reference"),
    ]
      .filter(({ value }) => made.has(value))
      .map(({ path, value }) => ({
        instancePath: path,
        message: `${value} is itself defined by a product path`,
      }));
  },
};

interface ProductPath {
  readonly path: string;
  readonly id: string;
  readonly uses: readonly string[];
}

function pathsOf(document: JsonValue): readonly ProductPath[] {
  return selectRecords(document, "/product_tree/product_paths/[]").map(({ path, value }) => ({
    path,
    id: textAt(value, "/full_product_name/product_id"),
    uses: [
      ...selectTexts(value, "/beginning_product_reference"),
      ...selectTexts(value, "/subpaths/[]/next_product_reference"),
    ].map((one) => one.value),
  }));
}

/** Whether following the references of a product leads back to it. */
function reaches(paths: readonly ProductPath[], goal: string): boolean {
  const usesOf = Map.groupBy(paths, ({ id }) => id);
  const seen = new Set<string>();
  const open = [goal];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const next = (usesOf.get(id) ?? []).flatMap(({ uses }) => uses);
    if (next.includes(goal)) return true;
    open.push(...next.filter((one) => !seen.has(one)));
    for (const one of next) seen.add(one);
  }
  return false;
}
