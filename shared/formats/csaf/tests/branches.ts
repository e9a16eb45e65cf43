import { asText } from "../../json/value.ts";
import type { CsafTest } from "../csaf-test.ts";
import { branchesOf, productsOf } from "../products.ts";

/** CSAF 2.1 §6.1.57: along the path to a product each category appears once, except `product_family`. */
export const stackedBranchCategories: CsafTest = {
  id: "6.1.57",
  check: (document) =>
    productsOf(document).flatMap(({ path, trail }) => {
      const categories = trail.map((branch) => asText(branch["category"]) ?? "");
      const twice = categories.filter(
        (one, at) => one !== "product_family" && categories.indexOf(one) !== at,
      );
      return twice.map((one) => ({
        instancePath: path,
        message: `${one} stands more than once on the way to the product`,
      }));
    }),
};

/** CSAF 2.1 §6.1.58 */
export const versionAndVersionRange: CsafTest = {
  id: "6.1.58",
  check: (document) =>
    productsOf(document)
      .filter(({ trail }) =>
        ["product_version", "product_version_range"].every((category) =>
          trail.some((branch) => branch["category"] === category),
        ),
      )
      .map(({ path }) => ({
        instancePath: path,
        message: "both a version and a version range stand on the way to the product",
      })),
};

/** CSAF 2.1 §6.2.48 */
export const misuseAtVendorName: CsafTest = {
  id: "6.2.48",
  check: (document) =>
    branchesOf(document)
      .filter(
        ({ value }) =>
          value["category"] === "vendor" &&
          (asText(value["name"]) ?? "").replaceAll(/\s/gu, "").toLowerCase() === "opensource",
      )
      .map(({ path }) => ({ instancePath: `${path}/name`, message: "is no vendor" })),
};
