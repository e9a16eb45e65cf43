import { readFileSync } from "node:fs";
import { z } from "zod";
import { normaliseObservable } from "../../../../shared/domain/observables/index.ts";
import { extractObservables } from "../../../../shared/formats/text/extract.ts";
import type { ExtractedItem } from "../../../../shared/formats/text/extraction.ts";
import { dataPath } from "../../../helpers/data.ts";

/** One value that a public suite expects and we do not give, or that we give and it does not expect. */
export interface Difference {
  readonly suite: string;
  readonly case: string;
  readonly type: string;
  readonly kind: "missed" | "not-expected";
  readonly value: string;
}

export interface Judgement {
  /** Values that agree, by the suite's name of the type. */
  readonly agreed: ReadonlyMap<string, number>;
  readonly differences: readonly Difference[];
}

interface TypeInSuite {
  readonly types: readonly string[];
  readonly accepts?: (value: string) => boolean;
  /** Spelling of the suite -> spelling that our type reads. */
  readonly spell?: (value: string) => string;
}

const isIpv4 = (value: string): boolean => !value.includes(":") && !value.includes("/");
const isIpv6 = (value: string): boolean => value.includes(":") && !value.includes("/");

/** Types of the suite that the product knows; the others (trackers of advertisers) are skipped as its README says. */
const FINDER_TYPES: Readonly<Record<string, TypeInSuite>> = {
  domains: { types: ["domain", "hostname", "onion-address"] },
  urls: { types: ["url"] },
  ipv4s: { types: ["ip-dst"], accepts: isIpv4 },
  ipv6s: { types: ["ip-dst"], accepts: isIpv6 },
  ipv4_cidrs: { types: ["ip-dst"], accepts: (value) => !value.includes(":") },
  email_addresses: { types: ["email"] },
  xmpp_addresses: { types: ["jabber-id"] },
  md5s: { types: ["md5"] },
  sha1s: { types: ["sha1"] },
  sha256s: { types: ["sha256"] },
  sha512s: { types: ["sha512"] },
  imphashes: { types: ["imphash"] },
  authentihashes: { types: ["authentihash"] },
  ssdeeps: { types: ["ssdeep"] },
  asns: { types: ["AS"], spell: (value) => value.replace("ASN", "AS") },
  cves: { types: ["vulnerability"] },
  registry_key_paths: { types: ["regkey"] },
  mac_addresses: { types: ["mac-address"] },
  bitcoin_addresses: { types: ["btc"] },
  monero_addresses: { types: ["xmr"] },
  user_agents: { types: ["user-agent"] },
  tlp_labels: { types: ["tlp"] },
  file_paths: { types: ["filename"], accepts: (value) => /[\\/]/.test(value) },
  attack_techniques: { types: ["attack-technique"] },
  attack_tactics: { types: ["attack-tactic"] },
};

const expectedSchema = z.record(
  z.string(),
  z.union([
    z.array(z.string()),
    z.record(z.string(), z.array(z.string())).transform((groups) => Object.values(groups).flat()),
  ]),
);
const finderCaseSchema = z.object({
  id: z.string(),
  text: z.string(),
  exact: z.boolean(),
  args: z.record(z.string(), z.unknown()).optional(),
  equals: expectedSchema.default({}),
  contains: expectedSchema.default({}),
});
type FinderCase = z.infer<typeof finderCaseSchema>;

/** The suite `ioc-finder`; cases that switch parts of its own parser off are judged for the types left. */
export function judgeFinder(): Judgement {
  const agreed = new Map<string, number>();
  const differences: Difference[] = [];
  for (const line of linesOf("ioc-finder/cases.jsonl")) {
    const example = finderCaseSchema.parse(JSON.parse(line));
    const { items } = extractObservables(example.text);
    for (const [name, type] of Object.entries(FINDER_TYPES)) {
      if (isSwitchedOff(example, name)) continue;
      const wanted = example.equals[name] ?? example.contains[name];
      const isWhole = name in example.equals || (example.exact && !(name in example.contains));
      if (wanted === undefined && (!isWhole || name === "file_paths")) continue;
      const expected = new Set((wanted ?? []).map((value) => spell(type, value)));
      const found = valuesOf(items, type);
      const base = { suite: "ioc-finder", case: example.id, type: name } as const;
      for (const value of expected) {
        if (found.has(value)) agreed.set(name, (agreed.get(name) ?? 0) + 1);
        else differences.push({ ...base, kind: "missed", value });
      }
      if (!isWhole || name === "ipv4_cidrs") continue;
      for (const value of found) {
        if (!expected.has(value)) differences.push({ ...base, kind: "not-expected", value });
      }
    }
  }
  return { agreed, differences };
}

const listCaseSchema = z.object({ text: z.string(), type: z.string(), valid: z.boolean() });
const LIST_TYPES: Readonly<Record<string, TypeInSuite>> = {
  email: { types: ["email"] },
  ipv4: { types: ["ip-dst"], accepts: isIpv4 },
  ipv6: { types: ["ip-dst"], accepts: isIpv6 },
  yara: { types: ["yara"] },
};

/** The single strings of the suite `ioc-iocextract`: something of the type is found, or nothing is. */
export function judgeSingleStrings(): Judgement {
  const agreed = new Map<string, number>();
  const differences: Difference[] = [];
  for (const line of linesOf("ioc-iocextract/cases.jsonl")) {
    const example = listCaseSchema.parse(JSON.parse(line));
    const type = LIST_TYPES[example.type];
    if (type === undefined) continue;
    const isFound = valuesOf(extractObservables(example.text).items, type).size > 0;
    if (isFound === example.valid) agreed.set(example.type, (agreed.get(example.type) ?? 0) + 1);
    else {
      differences.push({
        suite: "ioc-iocextract",
        case: "cases.jsonl",
        type: example.type,
        kind: example.valid ? "missed" : "not-expected",
        value: example.text,
      });
    }
  }
  return { agreed, differences };
}

/** The text of the suite `ioc-iocextract`: every valid line is found, none of the invalid ones. */
export function judgeText(): Judgement {
  const text = linesOf("ioc-iocextract/input.txt").join("\n");
  const values = new Set(extractObservables(text).items.map((item) => item.value));
  const missed = linesOf("ioc-iocextract/valid.txt").filter(
    (line) => !spellingsOf(line).some((value) => values.has(value)),
  );
  const unexpected = linesOf("ioc-iocextract/invalid.txt").filter((line) => values.has(line));
  const base = { suite: "ioc-iocextract", case: "input.txt", type: "any" } as const;
  const valid = linesOf("ioc-iocextract/valid.txt").length;
  return {
    agreed: new Map([["any", valid - missed.length]]),
    differences: [
      ...missed.map((value) => ({ ...base, kind: "missed", value }) as const),
      ...unexpected.map((value) => ({ ...base, kind: "not-expected", value }) as const),
    ],
  };
}

const reportSchema = z.object({
  md5: z.array(z.string()),
  sha1: z.array(z.string()),
  sha256: z.array(z.string()),
  ipv4: z.array(z.string()),
  cve: z.array(z.string()),
  attack_technique: z.array(z.string()),
});
const REPORT_TYPES: Readonly<Record<keyof z.infer<typeof reportSchema>, TypeInSuite>> = {
  md5: { types: ["md5"] },
  sha1: { types: ["sha1"] },
  sha256: { types: ["sha256"] },
  ipv4: { types: ["ip-dst"], accepts: isIpv4 },
  cve: { types: ["vulnerability"] },
  attack_technique: { types: ["attack-technique"] },
};

/** The reports of `ioc-eset-reports`: all values of each type, and no others. */
export function judgeReports(): Judgement {
  const expected = z
    .object({ "ioc-eset-reports": z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(dataPath("EXPECTED.json"), "utf8")))["ioc-eset-reports"];
  const agreed = new Map<string, number>();
  const differences: Difference[] = [];
  for (const [path, lists] of Object.entries(expected)) {
    if (!path.endsWith("README.adoc")) continue;
    const report = reportSchema.parse(lists);
    const { items } = extractObservables(
      readFileSync(dataPath(`ioc-eset-reports/${path}`), "utf8"),
    );
    for (const [name, values] of Object.entries(report)) {
      const type = reportSchema.keyof().parse(name);
      const found = valuesOf(items, REPORT_TYPES[type]);
      const wanted = new Set(values);
      const base = { suite: "ioc-eset-reports", case: path, type: name } as const;
      for (const value of wanted) {
        if (found.has(value)) agreed.set(name, (agreed.get(name) ?? 0) + 1);
        else differences.push({ ...base, kind: "missed", value });
      }
      for (const value of found) {
        if (!wanted.has(value)) differences.push({ ...base, kind: "not-expected", value });
      }
    }
  }
  return { agreed, differences };
}

function isSwitchedOff(example: FinderCase, name: string): boolean {
  const args = Object.keys(example.args ?? {});
  if (args.length === 0) return false;
  if (name === "urls") return args.includes("parse_urls_without_scheme");
  return ["domains", "sha256s", "file_paths", "ipv4s"].includes(name);
}

function valuesOf(items: readonly ExtractedItem[], type: TypeInSuite): ReadonlySet<string> {
  const accepts = type.accepts ?? (() => true);
  return new Set(
    items
      .filter((item) => type.types.includes(item.type) && accepts(item.value))
      .map((item) => item.value),
  );
}

/** Both sides in canonical form: `AS1234` for ASN1234, `2001:db8::1` for its long form. */
function spell(type: TypeInSuite, value: string): string {
  const read = normaliseObservable(type.types[0] ?? "", type.spell?.(value) ?? value);
  return read.ok ? read.value.value : value;
}

/** A line of the text suite re-fanged by simple replacement, independent of the code under test, and as canonical URL. */
function spellingsOf(line: string): readonly string[] {
  const refanged = line
    .replace(/^hxxp/, "http")
    .replaceAll(/\[\.\]|\(\.\)|\[dot\]/g, ".")
    .replace("[/]", "/")
    .replace("[.com", ".com")
    .replace("//[example", "//example")
    .replace("example,com", "example.com")
    .replace(/\/\[?\.$/, "/");
  const url = normaliseObservable("url", refanged);
  return url.ok ? [refanged, url.value.value] : [refanged];
}

function linesOf(path: string): readonly string[] {
  return readFileSync(dataPath(path), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
}
