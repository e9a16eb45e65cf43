import type { PaletteAction } from "./palette-actions.ts";

/** The palette shows no more than fits without scrolling twice. */
const MAX_ACTIONS = 40;

/**
 * Actions whose words begin with every word of the query, best first: a match in the label goes before one in the
 * keywords or the group, an earlier word before a later one. An empty query gives all in their own order.
 */
export function matchActions(
  actions: readonly PaletteAction[],
  query: string,
): readonly PaletteAction[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return actions.slice(0, MAX_ACTIONS);
  return actions
    .map((action, at) => ({ action, at, score: scoreOf(action, wanted) }))
    .filter((entry) => entry.score !== undefined)
    .toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0) || a.at - b.at)
    .slice(0, MAX_ACTIONS)
    .map((entry) => entry.action);
}

/** Lower is better; `undefined` when a word of the query is found nowhere. */
function scoreOf(action: PaletteAction, wanted: readonly string[]): number | undefined {
  const label = wordsOf(action.label);
  const other = [...(action.keywords ?? []), action.group].flatMap(wordsOf);
  let score = 0;
  for (const word of wanted) {
    const inLabel = label.findIndex((candidate) => candidate.startsWith(word));
    if (inLabel >= 0) score += inLabel;
    else if (other.some((candidate) => candidate.startsWith(word))) score += 20;
    else return undefined;
  }
  return score;
}

function wordsOf(text: string): string[] {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
