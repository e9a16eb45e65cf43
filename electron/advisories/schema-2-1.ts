import csafAjv from "@secvisogram/csaf-validator-lib/csaf_2_1/csafAjv.js";
import librarySchema from "@secvisogram/csaf-validator-lib/csaf_2_1/schemaTests/csaf_2_1/schema.js";
import type { LibraryTest } from "./library-tests.ts";

type Node = Record<string, unknown>;

const EXTENSIONS = { $ref: "#/$defs/extensions_t" };
const PRODUCT_ID = { $ref: "#/$defs/product_id_t" };
const VULNERABILITY = "/properties/vulnerabilities/items/properties";
const CONTENT = `${VULNERABILITY}/metrics/items/properties/content/properties`;

/** Members that committee specification draft 03 adds, by the place of the library's schema, which follows an earlier draft. */
const ADDED: readonly (readonly [place: string, members: Node])[] = [
  ["/properties", { x_extensions: EXTENSIONS }],
  ["/properties/document/properties", { x_extensions: EXTENSIONS }],
  ["/$defs/full_product_name_t/properties", { x_extensions: EXTENSIONS }],
  [VULNERABILITY, { x_extensions: EXTENSIONS }],
  [
    `${VULNERABILITY}/ids/items/properties`,
    {
      group_ids: { $ref: "#/$defs/product_groups_t" },
      product_ids: { $ref: "#/$defs/products_t" },
    },
  ],
  [
    CONTENT,
    {
      x_extensions: EXTENSIONS,
      qualitative_severity_rating: { enum: ["critical", "high", "low", "medium", "none"] },
      // What is inside, test 6.1.46 says.
      ssvc_v2: { type: "object" },
    },
  ],
  [
    "/$defs",
    {
      // What an extension has to hold, test 6.1.60.1 says.
      extensions_t: { type: "array", minItems: 1, uniqueItems: true, items: { type: "object" } },
      subpath_t: closedObject({
        category: {
          enum: [
            "default_component_of",
            "external_component_of",
            "installed_on",
            "installed_with",
            "optional_component_of",
          ],
        },
        next_product_reference: PRODUCT_ID,
      }),
    },
  ],
  [
    "/properties/product_tree/properties",
    {
      product_paths: list(
        closedObject({
          beginning_product_reference: PRODUCT_ID,
          full_product_name: { $ref: "#/$defs/full_product_name_t" },
          subpaths: list({ $ref: "#/$defs/subpath_t" }),
        }),
      ),
    },
  ],
];

/** What draft 03 no longer has. */
const REMOVED: readonly (readonly [place: string, member: string])[] = [
  ["/properties/product_tree/properties", "relationships"],
  [CONTENT, "ssvc_v1"],
];

const validate = csafAjv.compile(amended());

/** The schema of CSAF 2.1, committee specification draft 03. */
export const schemaTest: LibraryTest = (document) => ({
  isValid: validate(document),
  errors: validate.errors ?? [],
});

function amended(): Node {
  const schema: unknown = structuredClone(librarySchema);
  for (const [place, members] of ADDED) Object.assign(at(schema, place), members);
  for (const [place, member] of REMOVED) Reflect.deleteProperty(at(schema, place), member);
  return Object.assign(at(schema, ""), { $id: "urn:watchpost:csaf-2.1-draft-03" });
}

/** Throws when the library's schema is not the one that these amendments are made for. */
function at(schema: unknown, place: string): Node {
  let node = schema;
  for (const step of place.split("/").slice(1)) node = isNode(node) ? node[step] : undefined;
  if (!isNode(node)) throw new Error(`the schema of the library has no ${place}`);
  return node;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

function closedObject(properties: Node): Node {
  return {
    type: "object",
    required: Object.keys(properties),
    properties,
    additionalProperties: false,
  };
}

function list(items: Node): Node {
  return { type: "array", minItems: 1, items };
}
