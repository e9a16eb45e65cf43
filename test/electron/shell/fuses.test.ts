import { readFileSync } from "node:fs";
import { FuseV1Options } from "@electron/fuses";
import { expect, test } from "vitest";
import { FUSES } from "../../../build/package/fuses.ts";

/** Threats D1, fuses. */
const D1 = [
  ["RunAsNode", false],
  ["EnableCookieEncryption", true],
  ["EnableNodeOptionsEnvironmentVariable", false],
  ["EnableNodeCliInspectArguments", false],
  ["EnableEmbeddedAsarIntegrityValidation", true],
  ["OnlyLoadAppFromAsar", true],
  ["LoadBrowserProcessSpecificV8Snapshot", false],
  ["GrantFileProtocolExtraPrivileges", false],
  ["WasmTrapHandlers", true],
] as const;

test.each(D1)("the package sets the fuse %s to %s", (name, isOn) => {
  expect(FUSES[FuseV1Options[name]]).toBe(isOn);
});

test("every fuse that exists is stated, and an unknown one stops the packaging", () => {
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  expect(D1.map(([name]) => name).toSorted()).toEqual(names.toSorted());
  expect(FUSES.strictlyRequireAllFuses).toBe(true);
});

test("the packaging applies them", () => {
  const config = readFileSync(new URL("../../../electron-builder.yml", import.meta.url), "utf8");
  expect(config).toMatch(/^afterPack: build\/package\/set-fuses\.ts$/m);
});
