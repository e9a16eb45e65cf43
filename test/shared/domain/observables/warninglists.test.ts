import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bundledWarningLists } from "../../../../shared/domain/observables/bundled-warninglists.ts";
import { decodeDeltaAddresses } from "../../../../shared/domain/observables/delta-addresses.ts";
import { formatIpv4 } from "../../../../shared/domain/observables/ip-address.ts";
import {
  compileWarningLists,
  normaliseObservable,
  type WarningListPack,
} from "../../../../shared/domain/observables/index.ts";
import { dataPath } from "../../../helpers/data.ts";

type ListChange = Partial<WarningListPack["lists"][number]>;

const bundled = bundledWarningLists();
const matcher = compileWarningLists(bundled);
const idsOf = (type: string, value: string): readonly string[] => {
  const read = normaliseObservable(type, value);
  return read.ok ? matcher.match(read.value).map((hit) => hit.id) : ["refused"];
};

describe("the bundled pack", () => {
  // Of the hits that the data's README works out, those of lists that are bundled.
  it.each([
    ["ip-dst", "192.168.1.1", ["rfc1918", "rfc5735"]],
    ["ip-dst", "8.8.8.8", ["public-dns-v4"]],
    ["ip-dst", "2001:db8::1", ["rfc3849"]],
    ["ip-dst", "224.0.0.251", ["multicast", "rfc5735"]],
    ["ip-dst", "203.0.113.9", ["rfc5735"]],
    ["ip-src", "fe80::1", ["ipv6-linklocal"]],
    ["ip-src", "100.64.0.5", ["rfc6598"]],
    ["ip-src", "13.107.6.152", []],
    ["md5", "D41D8CD98F00B204E9800998ECF8427E", ["common-ioc-false-positive", "empty-hashes"]],
    ["hostname", "www.google.com", ["alexa", "captive-portals", "cisco_top1000", "google"]],
    ["domain", "bit.ly", ["lots-project", "url-shortener"]],
    ["url", "https://bit.ly/abc", ["lots-project", "url-shortener"]],
    ["domain", "example.com", ["rfc6761"]],
    ["ip-dst", "10.1.0.0/16", ["rfc1918", "rfc5735"]],
    ["ip-dst", "10.0.0.0/7", []],
    ["domain|ip", "evil.example|192.168.0.1", ["rfc1918", "rfc5735"]],
    [
      "filename|md5",
      "a|d41d8cd98f00b204e9800998ecf8427e",
      ["common-ioc-false-positive", "empty-hashes"],
    ],
    ["filename", "example.com", []],
  ])("%s %s is on %j", (type, value, expected) => {
    expect(idsOf(type, value)).toEqual(expected);
  });

  it("names the list and the day it is from with every hit", () => {
    const read = normaliseObservable("ip-src", "100.64.0.5");
    expect(read.ok && matcher.match(read.value)).toEqual([
      { id: "rfc6598", name: "List of RFC 6598 CIDR blocks", version: "5", dateIso: "2026-08-19" },
    ]);
  });

  it("holds the entries of the lists that it was made from", () => {
    const listSchema = z.object({ list: z.array(z.string()), version: z.number() });
    const different = bundled.lists.filter((list) => {
      const text = readFileSync(dataPath(`misp-warninglists/lists/${list.id}/list.json`), "utf8");
      const source = listSchema.parse(JSON.parse(text));
      const entries =
        list.encoding === "words"
          ? list.entries.split(" ")
          : Array.from(decodeDeltaAddresses(list.entries) ?? [], formatIpv4);
      const isSame = entries.toSorted().join(" ") === source.list.toSorted().join(" ");
      return !isSame || list.version !== String(source.version);
    });
    expect(different.map((list) => list.id)).toEqual([]);
  });

  it("stays below 400 kB", () => {
    const folder = fileURLToPath(
      new URL("../../../../shared/domain/observables/warninglists/", import.meta.url),
    );
    const sizeBytes = readdirSync(folder)
      .map((name) => statSync(`${folder}/${name}`).size)
      .reduce((sum, size) => sum + size, 0);
    expect(sizeBytes).toBeLessThan(400_000);
  });
});

describe("a pack", () => {
  const pack = (list: ListChange): WarningListPack => ({
    format: "watchpost-warninglists/1",
    source: "test",
    snapshotDateIso: "2026-01-01",
    lists: [
      {
        id: "list",
        name: "List",
        version: "1",
        dateIso: null,
        type: "hostname",
        matchingAttributes: ["domain"],
        encoding: "words",
        entries: ".bank.example other.example",
        ...list,
      },
    ],
  });
  const hits = (list: ListChange, type: string, value: string) => {
    const read = normaliseObservable(type, value);
    const matcher = compileWarningLists(pack(list));
    return read.ok
      ? [matcher.match(read.value).length, matcher.matchAnyType(read.value).length]
      : [];
  };

  it.each([
    ["domain", "bank.example", [1, 1]],
    ["domain", "www.bank.example", [1, 1]],
    ["domain", "mybank.example", [0, 0]],
    ["hostname", "other.example", [0, 1]],
  ])("of host names matches %s %s and names below", (type, value, expected) => {
    expect(hits({}, type, value)).toEqual(expected);
  });

  it("of substrings matches anywhere in the value", () => {
    const list = {
      type: "substring" as const,
      entries: "sandbox",
      matchingAttributes: [],
    } satisfies ListChange;
    expect(hits(list, "url", "http://a.example/SANDBOX/1")).toEqual([1, 1]);
  });

  it("of strings matches the whole value only", () => {
    const list = {
      type: "string" as const,
      entries: "bank.example",
      matchingAttributes: [],
    } satisfies ListChange;
    expect([hits(list, "domain", "bank.example"), hits(list, "domain", "a.bank.example")]).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  it("of networks ignores entries that are none", () => {
    const list = {
      type: "cidr" as const,
      entries: "nonsense 192.0.2.0/24",
      matchingAttributes: [],
    } satisfies ListChange;
    expect(hits(list, "ip-src", "192.0.2.9")).toEqual([1, 1]);
  });
});
