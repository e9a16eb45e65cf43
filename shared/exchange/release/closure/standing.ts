import type { PapLabel } from "../../../domain/markings/pap.ts";
import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import type { ReleaseDecision } from "../rule/decide-release.ts";
import { decideRelease } from "../rule/decide-release.ts";
import type { RecipientKind } from "../rule/recipient.ts";
import type { ReleaseRuleKind } from "../rule/release-rules-table.ts";
import type { ReleaseRecipient, ReleaseRequest } from "./release-request.ts";

/** The incident or report at the top of what a record is part of. */
export interface Root {
  readonly id: string;
  readonly owner: string;
}

/** Labels in effect, and what the record belongs to. */
export interface MarkedFacts {
  readonly tlp: TlpLabel | null;
  readonly pap: PapLabel | null;
  readonly roots: readonly Root[];
}

export interface MarkingAnswer {
  readonly isAllowed: boolean;
  readonly rule: ReleaseRuleKind;
}

/** What the rules say about this record and this recipient, confirmations taken into account. */
export function judgeMarking(
  facts: MarkedFacts,
  recipient: ReleaseRecipient,
  request: ReleaseRequest,
  isRedConfirmed: boolean,
): MarkingAnswer {
  const subject = { tlp: facts.tlp, pap: facts.pap, compartment: request.compartment };
  const { compartment } = recipient;
  const judge = (kind: RecipientKind) =>
    answerOf(
      decideRelease(subject, { kind, compartment }, request.action),
      isRedConfirmed,
      request.isPapConfirmed,
    );
  const asOrganisation = judge(standingOf(recipient, facts.roots));
  if (asOrganisation.isAllowed || !hasNamedPerson(recipient, facts.roots)) return asOrganisation;
  return judge("named-person");
}

/** What a recipient is to the incidents and reports that a record belongs to; for several, to all of them. */
export function standingOf(recipient: ReleaseRecipient, roots: readonly Root[]): RecipientKind {
  const { kind, organisationId, namedFor, isInCommunity } = recipient;
  if (kind === "own-device" || kind === "public") return kind;
  // Whoever owns an incident needs not be named for it.
  const isOwn = ({ owner }: Root) => owner === organisationId;
  if (roots.length > 0 && roots.every((root) => isOwn(root) || namedFor.has(root.id))) {
    return kind === "organisation" || roots.every(isOwn) ? "named-organisation" : "client";
  }
  return isInCommunity ? "community-peer" : "public";
}

function hasNamedPerson(recipient: ReleaseRecipient, roots: readonly Root[]): boolean {
  return (
    roots.length > 0 &&
    recipient.persons.some(
      ({ organisationId, namedFor }) =>
        organisationId === recipient.organisationId && roots.every(({ id }) => namedFor.has(id)),
    )
  );
}

function answerOf(
  { effect, rule }: ReleaseDecision,
  isRedConfirmed: boolean,
  isPapConfirmed: boolean,
): MarkingAnswer {
  switch (effect) {
    case "allowed":
      return { isAllowed: true, rule };
    case "refused":
      return { isAllowed: false, rule };
    case "confirm":
      return { isAllowed: rule === "pap-asks-first" ? isPapConfirmed : isRedConfirmed, rule };
  }
}
