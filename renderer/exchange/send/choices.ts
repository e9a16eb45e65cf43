import type { ReleaseOrder, ReleaseView } from "../../../shared/contract/exchange-release.ts";

/** A record by kind and id. */
export interface RecordName {
  readonly kind: string;
  readonly id: string;
}

/** What the analyst decided for one peer on top of the rules. */
export interface PeerChoice {
  readonly persons: readonly string[];
  /** The token of the TLP:RED content that was confirmed a second time. */
  readonly redToken: string | null;
  readonly recordsOut: readonly RecordName[];
  /** As `incident.description`. */
  readonly fieldsOut: readonly string[];
}

export const NOTHING_CHOSEN: PeerChoice = {
  persons: [],
  redToken: null,
  recordsOut: [],
  fieldsOut: [],
};

/** The order as the contract has it. */
export function orderFor(
  peerId: string,
  incidentIds: readonly string[],
  { persons, redToken, recordsOut, fieldsOut }: PeerChoice,
) {
  return {
    peerId,
    incidentIds: [...incidentIds],
    persons: [...persons],
    redToken,
    leftOut: {
      records: recordsOut.map(({ kind, id }) => ({ kind, id })),
      fields: [...fieldsOut],
    },
  } satisfies ReleaseOrder;
}

/** Under which the fields that are left out for a peer are remembered. */
export function leftOutKey(peerId: string): string {
  return `exchange.left-out.${peerId}`;
}

/** What was remembered, if it still has that form. */
export function fieldsOutOf(remembered: unknown): readonly string[] {
  return Array.isArray(remembered)
    ? remembered.filter((field): field is string => typeof field === "string")
    : [];
}

/** Why a peer's bundle can't be written yet. */
export type Obstacle = "preview" | "nothing" | "red";

export function obstacleOf(view: ReleaseView | undefined): Obstacle | undefined {
  if (view === undefined) return "preview";
  if (view.redToConfirm !== null) return "red";
  return view.totals.records === 0 ? "nothing" : undefined;
}

/** Records that stay only because no person is named. */
export function redStaying({ withheld }: Pick<ReleaseView, "withheld">): number {
  return withheld.filter(
    ({ reason, field }) =>
      field === null && reason.kind === "rule" && reason.rule === "red-to-nobody-else",
  ).length;
}

/** Incidents and reports that stay because nobody labelled them. */
export function unmarkedIn({ withheld }: Pick<ReleaseView, "withheld">): ReleaseView["withheld"] {
  return withheld.filter(
    ({ kind, field, reason }) =>
      kind === "incident" &&
      field === null &&
      reason.kind === "rule" &&
      reason.rule === "unmarked-stays",
  );
}

/** Texts that leave and name something that stays, each once. */
export function mentionedIn({ mentions }: Pick<ReleaseView, "mentions">): readonly string[] {
  return [...new Set(mentions.map(({ written }) => written))];
}
