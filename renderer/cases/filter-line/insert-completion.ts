import type { QueryCompletion } from "../../../shared/domain/query/index.ts";

/** The text with a proposal put in, and where the caret stands then: after a value one may go on typing at once. */
export function insertCompletion(
  text: string,
  completion: QueryCompletion,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(completion.end);
  const gap = completion.kind === "value" && !after.startsWith(" ") ? " " : "";
  const head = text.slice(0, completion.start) + completion.insert + gap;
  return { text: head + after, caret: head.length };
}
