import type { Client } from "../../../shared/contract/index.ts";
import type { ObservableRow } from "../../../shared/model/observable.ts";
import type { Texts } from "../../../shared/text/index.ts";
import { defanged } from "../../cases/observables/display.ts";
import type { BuiltInLane } from "../../cases/lanes/use-lanes.ts";

export type Found = Awaited<ReturnType<Client["observables"]["find"]>>["items"][number];

/** The lanes that come with the program. */
export function builtInLanes(text: Texts["observables"]): readonly BuiltInLane[] {
  return [
    { id: "obs.all", name: text.laneAll, query: "", sort: "-last-seen" },
    { id: "obs.shared", name: text.laneShared, query: "is:shared", sort: "-incidents" },
    { id: "obs.fresh", name: text.laneFresh, query: "seen:7d", sort: "-last-seen" },
    { id: "obs.sighted", name: text.laneSighted, query: "has:sighting", sort: "-last-seen" },
    { id: "obs.listed", name: text.laneListed, query: "has:warninglist", sort: "-incidents" },
  ];
}

/** As many values as one look-up takes (contract `observables.find`). */
export const MAX_VALUES = 10_000;

/** The values of a pasted list: one a line, each once. */
export function valuesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}

/** Whether a paste is a list of values rather than running text: then each line is asked as it stands. */
export function looksLikeList(lines: readonly string[]): boolean {
  return lines.every((line) => line.split(/\s+/).length <= 2);
}

/** What became of one asked value. */
export function standingOf(found: Found): "known" | "unknown" | "not-read" {
  if (found.type === null) return "not-read";
  return found.id === null ? "unknown" : "known";
}

/** The answers with those that are known in front; else in the order asked. */
export function foundRows(items: readonly Found[], onlyKnown: boolean): readonly Found[] {
  const known = items.filter((item) => item.id !== null);
  return onlyKnown ? known : [...known, ...items.filter((item) => item.id === null)];
}

/** What is not known yet, defanged, one a line. */
export function unknownLines(items: readonly Found[]): string {
  return items
    .filter((item) => standingOf(item) === "unknown")
    .map((item) => defanged(item.type ?? "", item.value))
    .join("\n");
}

/** Names of the warning lists, as one text. */
export function listNames(row: Pick<ObservableRow, "warninglists">): string {
  return row.warninglists.map(({ name }) => name).join(", ");
}
