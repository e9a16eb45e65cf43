import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../../shared/formats/limits.ts";
import type { ParsedReport } from "../../../../shared/formats/parsed.ts";
import { utf8 } from "../../../helpers/hostile/bytes.ts";
import { readSource } from "../../../helpers/read-format.ts";

function readTable(text: string, name = "table.csv"): ParsedReport {
  const outcome = readSource(utf8(text), name);
  if (!outcome.ok) throw new Error(outcome.error.message);
  const [report] = outcome.value.reports;
  if (report === undefined) throw new Error("no report");
  return report;
}

const pairsOf = (report: ParsedReport): readonly (readonly [string, string])[] =>
  report.observables.map(({ type, value }) => [type, value]);
const kindsOf = (report: ParsedReport): readonly string[] =>
  report.notices.map((notice) => notice.kind);

const SHA256 = "a".repeat(64);
const SHA1 = "b".repeat(40);

describe("Shadowserver columns", () => {
  test.each([
    ["http_host", "shop.bad-site.org", "hostname"],
    ["host", "shop.bad-site.org", "hostname"],
    ["dns_name", "c2.bad-site.org", "hostname"],
    ["query", "c2.bad-site.org", "hostname"],
    ["cc_url", "https://bad-site.org/gate.php", "url"],
    ["redirect_target", "https://bad-site.org/x", "url"],
    ["payload_url", "http://192.0.2.7/bins.sh", "url"],
    ["payload_md5", "c".repeat(32), "md5"],
    ["payload_sha256", SHA256, "sha256"],
    ["file_md5", "c".repeat(32), "md5"],
    ["file_sha256", SHA256, "sha256"],
    ["sha512", "d".repeat(128), "sha512"],
    ["http_referer_ip", "192.0.2.9", "ip-dst"],
    ["http_referer_hostname", "ref.bad-site.org", "hostname"],
    ["network", "192.0.2.0/24", "ip-src"],
    ["dst_network", "198.51.100.0/24", "ip-dst"],
    ["mac_address", "3c:ef:8c:18:a5:07", "mac-address"],
    ["cve_id", "CVE-2024-3400", "vulnerability"],
  ])("%s gives %s as %s", (column, value, type) => {
    const report = readTable(
      `timestamp,ip,asn,geo,${column}\n2026-01-01 00:00:00,192.0.2.1,1,AT,${value}\n`,
    );
    expect(pairsOf(report)).toContainEqual([type, value]);
  });
});

describe("the classification of a Shadowserver report", () => {
  const rows = "timestamp,ip,asn,geo,tag\n2026-01-01 00:00:00,192.0.2.1,1,AT,x\n";

  test.each([
    ["scan_redis.csv", 'rsit:vulnerable="information-disclosure"'],
    ["2026-11-24-scan6_rdp-austria-geo.csv", 'rsit:vulnerable="potentially-unwanted-accessible"'],
    ["event46_sinkhole_http.csv", 'rsit:malicious-code="infected-system"'],
    ["2019-03-25-botnet_drone-germany.csv", 'rsit:malicious-code="infected-system"'],
    ["compromised_website.csv", 'rsit:intrusions="application-compromise"'],
  ])("is proposed by its name %s, and said so", (name, expected) => {
    const report = readTable(rows, name);
    expect(report.classification).toEqual([expected]);
    const messages = report.notices
      .filter((notice) => notice.kind === "classification-mapped")
      .map((notice) => notice.message);
    expect(messages).toEqual([expect.stringContaining(expected)]);
  });

  test("stays open when the name is none of theirs, or the table none of theirs", () => {
    expect(readTable(rows, "export.csv").classification).toEqual([]);
    expect(readTable("name,price\na,1\nb,2\n", "scan_redis.csv").classification).toEqual([]);
  });
});

describe("the classification of IntelMQ events", () => {
  const event = (taxonomy: string, type: string): ParsedReport =>
    readTable(
      `source.ip,classification.taxonomy,classification.type,time.source\n` +
        `192.0.2.1,${taxonomy},${type},2026-01-01T00:00:00+00:00\n`,
    );

  test.each([
    ["malicious code", "botnet drone", 'rsit:malicious-code="infected-system"', true],
    ["malicious-code", "c&c", 'rsit:malicious-code="c2-server"', false],
    ["vulnerable", "vulnerable service", 'rsit:vulnerable="vulnerable-system"', false],
    ["fraud", "phishing", 'rsit:fraud="phishing"', false],
    ["abusive content", "no-such-type", "rsit:abusive-content", false],
  ])("%s, %s", (taxonomy, type, expected, isNamed) => {
    const report = event(taxonomy, type);
    expect(report.classification).toEqual([expected]);
    expect(kindsOf(report).includes("classification-mapped")).toBe(isNamed);
  });

  test("that come as JSON is read the same way", () => {
    const line = JSON.stringify({
      "classification.taxonomy": "malicious code",
      "classification.type": "botnet drone",
      "source.ip": "c2.bad-site.org",
      "time.source": "2026-01-01T00:00:00+00:00",
    });
    const outcome = readSource(utf8(`${line}\n${line}\n`), "events.jsonl");
    const report = outcome.ok ? outcome.value.reports[0] : undefined;
    expect(report?.classification).toEqual(['rsit:malicious-code="infected-system"']);
    expect(report?.observables).toMatchObject([{ type: "hostname", value: "c2.bad-site.org" }]);
  });
});

describe("a cell that its column's type refuses is read as what it is", () => {
  test.each([
    ["ip", "mail.bad-site.org", "hostname", "mail.bad-site.org"],
    ["ip", "192.0.2.1:8080", "ip-src|port", "192.0.2.1|8080"],
    ["ip", "[2001:db8::1]:443", "ip-src|port", "2001:db8::1|443"],
    ["ip", "bad-site.org:8080", "hostname|port", "bad-site.org|8080"],
    ["ip", "http://bad-site.org/x", "url", "http://bad-site.org/x"],
    ["hostname", "192.0.2.77", "ip-dst", "192.0.2.77"],
    ["hostname", "2001:db8::5", "ip-dst", "2001:db8::5"],
    ["md5", SHA256, "sha256", SHA256],
    ["sha256", SHA1, "sha1", SHA1],
    ["sha1_fingerprint", SHA256, "x509-fingerprint-sha256", SHA256],
  ])("%s: %s is %s", (column, cell, type, value) => {
    const head = column === "ip" ? "timestamp,port,ip" : `timestamp,port,ip,${column}`;
    const row = column === "ip" ? cell : `192.0.2.1,${cell}`;
    const report = readTable(`${head}\n2026-01-01 00:00:00,80,${row}\n`);
    expect(pairsOf(report)).toContainEqual([type, value]);
    expect(kindsOf(report)).not.toContain("table-cell-invalid");
  });

  test.each([
    "148.81.111.11.12",
    "999.1.1.1",
    "router",
    "not an address",
    "v1.2.3",
    "1.2.3.4:99999",
  ])("but %s stays a flagged cell", (cell) => {
    const report = readTable(`timestamp,port,ip\n2026-01-01 00:00:00,80,${cell}\n`);
    expect(report.observables).toEqual([]);
    expect(kindsOf(report)).toContain("table-cell-invalid");
  });

  test("until a report shows that its cells are junk", () => {
    const junk = Array.from(
      { length: LIMITS.tableUnreadableCells },
      (_, index) => `2026-01-01 00:00:00,80,junk${index}\n`,
    ).join("");
    const late = "2026-01-01 00:00:00,80,mail.bad-site.org\n";
    const head = "timestamp,port,ip\n";
    expect(pairsOf(readTable(head + late + junk))).toEqual([["hostname", "mail.bad-site.org"]]);
    expect(pairsOf(readTable(head + junk + late))).toEqual([]);
  });
});
