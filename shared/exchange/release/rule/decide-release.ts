import type { PapAction } from "../../../domain/markings/pap-gate.ts";
import { papAllows } from "../../../domain/markings/pap-gate.ts";
import type { PapLabel } from "../../../domain/markings/pap.ts";
import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import type { Compartment } from "./compartment.ts";
import { isSameCompartment } from "./compartment.ts";
import type { RecipientKind, ReleaseAction } from "./recipient.ts";
import type { ReleaseEffect, ReleaseRuleKind } from "./release-rules-table.ts";
import { AUDIENCE_RULES, RELEASE_RULES } from "./release-rules-table.ts";

/** What is to leave: its effective labels, and where the vault keeps it. */
export interface ReleaseSubject {
  readonly tlp: TlpLabel | null;
  readonly pap: PapLabel | null;
  readonly compartment: Compartment;
}

/** Who would get it: what they are to this very subject, and where they would take it in. */
export interface RecipientStanding {
  readonly kind: RecipientKind;
  readonly compartment: Compartment;
}

/**
 * The answer and the rule that gave it. What is allowed takes its labels along: they bind the recipient in turn, PAP
 * in what may be done with it.
 */
export interface ReleaseDecision {
  readonly effect: ReleaseEffect;
  readonly rule: ReleaseRuleKind;
  readonly carries: { readonly tlp: TlpLabel | null; readonly pap: PapLabel | null };
}

/**
 * What PAP sees in each way of leaving. Handing over is no act upon the adversary. A notification makes others act
 * where the adversary may be watching, much like a question to a third party; what is published the adversary reads.
 */
const NOTICEABLE: Readonly<Record<ReleaseAction, PapAction>> = {
  bundle: "local-analysis",
  "export-file": "local-analysis",
  print: "local-analysis",
  copy: "local-analysis",
  notify: "passive-third-party",
  publish: "active-contact",
};

/**
 * May this leave for this recipient in this way? Pure and total; whatever is not expressly allowed is refused.
 * The first rule that refuses answers: compartment, marking, audience, PAP.
 */
export function decideRelease(
  subject: ReleaseSubject,
  recipient: RecipientStanding,
  action: ReleaseAction,
): ReleaseDecision {
  const { tlp, pap } = subject;
  const answer = (rule: ReleaseRuleKind): ReleaseDecision => ({
    effect: RELEASE_RULES[rule].effect,
    rule,
    carries: { tlp, pap },
  });
  if (!isSameCompartment(subject.compartment, recipient.compartment)) {
    return answer("compartments-stay-apart");
  }
  if (tlp === null) return answer("unmarked-stays");
  const audience = AUDIENCE_RULES[tlp][recipient.kind];
  if (RELEASE_RULES[audience].effect === "refused") return answer(audience);
  // A public channel has no recipients: it reaches everybody, whoever was meant.
  if (action === "publish" && tlp !== "TLP:CLEAR") return answer("publish-needs-clear");
  return answer(papRule(pap, action) ?? audience);
}

function papRule(pap: PapLabel | null, action: ReleaseAction): ReleaseRuleKind | null {
  const decision = papAllows(pap, NOTICEABLE[action]);
  switch (decision.kind) {
    case "allowed":
      return null;
    case "confirm":
      return "pap-asks-first";
    case "refused":
      return decision.because === "not-marked" ? "pap-missing" : "pap-would-be-noticed";
  }
}
