import type { Result } from "../../result.ts";
import { err, ok } from "../../result.ts";
import type { PapLabel } from "./pap.ts";
import { comparePap } from "./pap.ts";
import type { TlpLabel } from "./tlp.ts";
import { compareTlp } from "./tlp.ts";

/** Who wants to change a marking, and what speaks for it. */
export interface MarkingChangeGrounds {
  /** True when our organisation set the marking; only the originator may lower it on its own. */
  readonly isOriginator: boolean;
  readonly reason?: string | null | undefined;
  /** Reference to the recorded consent of the originator: a signed consent, a mail, a call note. */
  readonly originatorConsent?: string | null | undefined;
}

export type MarkingChange = "unchanged" | "set" | "raised" | "lowered";

/**
 * `reason-required`: lowering without saying why. `originator-consent-required`: lowering somebody else's marking
 * without their recorded consent. `cannot-unmark`: a marking is replaced, never taken away.
 */
export type MarkingChangeError =
  | { readonly kind: "reason-required" }
  | { readonly kind: "originator-consent-required" }
  | { readonly kind: "cannot-unmark" };

/** May this TLP label be changed so? Raising is always allowed, lowering needs grounds (TLP 2.0: the source decides). */
export function changeTlp(
  from: TlpLabel | null,
  to: TlpLabel | null,
  grounds: MarkingChangeGrounds,
): Result<MarkingChange, MarkingChangeError> {
  return change(from, to, grounds, compareTlp);
}

/** The same rule for PAP labels. */
export function changePap(
  from: PapLabel | null,
  to: PapLabel | null,
  grounds: MarkingChangeGrounds,
): Result<MarkingChange, MarkingChangeError> {
  return change(from, to, grounds, comparePap);
}

function change<Label>(
  from: Label | null,
  to: Label | null,
  grounds: MarkingChangeGrounds,
  compare: (left: Label, right: Label) => number,
): Result<MarkingChange, MarkingChangeError> {
  if (from === to) return ok("unchanged");
  if (to === null) return err({ kind: "cannot-unmark" });
  if (from === null) return ok("set");
  if (compare(to, from) > 0) return ok("raised");
  if (isBlank(grounds.reason)) return err({ kind: "reason-required" });
  if (!grounds.isOriginator && isBlank(grounds.originatorConsent)) {
    return err({ kind: "originator-consent-required" });
  }
  return ok("lowered");
}

function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === "";
}
