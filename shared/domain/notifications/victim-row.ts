import type { Pap, Tlp } from "../../model/values.ts";
import type { NotificationRow } from "../../model/notification.ts";
import { compareTlp, type TlpLabel } from "../markings/tlp.ts";
import { comparePap } from "../markings/pap.ts";

/** A row before it is known whose it is and whether it may go. */
export interface VictimRow extends Omit<NotificationRow, "entry" | "tlp" | "pap"> {
  /** Address, name or number that is looked up: of `ip-dst|port` the address. */
  readonly place: string;
  /** Line of the feed; a line that names an address and its name is one row. null: no feed says it. */
  readonly line: string | null;
  readonly tlp: Tlp | null;
  readonly pap: Pap | null;
}

/** Why a row does not go to its constituent. */
export type WithheldBecause = "tlp" | "pap" | "tlp-not-marked" | "pap-not-marked";

/**
 * TLP 2.0 lets AMBER go to clients on a need-to-know basis, and whoever we serve is one where its own systems are concerned.
 * AMBER+STRICT stays within the organisation that received it, RED with the persons named.
 */
export const MOST_CLOSED_FOR_CONSTITUENTS = "TLP:AMBER" satisfies TlpLabel;

/** null: the row may go. PAP:RED forbids every act that somebody outside could notice, and a message is one. */
export function withheldBecause(
  { tlp, pap }: Pick<VictimRow, "tlp" | "pap">,
  ceiling: TlpLabel,
): WithheldBecause | null {
  if (tlp === null) return "tlp-not-marked";
  if (compareTlp(tlp, ceiling) > 0) return "tlp";
  if (compareTlp(tlp, MOST_CLOSED_FOR_CONSTITUENTS) > 0) return "tlp";
  if (pap === null) return "pap-not-marked";
  return comparePap(pap, "PAP:AMBER") > 0 ? "pap" : null;
}

/** By what a row counts as told already: the same thing of the same kind, whenever it is seen again. */
export function rowKey(
  { type, value, port }: Pick<NotificationRow, "type" | "value" | "port">,
  rsitClass: string | null,
): string {
  return [type, value, port, rsitClass ?? ""].join("\n");
}
