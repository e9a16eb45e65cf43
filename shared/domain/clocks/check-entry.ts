import { assertNever } from "../../assert-never.ts";
import { CONTENT, isContentKey } from "./content-text-data.ts";
import type { ClockEntry } from "./clock-entry.ts";
import { findInstrument, INSTRUMENTS } from "./instruments/index.ts";
import { readNationally, type Reading } from "./national-reading.ts";
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
  const { type, instrument: id, target } = draft;
  if (type === "statement") return statementFault(draft);
  const instrument = findInstrument(id);
  if (instrument === undefined)
    return fault("instrument", id, INSTRUMENTS.map((one) => one.id).join(", "));
  const applied = entries.find((entry) => entry.type === "applies" && entry.instrument === id);
  if (type === "applies") {
    if (applied !== undefined) return fault("instrument", id, "one that does not apply yet");
    return /^[A-Z]{2}$/.test(target) ? null : fault("target", target, "a country such as BE");
  }
  return applied === undefined
    ? fault("instrument", id, "an instrument that applies to the incident")
    : factFault({ ...draft, type }, readNationally(instrument, applied.target));
}

function statementFault({ target, detail }: Draft): EntryFault | null {
  if (!isContentKey(target)) return fault("target", target, Object.keys(CONTENT).join(", "));
  return detail.trim() === "" ? fault("detail", "", "what is stated") : null;
}

type Fact = Draft & { readonly type: Exclude<ClockEntry["type"], "applies" | "statement"> };

function factFault({ type, instrument: id, target, detail }: Fact, reading: Reading) {
  const { instrument, stages } = reading;
  switch (type) {
    case "anchor":
      return oneOf(target, anchorEventsOf(reading));
    case "sent":
      return oneOf(target, idsOf(stages));
    case "not-applicable":
      return detail.trim() === ""
        ? fault("detail", "", "the reason")
        : oneOf(target, idsOf(stages));
    case "paused":
    case "resumed":
      if (instrument.kind !== "service-level") {
        return fault("instrument", id, "a service level: the law does not wait");
      }
      return type === "resumed" ? null : oneOf(target, idsOf(instrument.pauseReasons));
    default:
      return assertNever(type);
  }
}

function fault(field: EntryFault["field"], found: string, expected: string): EntryFault {
  return { field, found, expected };
}

function idsOf(all: readonly { readonly id: string }[]): readonly string[] {
  return all.map(({ id }) => id);
}

function oneOf(target: string, known: readonly string[]): EntryFault | null {
  return known.includes(target) ? null : fault("target", target, known.join(", "));
}
