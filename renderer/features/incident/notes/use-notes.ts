import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { Note } from "../../../../shared/model/case-parts.ts";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useQueryState } from "../../../use-query-state.ts";

const NONE: readonly Note[] = [];

/** The notes of an incident, the newest first. */
export function useNotes(incidentId: string, onAdd: () => void) {
  const { query } = useApi();
  const text = useText("incident");
  const list = useQuery(query.notes.list.queryOptions({ input: { incidentId } }));
  const items = list.data?.items ?? NONE;
  const notes = useMemo(
    () => items.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)),
    [items],
  );
  const state = useQueryState(list, (found) => found.items.length === 0, {
    title: text.notesNone,
    text: text.notesNoneText,
    action: { label: text.noteAdd, keys: "n", run: onAdd },
  });
  return { notes, state };
}
