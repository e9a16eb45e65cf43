import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../../renderer/theme/tokens.css", import.meta.url), "utf8");

const SURFACES = ["frame", "surface", "sunken", "raised", "hover", "active-row", "marked-row"];
const INKS = [
  "ink",
  "ink-dim",
  "accent",
  "critical",
  "high",
  "medium",
  "low",
  "failed",
  "done",
  "waiting",
];
const PAIRS = SURFACES.flatMap((surface) => INKS.map((ink) => [ink, surface] as const));

describe.each(["light", "dark"] as const)("the %s theme", (theme) => {
  const colours = coloursOf(theme);

  test.each(PAIRS)("writes %s on %s with a contrast of at least 4.5:1", (ink, surface) => {
    expect(contrast(read(colours, ink), read(colours, surface))).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ["accent-ink", "accent-ground"],
    ["exercise-ink", "exercise-a"],
    ["exercise-ink", "exercise-b"],
    ["failed", "failed-ground"],
    ["ink", "failed-ground"],
    ["ink", "mark"],
  ])("writes %s on %s with a contrast of at least 4.5:1", (ink, surface) => {
    expect(contrast(read(colours, ink), read(colours, surface))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["surface", "sunken", "frame", "raised"])(
    "draws controls and focus on %s with at least 3:1",
    (surface) => {
      expect(contrast(read(colours, "control"), read(colours, surface))).toBeGreaterThanOrEqual(3);
      expect(contrast(read(colours, "focus"), read(colours, surface))).toBeGreaterThanOrEqual(3);
    },
  );

  test("keeps the four severities apart from each other and from the colours of TLP", () => {
    const severities = ["critical", "high", "medium", "low"].map((name) => read(colours, name));
    const tlp = ["tlp-red", "tlp-amber", "tlp-green", "tlp-clear"].map((name) =>
      read(colours, name),
    );
    expect(new Set([...severities, ...tlp]).size).toBe(8);
  });
});

test("TLP labels have exactly the colours of FIRST's table on black, in both themes", () => {
  const names = ["tlp-ground", "tlp-red", "tlp-amber", "tlp-green", "tlp-clear"];
  const expected = ["#000000", "#ff2b2b", "#ffc000", "#33ff00", "#ffffff"];
  expect(names.map((name) => read(coloursOf("light"), name))).toEqual(expected);
  expect(names.map((name) => read(coloursOf("dark"), name))).toEqual(expected);
});

function coloursOf(theme: "light" | "dark"): ReadonlyMap<string, string> {
  const blocks = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(
    ([, selector = ""]) => !selector.includes("scheme") || selector.includes(`"${theme}"`),
  );
  const entries = blocks.flatMap(([, , body = ""]) =>
    [...body.matchAll(/--wp-([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(
      ([, name = "", value = ""]) => [name, value] as const,
    ),
  );
  return new Map(entries);
}

function read(colours: ReadonlyMap<string, string>, name: string): string {
  const value = colours.get(name);
  if (value === undefined) throw new Error(`tokens.css has no colour --wp-${name}`);
  return value;
}

/** WCAG 2.1, "contrast ratio". */
function contrast(a: string, b: string): number {
  const [bright = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
