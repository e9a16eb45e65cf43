import type { PapLabel } from "../../../domain/markings/pap.ts";
import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import type { RecordRef } from "../record-ref.ts";
import type { ReleaseRuleKind } from "../rule/release-rules-table.ts";
import type { ReleaseNode } from "./release-node.ts";
import type { Root } from "./standing.ts";
import type { WithheldReason } from "./withheld.ts";

/** What was decided about one record, for all recipients together. */
export type NodeDecision =
  | { readonly kind: "allowed"; readonly rule: ReleaseRuleKind }
  /** Nothing but the fact that it is gone, under the label that the recipients know. */
  | { readonly kind: "tombstone"; readonly tlp: TlpLabel }
  | {
      readonly kind: "withheld";
      readonly reason: WithheldReason;
      readonly organisationId: string | null;
    };

export interface DecidedNode {
  readonly node: ReleaseNode;
  readonly decision: NodeDecision;
  /** Labels in effect; null: unmarked. */
  readonly tlp: TlpLabel | null;
  readonly pap: PapLabel | null;
  readonly roots: readonly Root[];
  /** What it rests on, directly. */
  readonly needs: readonly RecordRef[];
  /** It goes now, or every recipient has had it: others may refer to it. */
  readonly isKnown: boolean;
}

/** By key of the record. */
export type DecidedGraph = ReadonlyMap<string, DecidedNode>;
