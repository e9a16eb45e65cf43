import { useState } from "react";
import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import type { StatedTime } from "../../../../shared/model/values.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { StatedTimeText } from "../../../cases/stated-time-text.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { TimeText } from "../../../ui/time/time-text.tsx";
import { usePrecisionWords } from "../use-precision-words.ts";
import { TimesForm } from "./times-form.tsx";

/** When it happened and was noticed, as far as it is known; and when the record was made, changed, closed. */
export function IncidentTimes({ incident }: { readonly incident: Incident }): ReactNode {
  const text = useText("incident");
  const cases = useText("cases");
  const [isEditing, setEditing] = useState(false);
  const command = {
    id: "incident.times",
    label: text.timesEdit,
    keys: "o",
    isDisabled: isEditing,
    run: () => setEditing(true),
  };
  useCommands(text.tabNames.overview, [command]);
  return (
    <Section title={text.times} actions={<CommandButton command={command} label={text.edit} />}>
      {isEditing ? (
        <TimesForm incident={incident} onClose={() => setEditing(false)} />
      ) : (
        <Facts>
          <Fact name={text.occurred}>
            <Stated time={incident.occurredAt} />
          </Fact>
          <Fact name={text.detected}>
            <Stated time={incident.detectedAt} />
          </Fact>
          <Fact name={cases.fieldCreated}>
            <TimeText iso={incident.createdAt} form="exact" />
          </Fact>
          <Fact name={text.closedAt}>
            {incident.closedAt === null ? null : <TimeText iso={incident.closedAt} form="exact" />}
          </Fact>
          <Fact name={text.statusReason}>
            {incident.statusReason === null ? null : <SafeText text={incident.statusReason} />}
          </Fact>
        </Facts>
      )}
    </Section>
  );
}

function Stated({ time }: { readonly time: StatedTime | null }): ReactNode {
  const common = useText("commonUi");
  const precision = usePrecisionWords();
  if (time === null) return <span className="wp-dim">{common.timeUnknown}</span>;
  return (
    <>
      <StatedTimeText time={time} />
      <div className="wp-meta">
        {precision(time)}, {time.zone}
      </div>
    </>
  );
}
