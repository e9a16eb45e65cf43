import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Correlation } from "../../../../shared/model/observable.ts";
import { INCIDENT_TONES } from "../../../cases/status-tones.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { addressOf } from "../../../places.ts";
import { ICON, IconArrowMerge } from "../../../ui/icons.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import { CorrelationLinks } from "./correlation-links.tsx";
import classes from "./related.module.css";
import { knownStatus } from "./rows.ts";
import { correlationElementId } from "./use-related-commands.ts";

export interface CorrelationItemProps {
  readonly correlation: Correlation;
  readonly onMerge: (id: string, label: string) => void;
  readonly onActive: () => void;
}

/** One incident that may be connected: how strongly, by which values, and why. */
export function CorrelationItem({
  correlation,
  onMerge,
  onActive,
}: CorrelationItemProps): ReactNode {
  const text = useText("incident");
  const words = useWords();
  const format = useFormat();
  const { incidentId, incidentNumber, incidentTitle, tlp, strength, links } = correlation;
  const status = knownStatus(correlation.status);
  return (
    // The item takes the focus so that keys act on it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <li
      id={correlationElementId(incidentId)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      className={classes.item}
      onFocus={onActive}
    >
      <div className={classes.head}>
        <Link to={addressOf("incident", incidentId)}>{incidentNumber}</Link>
        <span className={classes.title}>
          <SafeText text={incidentTitle} />
        </span>
        {status !== undefined && (
          <StatusBadge tone={INCIDENT_TONES[status]} label={words.incidentStatus(status)} />
        )}
        <MarkingChip tlp={tlp} form="short" />
        <span className={classes.strength}>
          <meter
            min={0}
            max={1}
            value={strength}
            aria-label={text.strength}
            className={classes.meter}
          />
          {format.percent(strength)}
        </span>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconArrowMerge {...ICON} size={13} />}
          onClick={() => onMerge(incidentId, `${incidentNumber}  ${incidentTitle}`)}
        >
          {text.merge}
        </Button>
      </div>
      <CorrelationLinks links={links} />
    </li>
  );
}
