import { asRecord, type JsonValue } from "../../json/value.ts";
import type { CsafTest, Problem } from "../csaf-test.ts";
import { select, selectRecords, type Placed } from "../select.ts";

const SCHEMA_VERSION = "2.0.0";
const TOP = [
  "timestamp",
  "schemaVersion",
  "selections",
  "target_ids",
  "decision_point_resources",
  "references",
];
const SELECTION = ["namespace", "key", "version", "name", "definition", "values"];
const VALUE = ["key", "name", "definition"];

/** CSAF 2.1 §6.1.46: the members that the schema of SSVC selections (2.0.0) demands and allows. */
export const invalidSsvc: CsafTest = {
  id: "6.1.46",
  check: (document) =>
    selectRecords(document, "/vulnerabilities/[]/metrics/[]/content/ssvc_v2").flatMap((ssvc) => [
      ...members(ssvc, TOP, ["timestamp", "schemaVersion"]),
      ...(ssvc.value["schemaVersion"] === SCHEMA_VERSION
        ? []
        : [{ instancePath: `${ssvc.path}/schemaVersion`, message: `is not ${SCHEMA_VERSION}` }]),
      ...listFaults(ssvc, "selections"),
      ...under(ssvc, "/selections/[]").flatMap((selection) => [
        ...members(selection, SELECTION, ["namespace", "key", "version"]),
        ...listFaults(selection, "values"),
        ...under(selection, "/values/[]").flatMap((value) => members(value, VALUE, ["key"])),
      ]),
    ]),
};

function under({ path, value }: Placed, below: string): readonly Placed[] {
  return select(value, below).map((one) => ({ ...one, path: path + one.path }));
}

/** Required texts that are missing or empty, and members that nobody knows. */
function members(
  { path, value }: Placed,
  known: readonly string[],
  required: readonly string[],
): readonly Problem[] {
  const record = asRecord(value);
  if (record === null) return [{ instancePath: path, message: "is no object" }];
  return [
    ...required
      .filter((name) => typeof record[name] !== "string" || record[name] === "")
      .map((name) => ({ instancePath: path, message: `${name} is missing` })),
    ...Object.keys(record)
      .filter((name) => !known.includes(name))
      .map((name) => ({ instancePath: path, message: `must not have the property ${name}` })),
  ];
}

function listFaults({ path, value }: Placed, name: string): readonly Problem[] {
  const found: JsonValue | undefined = asRecord(value)?.[name];
  return Array.isArray(found) && found.length > 0
    ? []
    : [{ instancePath: path, message: `${name} is missing or empty` }];
}
