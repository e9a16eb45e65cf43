import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  RSIT_MACHINE_VALUES,
  rsitFromIntelmq,
  rsitFromShadowserver,
  rsitFromTag,
  rsitFromXarf,
} from "../../../../shared/domain/rsit/index.ts";
import { dataPath } from "../../../helpers/data.ts";

const taxonomySchema = z.object({
  namespace: z.string(),
  values: z
    .array(z.object({ predicate: z.string(), entry: z.array(z.object({ value: z.string() })) }))
    .default([]),
});

function tagsOf(taxonomy: string): readonly string[] {
  const file = dataPath(`misp-taxonomies/${taxonomy}/machinetag.json`);
  const { namespace, values } = taxonomySchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return values.flatMap(({ predicate, entry }) =>
    entry.map(({ value }) => `${namespace}:${predicate}="${value}"`),
  );
}

describe("IntelMQ types", () => {
  test.each([
    [
      "fraud",
      "unauthorized-use-of-resources",
      'rsit:fraud="unauthorised-use-of-resources"',
      "other-spelling",
    ],
    ["malicious-code", "c2-server", 'rsit:malicious-code="c2-server"', "same-term"],
    ["other", "blacklist", 'rsit:other="other"', "nearest"],
    ["other", "tor", 'rsit:other="other"', "nearest"],
    ["other", "malware", "rsit:malicious-code", "broader"],
    ["malicious code", "c&c", 'rsit:malicious-code="c2-server"', "other-spelling"],
    ["malicious code", "botnet drone", 'rsit:malicious-code="infected-system"', "narrower"],
  ])("%s / %s is %s", (taxonomy, type, value, fit) => {
    expect(rsitFromIntelmq(taxonomy, type)).toEqual({ value, fit, source: "intelmq", term: type });
  });

  test("take the class when there is no type", () => {
    expect(rsitFromIntelmq("vulnerable", null)).toMatchObject({ value: "rsit:vulnerable" });
  });

  test("that nobody knows stay open", () => {
    expect(rsitFromIntelmq("vulnerable", "sparkling")).toBeNull();
    expect(rsitFromIntelmq(null, null)).toBeNull();
  });
});

describe("X-ARF v4", () => {
  const schemaFiles = readdirSync(dataPath("xarf-v4/schemas/v4/types")).filter(
    (name) => name !== "content-base.json",
  );

  test.each(schemaFiles)("the type of %s has a classification", (name) => {
    const [category = "", ...type] = name.replace(".json", "").split("-");
    expect(RSIT_MACHINE_VALUES).toContain(rsitFromXarf(category, type.join("_"))?.value);
  });

  test("is understood in its own spelling", () => {
    expect(rsitFromXarf("connection", "login_attack")).toEqual({
      value: 'rsit:intrusion-attempts="brute-force"',
      fit: "other-spelling",
      source: "xarf",
      term: "connection/login-attack",
    });
    expect(rsitFromXarf("connection", "nonsense")).toBeNull();
  });
});

describe("MISP tags", () => {
  test.each(tagsOf("rsit"))("%s is taken as it is", (tag) => {
    expect(rsitFromTag(tag)).toEqual({
      value: tag,
      fit: "same-term",
      source: "misp-tag",
      term: tag,
    });
  });

  test.each([...tagsOf("ecsirt"), ...tagsOf("common-taxonomy"), ...tagsOf("europol-incident")])(
    "%s has a classification",
    (tag) => {
      expect(RSIT_MACHINE_VALUES).toContain(rsitFromTag(tag)?.value);
    },
  );

  test.each([
    ['ecsirt:malicious-code="ransomware"', 'rsit:malicious-code="infected-system"', "narrower"],
    ['circl:incident-classification="malware"', "rsit:malicious-code", "broader"],
    [
      "europol-event:brute-force-attempt",
      'rsit:intrusion-attempts="brute-force"',
      "other-spelling",
    ],
    [
      'enisa:nefarious-activity-abuse="phishing-attacks"',
      'rsit:fraud="phishing"',
      "other-spelling",
    ],
    ['RSIT:Fraud="Phishing"', 'rsit:fraud="phishing"', "other-spelling"],
  ])("%s is %s", (tag, value, fit) => {
    expect(rsitFromTag(tag)).toMatchObject({ value, fit });
  });

  test.each([
    "tlp:red",
    "type:OSINT",
    'circl:topic="finance"',
    'circl:incident-classification="covid-19"',
    "phishing",
  ])("%s says nothing about the class", (tag) => {
    expect(rsitFromTag(tag)).toBeNull();
  });
});

describe("Shadowserver reports", () => {
  test.each([
    ["scan_redis", 'rsit:vulnerable="information-disclosure"'],
    ["scan_telnet", 'rsit:vulnerable="potentially-unwanted-accessible"'],
    ["scan_rdp", 'rsit:vulnerable="potentially-unwanted-accessible"'],
    ["scan_ntpmonitor", 'rsit:vulnerable="ddos-amplifier"'],
    ["scan_ssl_poodle", 'rsit:vulnerable="weak-crypto"'],
    ["event4_sinkhole", 'rsit:malicious-code="infected-system"'],
    ["event46_sinkhole_http", 'rsit:malicious-code="infected-system"'],
    ["event4_honeypot_brute_force", 'rsit:intrusion-attempts="brute-force"'],
    ["phish_url", 'rsit:fraud="phishing"'],
    ["/in/2026-11-24-scan6_rdp-xx-asn.csv", 'rsit:vulnerable="potentially-unwanted-accessible"'],
    ["scan_something_new.csv", 'rsit:vulnerable="potentially-unwanted-accessible"'],
  ])("%s is %s", (name, value) => {
    expect(rsitFromShadowserver(name)?.value).toBe(value);
  });

  test.each(
    readdirSync(dataPath("intelmq/shadowserver-2023")).filter((name) => name.endsWith(".csv")),
  )("%s has a classification", (name) => {
    expect(RSIT_MACHINE_VALUES).toContain(rsitFromShadowserver(name)?.value);
  });

  test("other file names are none of theirs", () => {
    expect(rsitFromShadowserver("customers.csv")).toBeNull();
    expect(rsitFromShadowserver("")).toBeNull();
  });
});

test("any text gives a classification of the taxonomy or none", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.string(), (left, right) => {
      const found = [
        rsitFromTag(left),
        rsitFromShadowserver(left),
        rsitFromIntelmq(left, right),
        rsitFromXarf(left, right),
      ];
      return found.every((one) => one === null || RSIT_MACHINE_VALUES.includes(one.value));
    }),
  );
});
