import { expect, test } from "vitest";

import { MAX_SECTION_CHARS, patchProfile } from "../../../../shared/exchange/identity/profile.ts";

test("sections are set, replaced and emptied", () => {
  const profile = { mail: "desk@cert.example", timeZone: "UTC" };
  const patched = patchProfile(profile, {
    timeZone: "Europe/Vienna",
    mail: null,
    mission: "Help.",
  });
  expect(patched.data).toEqual({ timeZone: "Europe/Vienna", mission: "Help." });
});

test("what people type is brought into the form that may be signed", () => {
  const patched = patchProfile(
    {},
    { address: "  Ballhausplatz 2\r\n1010 Wien ", teamMembers: "Rene\u0301" },
  );
  expect(patched.data).toEqual({ address: "Ballhausplatz 2\n1010 Wien", teamMembers: "René" });
});

test("a section of spaces is an empty one", () => {
  expect(patchProfile({ mail: "a@b.example" }, { mail: "   " }).data).toEqual({});
});

test.each([
  ["a control character", { address: "a\u0007b" }, ["address"]],
  ["a turn of direction", { address: "a\u202Eb" }, ["address"]],
  ["half a character", { address: "a\uD800" }, ["address"]],
  ["too long a section", { mission: "m".repeat(MAX_SECTION_CHARS + 1) }, ["mission"]],
  ["a date that is none", { lastUpdate: "2026-02-30" }, ["lastUpdate"]],
])("%s is refused with its place", (_what, patch, path) => {
  expect(patchProfile({}, patch).error?.issues[0]?.path).toEqual(path);
});

test("all sections together must fit into a card", () => {
  const long = "m".repeat(MAX_SECTION_CHARS);
  const patch = {
    mission: long,
    address: long,
    constituency: long,
    authority: long,
    incidentTypes: long,
    cooperation: long,
    disclaimers: long,
  };
  expect(patchProfile({}, patch).success).toBe(false);
});
