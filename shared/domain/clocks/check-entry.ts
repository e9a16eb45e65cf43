import { isContentKey } from "./content-text-data.ts";
import type { ClockEntry } from "./clock-entry.ts";
import { findInstrument } from "./instruments/index.ts";
import { readNationally } from "./national-reading.ts";
import { anchorEventsOf } from "./stage-clock.ts";

/** What of an entry can't be, and what can. */
export interface EntryFault {
  readonly field: "instrument" | "target" | "detail";
  readonly found: string;
  readonly expected: string;
}

type Draft = Pick<ClockEntry, "type" | "instrument" | "target" | "detail">;

/** Whether an entry says something about the clocks of an incident; `entries` are those that it has. */
export function entryFault(draft: Draft, entries: readonly ClockEntry[]): EntryFault | null {
  const { type, instrument: id, target, detail } = draft;
  if (type === "statement") {
    if (!isContentKey(target))
      return { field: "target", found: target, expected: "a content of a stage" };
    return detail.trim() === "" ? { field: "detail", found: "", expected: "what is stated" } : null;
  }
  const instrument = findInstrument(id);
  if (instrument === undefined) {
    return { field: "instrument", found: id, expected: "an instrument of `clock instruments`" };
  }
  const applied = entries.find((entry) => entry.type === "applies" && entry.instrument === id);
  if (type === "applies") {
    if (applied !== undefined) {
      return { field: "instrument", found: id, expected: "one that does not apply yet" };
    }
    return oneOf(target, /^[A-Z]{2}$/.test(target) ? [target] : ["a country such as BE"]);
  }
  if (applied === undefined) {
    return {
      field: "instrument",
      found: id,
      expected: "an instrument that applies to the incident",
    };
  }
  const reading = readNationally(instrument, applied.target);
  switch (type) {
    case "anchor":
      return oneOf(target, anchorEventsOf(reading));
    case "sent":
      return oneOf(target, stageIds(reading));
    case "not-applicable":
      if (detail.trim() === "") return { field: "detail", found: "", expected: "the reason" };
      return oneOf(target, stageIds(reading));
    case "paused":
    case "resumed":
      if (instrument.kind !== "service-level") {
        return {
          field: "instrument",
          found: id,
          expected: "a service level: the law does not wait",
        };
      }
      return type === "resumed"
        ? null
        : oneOf(
            target,
            instrument.pauseReasons.map((one) => one.id),
          );
  }
}

function stageIds({ stages }: { readonly stages: readonly { readonly id: string }[] }) {
  return stages.map(({ id }) => id);
}

function oneOf(target: string, known: readonly string[]): EntryFault | null {
  return known.includes(target)
    ? null
    : { field: "target", found: target, expected: known.join(", ") };
}
