import type { ListedGuide } from "../../shared/contract/guides.ts";
import { isReviewOverdue } from "../../shared/domain/guides/guide.ts";
import { shippedGuides } from "../guides/shipped-guides.ts";
import { answer, Refusal } from "./call.ts";
import type { CommandContext } from "./context.ts";

/** Ours and those that ship; without a vault those that ship. */
export async function readGuides(context: CommandContext): Promise<readonly ListedGuide[]> {
  if (context.isVaultNamed()) {
    const client = await context.openVault();
    return (await answer(client.guides.list({}))).items;
  }
  const today = new Date().toISOString().slice(0, 10);
  return shippedGuides().map((guide) => ({
    guide,
    recordId: null,
    isOverdue: isReviewOverdue(guide, today),
  }));
}

export function noGuide(id: string): Refusal {
  return new Refusal({ kind: "not-found", recordKind: "guide", id });
}
