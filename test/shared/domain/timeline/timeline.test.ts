import { describe, expect, test } from "vitest";
import { observableFinder } from "../../../../shared/domain/timeline/named-observables.ts";
import { ATTACK_PHASES, phasesOf, withPhase } from "../../../../shared/domain/timeline/phases.ts";

describe("the observables that an event names", () => {
  const find = observableFinder([
    { type: "ip-dst", value: "192.0.2.7" },
    { type: "domain", value: "evil.example" },
    { type: "filename|md5", value: "Invoice.exe|d41d8cd98f00b204e9800998ecf8427e" },
    { type: "url", value: "https://evil.example/a?b=1" },
    { type: "port", value: "443" },
  ]);
  const named = (text: string): readonly string[] => find(text).map(({ type }) => type);

  test.each([
    ["Beacon to 192.0.2.7:443, then silence.", ["ip-dst"]],
    ["hxxps://evil[.]example/a?b=1 opened", ["url"]],
    ["First contact with EVIL[.]EXAMPLE.", ["domain"]],
    ["invoice.exe dropped (d41d8cd98f00b204e9800998ecf8427e)", ["filename|md5"]],
    ["192.0.2.7 and evil.example and 192.0.2.7", ["ip-dst", "domain"]],
    ["192.0.2.77 talked to notevil.example on 443", []],
    ["", []],
  ])("%j", (text, types) => {
    expect(named(text)).toEqual(types);
  });

  test("are found in a long text of points in time", () => {
    expect(find(`${".".repeat(500_000)}a`)).toEqual([]);
  });
});

describe("the phase of an event", () => {
  test("is a tag of MISP's taxonomy, however it is spelled", () => {
    expect(phasesOf(["web", "Kill-Chain:delivery", 'kill-chain="Installation"'])).toEqual([
      "kill-chain:Delivery",
      "kill-chain:Installation",
    ]);
    expect(phasesOf(["kill-chain:unknown"])).toEqual([]);
  });

  test("takes the place of the phase before it and leaves other tags alone", () => {
    const tags = ["web", "kill-chain:Delivery"];
    expect(withPhase(tags, "kill-chain:Installation")).toEqual(["web", "kill-chain:Installation"]);
    expect(withPhase(tags, null)).toEqual(["web"]);
  });

  test("has a name of its own in every language", () => {
    for (const language of ["en", "de", "fr"] as const) {
      expect(new Set(ATTACK_PHASES.map(({ name }) => name[language])).size).toBe(7);
    }
  });
});
