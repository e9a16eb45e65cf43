import type { ArrivedField } from "../../../shared/contract/exchange-receipt.ts";
import type { Proposal } from "../../../shared/exchange/merge/merge-plan.ts";

/** What we have and what they would have, whatever the kind of the field. */
export function sidesOf(proposal: Proposal): ArrivedField {
  switch (proposal.kind) {
    case "life":
      return { field: "life", ours: !proposal.isAlive, theirs: proposal.isAlive };
    case "register":
      return { field: proposal.field, ours: proposal.ours ?? null, theirs: proposal.theirs };
    case "element": {
      const { field, isPresent, value } = proposal;
      return isPresent
        ? { field, ours: null, theirs: value }
        : { field, ours: value, theirs: null };
    }
    case "text":
      return {
        field: proposal.field,
        ours: proposal.ours?.siblings.map((text) => text.value).join("\n") ?? null,
        theirs: proposal.theirs.map((text) => text.value).join("\n"),
      };
  }
}
