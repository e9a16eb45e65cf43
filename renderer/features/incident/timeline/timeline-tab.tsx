import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import classes from "../parts.module.css";
import { useHasDraft } from "../use-form-draft.ts";
import { usePrecisionWords } from "../use-precision-words.ts";
import { EventDetail } from "./event-detail.tsx";
import { EventForm } from "./event-form.tsx";
import { groupingAfter, type Grouping } from "./group-events.ts";
import { timelineColumns } from "./timeline-columns.tsx";
import { useTimeline } from "./use-timeline.ts";

const LOCAL_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What happened when, on both clocks, with the chosen event or the form beside it. */
export function TimelineTab({ incidentId }: { readonly incidentId: string }): ReactNode {
  const text = useText("incident");
  const format = useFormat();
  const { say } = useWords();
  const precision = usePrecisionWords();
  const draftName = `incident.event.${incidentId}`;
  const hasDraft = useHasDraft(draftName);
  const [form, setForm] = useState<"add" | "edit" | undefined>(hasDraft ? "add" : undefined);
  const [active, setActive] = useState(0);
  const [grouping, setGrouping] = useState<Grouping>("time");
  const { events, source, state, remove } = useTimeline(incidentId, grouping, () => setForm("add"));
  const event = events[Math.min(active, events.length - 1)];
  const isIdle = event === undefined || form !== undefined;
  const add: Command = {
    id: "incident.event.add",
    label: text.eventAdd,
    keys: "n",
    isDisabled: form !== undefined,
    run: () => setForm("add"),
  };
  const edit: Command = {
    id: "incident.event.edit",
    label: text.eventEdit,
    keys: "e",
    isDisabled: isIdle,
    run: () => setForm("edit"),
  };
  const take: Command = {
    id: "incident.event.remove",
    label: text.eventRemove,
    keys: "Delete",
    isDisabled: isIdle,
    run: () => event && void remove(event),
  };
  const group: Command = {
    id: "incident.event.group",
    label: text.groupedBy[grouping],
    keys: "v",
    run: () => {
      setGrouping(groupingAfter(grouping));
      setActive(0);
    },
  };
  useCommands(text.tabNames.timeline, [add, edit, take, group]);
  const columns = useMemo(
    () =>
      timelineColumns(events, { text, format, say, precision, localZone: LOCAL_ZONE, grouping }),
    // The words are as old as the language, on which `text` depends, too.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
    [events, text, format, grouping],
  );
  const isSplit = form !== undefined || event !== undefined;
  return (
    <div className={classes.split} data-single={!isSplit || undefined}>
      <div className={classes.main}>
        <div className={classes.bar}>
          <CommandButton command={add} isPrimary />
          <CommandButton command={edit} label={text.edit} />
          <CommandButton command={take} label={text.remove} />
          <CommandButton command={group} />
          <span className={`wp-meta ${classes.barEnd}`}>{text.zoneNote(LOCAL_ZONE)}</span>
        </div>
        <FourState state={state}>
          <DataGrid
            label={text.tabNames.timeline}
            source={source}
            columns={columns}
            keyOf={(row) => row.rowKey}
            activeIndex={Math.min(active, events.length - 1)}
            onActiveChange={setActive}
            onOpen={() => setForm("edit")}
            keys="screen"
          />
        </FourState>
      </div>
      {isSplit && (
        // Long content must be scrollable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
        <section className={classes.side} tabIndex={0} aria-label={text.chosenEvent}>
          <div className={classes.sideBody}>
            {form === undefined ? (
              event && <EventDetail event={event} localZone={LOCAL_ZONE} />
            ) : (
              <EventForm
                key={form === "edit" ? event?.id : "new"}
                incidentId={incidentId}
                draftName={form === "edit" ? `${draftName}.${event?.id ?? ""}` : draftName}
                onClose={() => setForm(undefined)}
                {...(form === "edit" && event ? { event } : {})}
              />
            )}
          </div>
        </section>
      )}
    </div>
  );
}
