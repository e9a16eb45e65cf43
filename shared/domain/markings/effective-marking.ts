import type { PapLabel } from "./pap.ts";
import { strictestPap } from "./pap.ts";
import type { TlpLabel } from "./tlp.ts";
import { compareTlp, strictestTlp } from "./tlp.ts";

/** The marking that counts for a container (an incident with its notes, observables, evidence) as a whole. */
export interface EffectiveTlp {
  /** Strictest of the container and its parts; null when nothing at all is marked. */
  readonly label: TlpLabel | null;
  /** False while the container itself is unmarked: then nothing of it may leave, whatever the parts say. */
  readonly isMarked: boolean;
  /** How many parts are stricter than the container's own label. */
  readonly stricterPartCount: number;
}

/**
 * Strictest wins: a container is never below its parts. Parts without a label of their own (null) inherit the
 * container's and so change nothing.
 */
export function effectiveTlp(
  own: TlpLabel | null,
  parts: readonly (TlpLabel | null)[],
): EffectiveTlp {
  const marked = parts.filter((part) => part !== null);
  const stricter = own === null ? [] : marked.filter((part) => compareTlp(part, own) > 0);
  return {
    label: strictestTlp(own === null ? marked : [own, ...marked]),
    isMarked: own !== null,
    stricterPartCount: stricter.length,
  };
}

/** Strictest PAP of a container and its parts; null when nothing is marked. */
export function effectivePap(
  own: PapLabel | null,
  parts: readonly (PapLabel | null)[],
): PapLabel | null {
  return strictestPap([own, ...parts].filter((label) => label !== null));
}

/** The label that counts for one part: its own, else the container's. */
export function labelOfPart<Label>(part: Label | null, container: Label | null): Label | null {
  return part ?? container;
}
