import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { IncidentRow } from "../../../../shared/model/incident.ts";
import type { Chosen } from "../../../cases/list/use-case-list.ts";
import { SendDialog } from "../../../exchange/send/send-dialog.tsx";

/** Sends the chosen incidents, also those that the list has not loaded. */
export function SendChosen({
  chosen,
  onClose,
}: {
  readonly chosen: Chosen<IncidentRow>;
  readonly onClose: () => void;
}): ReactNode {
  const { data } = useQuery({
    // What was chosen as the dialog opened: asked once, never kept.
    queryKey: ["incidents.send", chosen.rows.map(({ id }) => id), chosen.count],
    queryFn: () => chosen.ids(),
    gcTime: 0,
    staleTime: Infinity,
  });
  if (data === undefined) return null;
  const rows = new Map(chosen.rows.map((row) => [row.id as string, row]));
  const incidents = data.map((id) => rows.get(id) ?? { id, number: "", title: "" });
  return <SendDialog incidents={incidents} onClose={onClose} />;
}
