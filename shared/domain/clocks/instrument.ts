import type { LocalisedText } from "../language/localised-text.ts";
import type { AnchorEvent } from "./anchor-text-data.ts";
import type { ContentKey } from "./content-text-data.ts";

/** Whose duty a stage is: ours as CSIRT, or somebody's whom we watch and remind. */
export type Duty =
  "csirt" | "entity" | "manufacturer" | "controller" | "financial-entity" | "service-desk";

export type TermUnit = "hours" | "days" | "working-days" | "calendar-months";

/** How long after its anchor a stage is due. `calendar`: which hours count, for hours of service levels only. */
export interface Term {
  readonly amount: number;
  readonly unit: TermUnit;
  readonly calendar?: "office-hours";
}

/** What starts the time of a stage: something that happens, or another stage that was sent. */
export type Anchor =
  | { readonly kind: "event"; readonly event: AnchorEvent }
  | {
      readonly kind: "sent";
      /** Stages of the same instrument; the one that was sent last counts. */
      readonly stages: readonly string[];
    };

export interface RequiredContent {
  readonly key: ContentKey;
  /** `always`: its absence is a gap. `if-any`: "where applicable" or "where available" in the act. */
  readonly when: "always" | "if-any";
}

export interface Stage {
  readonly id: string;
  /** As cited: `23(4)(b)`. */
  readonly article: string;
  readonly name: LocalisedText;
  readonly duty: Duty;
  readonly recipient: LocalisedText;
  readonly anchor: Anchor;
  /** null: the act names no time; it says "without undue delay" or "on request". */
  readonly term: Term | null;
  /** Not later than this after another event, unless the anchor itself came after it (DORA: 24 h after awareness). */
  readonly atLatest?: { readonly anchor: Anchor; readonly term: Term };
  /** The stage is only owed once this has happened, or no longer once it has. */
  readonly condition?: {
    readonly event: AnchorEvent;
    readonly effect: "needed" | "replaced";
  };
  readonly content: readonly RequiredContent[];
}

/** Where a text of law was read, and how sure we may be. */
export interface Source {
  readonly title: string;
  /** As exact as it was noted down: `2026-09-03`, or a season. */
  readonly readOn: string;
  /** `text`: the act itself. `secondary`: somebody's account of it, to be checked before relying on it. */
  readonly basis: "text" | "secondary" | "own";
}

/** How one state deviates from an instrument. */
export interface NationalProfile {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly note: LocalisedText;
  /** What differs, by stage; a stage of another id is added. */
  readonly stages: Readonly<Record<string, Partial<Omit<Stage, "id">>>>;
  readonly added?: readonly Stage[];
  readonly source: Source;
}

/** A legal act, or an agreement of our own, whose stages have terms. Data: one file an instrument. */
export interface Instrument {
  readonly id: string;
  readonly act: string;
  readonly name: LocalisedText;
  readonly kind: "law" | "service-level";
  /** First day on which it applies, `2026-09-11`; null where it applies already. */
  readonly appliesFrom: string | null;
  /** The law doesn't wait; an agreement of ours may, and says for what. */
  readonly pauseReasons: readonly PauseReason[];
  readonly stages: readonly Stage[];
  readonly nationals: readonly NationalProfile[];
  readonly source: Source;
}

export interface PauseReason {
  readonly id: string;
  readonly name: LocalisedText;
}
