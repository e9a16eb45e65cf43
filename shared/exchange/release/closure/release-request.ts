import type { RecipientKnowledge } from "../knowledge.ts";
import type { Compartment } from "../rule/compartment.ts";
import type { ReleaseAction } from "../rule/recipient.ts";

/** Somebody named one by one, and the incidents and reports for which. */
export interface NamedPerson {
  readonly organisationId: string;
  readonly name: string;
  readonly namedFor: ReadonlySet<string>;
}

/**
 * One of those who can read what is released. What it is to a record (`RecipientKind`) follows from the incident or report
 * that the record belongs to: the same peer can be named for one incident and not for another.
 */
export interface ReleaseRecipient {
  /** `client`: of an organisation that is named. `public`: anyone; the id is then null. */
  readonly kind: "own-device" | "organisation" | "client" | "public";
  readonly organisationId: string | null;
  readonly isInCommunity: boolean;
  /** Incidents and reports for which the organisation is named, or the client needs to know. */
  readonly namedFor: ReadonlySet<string>;
  readonly persons: readonly NamedPerson[];
  readonly compartment: Compartment;
  readonly knowledge: RecipientKnowledge;
}

/** What the analyst has taken out of a release on top of the rules. */
export interface LeftOut {
  /** Keys of records. */
  readonly records: ReadonlySet<string>;
  /** Fields of a kind, as `incident.description`. A field without which the record can't be stored takes the record along. */
  readonly fields: ReadonlySet<string>;
}

export interface ReleaseRequest {
  readonly action: ReleaseAction;
  /** Of the vault that it leaves. */
  readonly compartment: Compartment;
  readonly ownOrganisationId: string;
  /** Everybody who will be able to read the one result: each of them has to be allowed each record. */
  readonly recipients: readonly ReleaseRecipient[];
  /** Keys of the records that are to go; the others of the graph are there for deciding. */
  readonly selected: ReadonlySet<string> | "all";
  readonly leftOut: LeftOut;
  /** The token that the preview gave for exactly this TLP:RED content; anything else confirms nothing. */
  readonly redToken: string | null;
  /** True once the analyst has agreed to an act that PAP:GREEN asks about. */
  readonly isPapConfirmed: boolean;
}

export const NOTHING_LEFT_OUT: LeftOut = { records: new Set(), fields: new Set() };

export function isToOwnDevices(request: ReleaseRequest): boolean {
  const { recipients } = request;
  return recipients.length > 0 && recipients.every(({ kind }) => kind === "own-device");
}
