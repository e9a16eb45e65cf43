import { useState } from "react";
import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useQueryState } from "../../../use-query-state.ts";
import classes from "../parts.module.css";
import { ApplyForm } from "./apply-form.tsx";
import { LIST, type ClockView } from "./clock-view.ts";
import clockClasses from "./clocks.module.css";
import { InstrumentSection } from "./instrument-section.tsx";
import { useClocks } from "./use-clocks.ts";

/** Legal and service clocks: what applies, what is due until when, and what a stage still lacks. */
export function ClocksTab({ incident }: { readonly incident: Incident }): ReactNode {
  const text = useText("clocks");
  const [view, setView] = useState<ClockView>(LIST);
  const clocks = useClocks(incident);
  const apply = (): void => setView({ kind: "apply" });
  // Keys act on the instrument that has the focus, else on the one that was applied last.
  const [focused, setFocused] = useState<string | undefined>(undefined);
  const active = focused ?? clocks.instruments.at(-1)?.reading.instrument.id;
  const bar = useClockCommands(active, setView);
  const state = useQueryState(clocks.list, () => clocks.instruments.length === 0, {
    title: text.none,
    text: text.noneText,
    action: { label: text.apply, keys: "n", run: apply },
  });
  return (
    <>
      <div className={classes.bar}>
        {bar.map((command, at) => (
          <CommandButton key={command.id} command={command} isPrimary={at === 0} />
        ))}
      </div>
      <div className={classes.scroll}>
        <div className={clockClasses.column}>
          {view.kind === "apply" && <ApplyForm clocks={clocks} onClose={() => setView(LIST)} />}
          {(state.kind !== "empty" || view.kind !== "apply") && (
            <FourState state={state}>
              {clocks.instruments.map((one) => (
                <InstrumentSection
                  key={one.reading.instrument.id}
                  one={one}
                  clocks={clocks}
                  view={view}
                  onFocus={() => setFocused(one.reading.instrument.id)}
                  onView={setView}
                />
              ))}
            </FourState>
          )}
        </div>
      </div>
    </>
  );
}

/** Keys of the tab: the forms open for one instrument, and their select leads to every event and stage of it. */
function useClockCommands(active: string | undefined, onView: (view: ClockView) => void) {
  const text = useText("clocks");
  const names = useText("incident");
  const open = (kind: "anchor" | "sent") => (): void => {
    if (active !== undefined) onView({ kind, instrument: active, target: "" });
  };
  const isIdle = active === undefined;
  const bar = [
    {
      id: "incident.clock.apply",
      label: text.apply,
      keys: "n",
      run: () => onView({ kind: "apply" }),
    },
    {
      id: "incident.clock.anchor",
      label: text.happened,
      keys: "h",
      run: open("anchor"),
      isDisabled: isIdle,
    },
    {
      id: "incident.clock.sent",
      label: text.sent,
      keys: "f",
      run: open("sent"),
      isDisabled: isIdle,
    },
  ] as const;
  useCommands(names.tabNames.clocks, bar);
  return bar;
}
