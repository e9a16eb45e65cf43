import type { ArrivedRecord } from "../../shared/contract/exchange-receipt.ts";
import type { RecordChoiceView } from "../../shared/contract/exchange.ts";
import type { RowSelection } from "../ui/grid/selection.ts";
import type { ReceivedBundle } from "./receive-session.tsx";

/** All records of a bundle. */
export const ALL_RECORDS: RowSelection = { kind: "all-except", keys: new Set() };

/** Names a record in the list of a bundle. */
export function recordKey({ kind, id }: Pick<ArrivedRecord, "kind" | "id">): string {
  return `${kind} ${id}`;
}

/** What the marks in the list mean; undefined when everything is taken. */
export function choiceOf({ chosen }: Pick<ReceivedBundle, "chosen">): RecordChoiceView | undefined {
  const ids = [...chosen.keys].map((key) => key.slice(key.indexOf(" ") + 1));
  if (ids.length === 0) return undefined;
  return { kind: chosen.kind === "some" ? "only" : "except", ids };
}

/** No record is marked, or none of those that the bundle has: there is nothing to take. */
export function isNothingChosen({
  chosen,
  state,
}: Pick<ReceivedBundle, "chosen" | "state">): boolean {
  if (chosen.kind === "some") return chosen.keys.size === 0;
  if (state.kind !== "ready" || chosen.keys.size === 0) return false;
  const { counts } = state.arrival;
  return chosen.keys.size >= Object.values(counts).reduce((sum, count) => sum + count, 0);
}
