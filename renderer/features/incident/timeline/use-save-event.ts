import type { TimelineEvent } from "../../../../shared/model/case-parts.ts";
import { err } from "../../../../shared/result.ts";
import type { Result } from "../../../../shared/result.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import type { EventFormValue } from "./event-form.tsx";

/** Saves the form as a new event, or as a change of the given one. */
export function useSaveEvent({
  incidentId,
  event,
}: {
  readonly incidentId: string;
  readonly event?: TimelineEvent;
}): (value: EventFormValue) => Promise<Result<unknown, string>> {
  const { client } = useApi();
  const text = useText("incident");
  const change = useChange();
  return (value) => {
    const { at, clockSkewSeconds, detail } = value;
    if (at === null) return Promise.resolve(err(text.eventMissing));
    const source = value.source.trim();
    const draft = {
      at,
      clockSkewSeconds,
      detail,
      title: value.title.trim(),
      source: source === "" ? null : source,
      tags: [...value.tags],
    };
    return event === undefined
      ? change({
          call: () => client.timeline.add({ incidentId, draft }),
          done: () => text.eventAdded,
          failure: "here",
        })
      : change({
          call: () => client.timeline.update({ id: event.id, patch: draft }),
          done: () => text.saved,
          failure: "here",
        });
  };
}
