import { useEffect, useState } from "react";
import type { KeyboardEvent, RefObject } from "react";

import { completions, parseQuery } from "../../../shared/domain/query/index.ts";
import type { QueryCompletion, QueryError } from "../../../shared/domain/query/index.ts";
import type { FilterLineProps } from "./filter-line.tsx";
import { insertCompletion } from "./insert-completion.ts";

export interface FilterText {
  readonly text: string;
  readonly error: QueryError | null;
  readonly proposals: readonly QueryCompletion[];
  /** Position of the highlighted proposal; -1 for none. */
  readonly active: number;
  readonly change: (text: string) => void;
  readonly setCaret: (caret: number) => void;
  readonly accept: (proposal: QueryCompletion) => void;
  /** Puts the text into effect; false, with the error shown, when it can't be read. */
  readonly commit: () => boolean;
  /** Keys of the list of proposals; true when it was one. */
  readonly pressKey: (event: KeyboardEvent) => boolean;
}

/** Joins keys that come in one burst, and no more: the first rows are to be there 50 ms after the key. */
const FOLLOW_MS = 10;

/** The text under edit, its proposals and its error. */
export function useFilterText(
  props: FilterLineProps,
  input: RefObject<HTMLInputElement | null>,
): FilterText {
  const { entity, query, onQuery, known } = props;
  const [state, setState] = useState({ of: query, text: query, caret: query.length });
  const [error, setError] = useState<QueryError | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  // Another query came into effect (a lane, a chip): the text follows.
  const isForeign = state.of !== query && state.text.trim() !== query;
  const text = isForeign ? query : state.text;
  const caret = isForeign ? query.length : state.caret;
  const proposals = isOpen
    ? completions(text, caret, { entity, limit: 8, ...(known ? { known } : {}) })
    : [];

  useFollow(text, entity, query, onQuery);
  const set = (next: string, nextCaret: number): void => {
    setState({ of: query, text: next, caret: nextCaret });
    setError(null);
    setOpen(true);
    setActive(-1);
  };
  const accept = (proposal: QueryCompletion): void => {
    const next = insertCompletion(text, proposal);
    set(next.text, next.caret);
    requestAnimationFrame(() => input.current?.setSelectionRange(next.caret, next.caret));
  };
  const commit = (): boolean => {
    const parsed = parseQuery(text, { entity });
    setOpen(false);
    setError(parsed.ok ? null : parsed.error);
    if (parsed.ok && text.trim() !== query) onQuery(text.trim());
    return parsed.ok;
  };
  const pressKey = (event: KeyboardEvent): boolean => {
    const isHandled = pressProposalKey(event, { proposals, active, accept, setActive, setOpen });
    if (isHandled) event.preventDefault();
    return isHandled;
  };
  const setCaret = (next: number): void => {
    if (next !== caret) setState({ of: query, text, caret: next });
  };
  const change = (next: string): void => set(next, input.current?.selectionStart ?? next.length);
  return { text, error, proposals, active, change, setCaret, accept, commit, pressKey };
}

/** The list follows the text while it can be read. */
function useFollow(
  text: string,
  entity: FilterLineProps["entity"],
  query: string,
  onQuery: (query: string) => void,
): void {
  useEffect(() => {
    const next = text.trim();
    if (next === query || !parseQuery(next, { entity }).ok) return undefined;
    const timer = setTimeout(() => onQuery(next), FOLLOW_MS);
    return () => clearTimeout(timer);
  }, [text, entity, query, onQuery]);
}

interface ProposalKeys {
  readonly proposals: readonly QueryCompletion[];
  readonly active: number;
  readonly accept: (proposal: QueryCompletion) => void;
  readonly setActive: (active: number) => void;
  readonly setOpen: (isOpen: boolean) => void;
}

function pressProposalKey(event: KeyboardEvent, keys: ProposalKeys): boolean {
  const { proposals, active, accept, setActive, setOpen } = keys;
  if (event.key === "ArrowDown" && proposals.length === 0) {
    setOpen(true);
    return true;
  }
  if (proposals.length === 0) return false;
  const chosen = proposals[active] ?? (event.key === "Tab" ? proposals[0] : undefined);
  switch (event.key) {
    case "ArrowDown":
      setActive((active + 1) % proposals.length);
      return true;
    case "ArrowUp":
      setActive((active <= 0 ? proposals.length : active) - 1);
      return true;
    case "Tab":
    case "Enter":
      if (chosen === undefined || event.shiftKey) return false;
      accept(chosen);
      return true;
    case "Escape":
      setOpen(false);
      event.stopPropagation();
      return true;
    default:
      return false;
  }
}
