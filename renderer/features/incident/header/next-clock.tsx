import type { ReactNode } from "react";

import { clockItems, compareUrgency, isOpen } from "../../../../shared/domain/clocks/clock-item.ts";
import type { Incident } from "../../../../shared/model/incident.ts";
import { useWords } from "../../../cases/words.ts";
import { ClockDue } from "../../../clocks/clock-due.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useClocks } from "../clocks/use-clocks.ts";
import classes from "../incident.module.css";
import { useTab } from "../use-tab.ts";

/** How long is left until the next stage; leads to the clocks. Nothing where no date runs. */
export function NextClock({ incident }: { readonly incident: Incident }): ReactNode {
  const text = useText("clocks");
  const words = useWords();
  const { instruments } = useClocks(incident);
  const { setTab } = useTab();
  const [next] = clockItems(instruments)
    .filter((item) => isOpen(item) && item.due !== null)
    .toSorted(compareUrgency);
  if (next === undefined) return null;
  const { reading } =
    instruments.find((one) => one.reading.instrument.id === next.instrument) ?? {};
  const stage = reading?.stages.find(({ id }) => id === next.stage);
  return (
    <button
      type="button"
      className={classes.chip}
      title={text.next}
      onClick={() => setTab("clocks")}
    >
      {stage === undefined ? next.stage : words.say(stage.name)}
      <ClockDue state={next.state} due={next.due} />
    </button>
  );
}
