import { expect, test } from "vitest";

import { matchActions } from "../../../renderer/ui/palette/match-actions.ts";
import type { PaletteAction } from "../../../renderer/ui/palette/palette-actions.ts";

const ACTIONS = [
  action("Accept into a new incident", "Triage", ["create"]),
  action("Close incident", "Incident", ["end"]),
  action("Vorfall schließen", "Vorfall"),
  action("Événement suivant", "Chronologie"),
];

test("an empty query gives every action in its own order", () => {
  expect(labels("")).toEqual(ACTIONS.map((entry) => entry.label));
});

test("finds an action by the beginnings of its words in any order", () => {
  expect(labels("inc clo")).toEqual(["Close incident"]);
});

test("puts a match in the label before one in the group, and an earlier word before a later one", () => {
  expect(labels("incident")).toEqual(["Close incident", "Accept into a new incident"]);
});

test("finds an action by a keyword", () => {
  expect(labels("create")).toEqual(["Accept into a new incident"]);
});

test("folds accents on both sides", () => {
  expect(labels("evenement")).toEqual(["Événement suivant"]);
  expect(labels("évén")).toEqual(["Événement suivant"]);
});

test("finds nothing when one word of the query is in no action", () => {
  expect(labels("close nothing")).toEqual([]);
});

function labels(query: string): readonly string[] {
  return matchActions(ACTIONS, query).map((entry) => entry.label);
}

function action(label: string, group: string, keywords: readonly string[] = []): PaletteAction {
  return { id: label, label, group, keywords, run: () => undefined };
}
