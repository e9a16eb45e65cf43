import type { JsonValue } from "../../json/value.ts";
import type { CsafTest, Problem } from "../csaf-test.ts";
import { select, selectRecords, selectTexts, textAt } from "../select.ts";

const ADVISORIES = ["csaf_security_advisory", "csaf_deprecated_security_advisory"];
const WITH_PRODUCTS = [...ADVISORIES, "csaf_vex"];
const WITHOUT_VULNERABILITIES = [
  "csaf_informational_advisory",
  "csaf_withdrawn",
  "csaf_superseded",
];

/** The profile tests that CSAF 2.1 §6.1.27 extends to its new profiles. */
export const PROFILE_TESTS: readonly CsafTest[] = [
  profileTest("6.1.27.3", WITHOUT_VULNERABILITIES, (document) =>
    select(document, "/vulnerabilities").map(({ path }) => found(path, "must not exist")),
  ),
  profileTest("6.1.27.4", WITH_PRODUCTS, (document) =>
    select(document, "/product_tree").length > 0 ? [] : [found("/product_tree", "is missing")],
  ),
  profileTest("6.1.27.5", WITH_PRODUCTS, (document) => everyVulnerability(document, "notes")),
  profileTest("6.1.27.6", ADVISORIES, (document) => everyVulnerability(document, "product_status")),
  profileTest("6.1.27.8", ["csaf_vex"], (document) =>
    selectRecords(document, "/vulnerabilities/[]")
      .filter(({ value }) => value["cve"] === undefined && !isIdentified(document, value))
      .map(({ path }) => found(path, "has neither a CVE nor an id for all its products")),
  ),
  profileTest("6.1.27.11", WITH_PRODUCTS, (document) =>
    select(document, "/vulnerabilities").length > 0
      ? []
      : [found("/vulnerabilities", "is missing")],
  ),
];

function profileTest(
  id: string,
  categories: readonly string[],
  check: CsafTest["check"],
): CsafTest {
  return {
    id,
    check: (document) =>
      categories.includes(textAt(document, "/document/category")) ? check(document) : [],
  };
}

function everyVulnerability(document: JsonValue, member: string): readonly Problem[] {
  return selectRecords(document, "/vulnerabilities/[]")
    .filter(({ value }) => value[member] === undefined)
    .map(({ path }) => found(path, `has no ${member}`));
}

/** An id that is bound to products or groups holds only for those; together the ids have to hold for all products. */
function isIdentified(document: JsonValue, vulnerability: JsonValue): boolean {
  const ids = selectRecords(vulnerability, "/ids/[]").map(({ value }) => ({
    products: texts(value, "/product_ids/[]"),
    groups: texts(value, "/group_ids/[]"),
  }));
  if (ids.some(({ products, groups }) => products.length + groups.length === 0)) return true;
  const groups = new Set(ids.flatMap((one) => one.groups));
  const held = new Set([
    ...ids.flatMap(({ products }) => products),
    ...selectRecords(document, "/product_tree/product_groups/[]")
      .filter(({ value }) => groups.has(textAt(value, "/group_id")))
      .flatMap(({ value }) => texts(value, "/product_ids/[]")),
  ]);
  const [status] = selectRecords(vulnerability, "/product_status");
  const stated = Object.keys(status?.value ?? {}).flatMap((name) =>
    texts(vulnerability, `/product_status/${name}/[]`),
  );
  return ids.length > 0 && stated.every((product) => held.has(product));
}

function texts(value: JsonValue, path: string): readonly string[] {
  return selectTexts(value, path).map((one) => one.value);
}

function found(instancePath: string, message: string): Problem {
  return { instancePath, message };
}
