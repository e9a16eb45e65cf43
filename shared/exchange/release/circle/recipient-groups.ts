import { compareText } from "../compare-text.ts";
import type { ResolvedCircle } from "./resolve-circle.ts";

/** Those who get one and the same bundle, and therefore see each other in its list of recipients. */
export interface RecipientGroup {
  readonly organisationIds: readonly string[];
}

/** Who is to get something, as chosen by the analyst. */
export interface ChosenRecipients {
  readonly circles: readonly ResolvedCircle[];
  /** Peers chosen one by one. Each gets its own bundle: nobody agreed that they may know of each other. */
  readonly organisationIds: readonly string[];
}

/** Recipients of a bundle are padded to 2, 4, 8 or 16; more than that become several bundles. */
const MAX_RECIPIENTS = 16;

/**
 * The bundles to write so that no recipient learns of one that is hidden from it. Together in one go those of one circle
 * who may know of each other and whose view is the same. Everyone gets exactly one bundle.
 * @param viewOf text that is equal for two recipients when exactly the same may go to both
 */
export function groupRecipients(
  chosen: ChosenRecipients,
  viewOf: (organisationId: string) => string,
): readonly RecipientGroup[] {
  const alone = new Set(chosen.organisationIds);
  for (const { members } of chosen.circles) {
    for (const { organisationId, isHidden } of members) if (isHidden) alone.add(organisationId);
  }
  const placed = new Set(alone);
  const groups: RecipientGroup[] = [...alone].map((id) => ({ organisationIds: [id] }));
  for (const { members } of chosen.circles) {
    const byView = new Map<string, string[]>();
    for (const { organisationId } of members) {
      if (placed.has(organisationId)) continue;
      placed.add(organisationId);
      const view = viewOf(organisationId);
      const group = byView.get(view);
      if (group === undefined) byView.set(view, [organisationId]);
      else group.push(organisationId);
    }
    for (const ids of byView.values()) groups.push(...chunksOf(ids.toSorted(compareText)));
  }
  return groups.toSorted((a, b) =>
    compareText(a.organisationIds[0] ?? "", b.organisationIds[0] ?? ""),
  );
}

function chunksOf(ids: readonly string[]): readonly RecipientGroup[] {
  const chunks: RecipientGroup[] = [];
  for (let start = 0; start < ids.length; start += MAX_RECIPIENTS) {
    chunks.push({ organisationIds: ids.slice(start, start + MAX_RECIPIENTS) });
  }
  return chunks;
}
