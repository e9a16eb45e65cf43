import type { JsonRecord, JsonValue } from "../json/value.ts";
import { asText } from "../json/value.ts";
import { selectRecords, type Placed } from "./select.ts";

/** A branch of the product tree and the branches that lead to it, itself last. */
export interface Branch extends Placed<JsonRecord> {
  readonly trail: readonly JsonRecord[];
}

/** All branches, each after the one that it belongs to. No recursion: a tree may be as deep as the reader allows. */
export function branchesOf(document: JsonValue): readonly Branch[] {
  const all: Branch[] = [];
  const open: Branch[] = selectRecords(document, "/product_tree/branches/[]").map((one) => ({
    ...one,
    trail: [one.value],
  }));
  for (let branch = open.shift(); branch !== undefined; branch = open.shift()) {
    const { path, value, trail } = branch;
    all.push(branch);
    for (const child of selectRecords(value, "/branches/[]"))
      open.push({
        path: path + child.path,
        value: child.value,
        trail: [...trail, child.value],
      });
  }
  return all;
}

/** A full product name and the branches that lead to it; none outside of `branches`. */
export interface Product extends Branch {
  readonly id: string;
}

/** Every full product name: of branches, of the plain list, and of product paths. */
export function productsOf(document: JsonValue): readonly Product[] {
  const inBranches = branchesOf(document).flatMap(({ path, value, trail }) =>
    selectRecords(value, "/product").map((one) => ({
      path: path + one.path,
      value: one.value,
      trail,
    })),
  );
  const elsewhere = [
    ...selectRecords(document, "/product_tree/full_product_names/[]"),
    ...selectRecords(document, "/product_tree/product_paths/[]/full_product_name"),
  ].map((one) => ({ ...one, trail: [] }));
  return [...inBranches, ...elsewhere].map((one) => ({
    ...one,
    id: asText(one.value["product_id"]) ?? "",
  }));
}
