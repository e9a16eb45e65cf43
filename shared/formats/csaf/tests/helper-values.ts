import type { CsafTest } from "../csaf-test.ts";
import { productsOf } from "../products.ts";
import { selectTexts, type Placed } from "../select.ts";
import type { JsonValue } from "../../json/value.ts";

/** CSAF 2.1 §6.1.42: package URLs of one product differ in their qualifiers only. */
export const purlQualifiers: CsafTest = {
  id: "6.1.42",
  check: (document) =>
    productsOf(document).flatMap(({ path, value }) => {
      const [first, ...others] = selectTexts(value, "/product_identification_helper/purls/[]");
      return others
        .filter((one) => withoutQualifiers(one.value) !== withoutQualifiers(first?.value ?? ""))
        .map((one) => ({
          instancePath: path + one.path,
          message: `${one.value} differs from ${first?.value ?? ""} in more than its qualifiers`,
        }));
    }),
};

/** CSAF 2.1 §6.1.44 */
export const starsInSerialNumber = multipleStars("6.1.44", "serial_numbers");
/** CSAF 2.1 §6.1.61 */
export const starsInSku = multipleStars("6.1.61", "skus");

/** CSAF 2.1 §6.2.31: what has a serial or model number is hardware and should be part of a product path. */
export const hardwareAndSoftware: CsafTest = {
  id: "6.2.31",
  check: (document) => {
    const used = new Set(
      [
        ...selectTexts(document, "/product_tree/product_paths/[]/beginning_product_reference"),
        ...selectTexts(
          document,
          "/product_tree/product_paths/[]/subpaths/[]/next_product_reference",
        ),
      ].map(({ value }) => value),
    );
    return productsOf(document)
      .filter(({ id, value }) => isHardware(value) && !used.has(id))
      .map(({ path, id }) => ({ instancePath: path, message: `no product path uses ${id}` }));
  },
};

function isHardware(product: JsonValue): boolean {
  return ["serial_numbers", "model_numbers"].some(
    (name) => selectTexts(product, `/product_identification_helper/${name}/[]`).length > 0,
  );
}

function multipleStars(id: string, helper: string): CsafTest {
  return {
    id,
    check: (document) =>
      productsOf(document).flatMap(({ path, value }) =>
        selectTexts(value, `/product_identification_helper/${helper}/[]`)
          .filter(hasTwoStars)
          .map((one) => ({
            instancePath: path + one.path,
            message: `${one.value} has more than one star that is not escaped`,
          })),
      ),
  };
}

/** A backslash escapes the character after it. */
function hasTwoStars({ value }: Placed<string>): boolean {
  return value.replaceAll(/\\./gsu, "").split("*").length > 2;
}

function withoutQualifiers(purl: string): string {
  const [start = ""] = purl.split("#");
  const subpath = purl.slice(start.length);
  return (start.split("?")[0] ?? "") + subpath;
}
