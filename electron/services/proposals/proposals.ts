import { createHash } from "node:crypto";
import type { Failure } from "../../../shared/contract/failures.ts";
import { canonicalJson } from "../../../shared/vault/canonical-json.ts";
import { answerProposal } from "../../../shared/exchange/merge/answer-proposal.ts";
import { findProposals } from "../../../shared/exchange/merge/find-proposals.ts";
import type { Proposal } from "../../../shared/exchange/merge/merge-plan.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { readProposedStates, type ProposedState } from "../../exchange/records/proposed-states.ts";
import { readHistories } from "../../exchange/records/read-histories.ts";
import { settleRecord, stampAfter } from "../../exchange/records/settle-record.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { AppliedAction } from "../../storage/journal/apply-action.ts";
import { changeVault, type CaseContext } from "../case-context.ts";

/** A change that another organisation would have made to a record of ours and that nobody here has answered. */
export interface OpenProposal extends Pick<
  ProposedState,
  "organisationId" | "bundleId" | "atMs" | "subject"
> {
  /** The same on every look; it stands for this change and for no other. */
  readonly id: string;
  readonly record: { readonly kind: ExchangeRecord["kind"]; readonly id: string };
  readonly proposal: Proposal;
}

/** Proposals of peers. */
export interface ProposalService {
  /** Oldest first. One that a change of our own overtook is open no more. */
  readonly list: () => readonly OpenProposal[];
  /** Takes it over, or says again what we have; either goes to the peer with the next bundle. */
  readonly answer: (
    id: string,
    answer: "accept" | "reject",
    reason: string,
  ) => Result<AppliedAction, Failure>;
}

export function createProposals(context: CaseContext): ProposalService {
  const { database, actor, organisationId } = context;
  return {
    list: () => openProposals(database.read, organisationId()).map(({ shown }) => shown),
    answer: (id, answer, reason) =>
      changeVault(database, (write) => {
        const found = openProposals(write, organisationId()).find(({ shown }) => shown.id === id);
        if (found === undefined) return err({ kind: "unknown-proposal", id });
        const { ours, theirs, shown } = found;
        const acting = actor();
        const stamp = stampAfter(write, acting, [ours, theirs]);
        const answered = answerProposal(ours, theirs, shown.proposal, answer, stamp);
        if (!answered.ok) return answered;
        const settled = { before: ours, after: answered.value, subject: shown.subject };
        const verb = answer === "accept" ? "proposal-accepted" : "proposal-rejected";
        return ok(settleRecord(write, acting, settled, { verb, cause: causeOf(shown, reason) }));
      }),
  };
}

interface Found {
  readonly shown: OpenProposal;
  readonly ours: ExchangeRecord;
  readonly theirs: ExchangeRecord;
}

function openProposals(read: ReadHandle, ours: string): readonly Found[] {
  const proposed = readProposedStates(read);
  const subjectIds = [...new Set(proposed.map(({ subject }) => subject.id))];
  const states = new Map(readHistories(read, subjectIds, ours).map((state) => [state.id, state]));
  return proposed.flatMap(({ theirs, rowId, ...origin }) => {
    const own = states.get(theirs.id);
    if (own === undefined) return [];
    const { kind, id } = theirs;
    return findProposals(own, theirs).map((proposal) => ({
      shown: { ...origin, id: nameOf(rowId, proposal), record: { kind, id }, proposal },
      ours: own,
      theirs,
    }));
  });
}

/** Short enough to type, and of this very change: an answer never meets another one that came meanwhile. */
function nameOf(rowId: number, proposal: Proposal): string {
  const { kind } = proposal;
  const said =
    kind === "register"
      ? [proposal.field, proposal.theirs]
      : kind === "text"
        ? [proposal.field, proposal.theirs.map(({ value }) => value)]
        : kind === "element"
          ? [proposal.field, proposal.value, proposal.isPresent]
          : [proposal.isAlive];
  return createHash("sha256")
    .update(canonicalJson([rowId, kind, ...said]))
    .digest("hex")
    .slice(0, 12);
}

function causeOf({ bundleId, proposal }: OpenProposal, reason: string): string {
  const what = proposal.kind === "life" ? "life" : proposal.field;
  const why = reason === "" ? "" : `: ${reason}`;
  return `bundle ${bundleId}, ${what}${why}`;
}
