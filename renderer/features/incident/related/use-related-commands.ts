import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import type { Correlation } from "../../../../shared/model/observable.ts";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { useCommands } from "../../../ui/palette/use-commands.ts";

/** Id of the element of a correlated incident, which takes the focus. */
export function correlationElementId(id: string): string {
  return `related-${id}`;
}

/** Keys of the related tab: j and k move, o opens, shift+j merges the one that has the focus. */
export function useRelatedCommands(
  correlations: readonly Correlation[],
  onMerge: (id: string, label: string) => void,
): { readonly setActiveId: (id: string) => void } {
  const text = useText("incident");
  const common = useText("commonUi");
  const navigate = useNavigate();
  const [activeId, setActiveId] = useState<string | undefined>(undefined);
  const at = correlations.findIndex(({ incidentId }) => incidentId === activeId);
  const active = correlations[at];
  const move = (step: 1 | -1): void => {
    const next =
      correlations[at < 0 ? 0 : Math.min(Math.max(at + step, 0), correlations.length - 1)];
    if (next)
      document.querySelector<HTMLElement>(`#${correlationElementId(next.incidentId)}`)?.focus();
  };
  const isDisabled = active === undefined;
  useCommands(text.tabNames.related, [
    { id: "incident.related.next", label: common.gridRowDown, keys: "j", run: () => move(1) },
    { id: "incident.related.previous", label: common.gridRowUp, keys: "k", run: () => move(-1) },
    {
      id: "incident.related.open",
      label: text.relatedOpen,
      keys: "o",
      isDisabled,
      run: () => active && void navigate({ to: addressOf("incident", active.incidentId) }),
    },
    {
      id: "incident.related.merge",
      label: text.mergeWithThis,
      keys: "shift+j",
      isDisabled,
      run: () =>
        active && onMerge(active.incidentId, `${active.incidentNumber}  ${active.incidentTitle}`),
    },
  ]);
  return { setActiveId };
}
