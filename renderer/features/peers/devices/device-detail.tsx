import type { ReactNode } from "react";

import type { Device } from "../../../../shared/contract/peers.ts";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import classes from "../peers.module.css";
import { DEVICE_TONE } from "./columns.tsx";

/** One laptop, and the drill for the day on which it is gone. */
export function DeviceDetail({ device }: { readonly device: Device }): ReactNode {
  const text = useText("devices");
  const peers = useText("peers");
  const format = useFormat();
  const { name, status, isThis, validUntil, addedAt, epoch, minisign } = device;
  return (
    <div className={classes.detail}>
      <header className={classes.head}>
        <div className={classes.titleLine}>
          <h2>
            <SafeText text={name} />
          </h2>
          <StatusBadge tone={DEVICE_TONE[status]} label={text.statuses[status]} />
          {isThis && <span className="wp-dim">{text.thisOne}</span>}
        </div>
        <p>{text.statusText[status]}</p>
        <Facts>
          <Fact name={text.colUntil}>{validUntil === null ? null : format.date(validUntil)}</Fact>
          <Fact name={text.colAdded}>
            <TimeText iso={addedAt} />
          </Fact>
          <Fact name={peers.epoch}>{format.number(epoch)}</Fact>
          <Fact name="minisign">
            <code translate="no">{minisign}</code>
          </Fact>
        </Facts>
      </header>
      <Section title={text.drill}>
        <p className="wp-dim">{text.drillText}</p>
        <ol className={classes.effects}>
          {text.drillSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
