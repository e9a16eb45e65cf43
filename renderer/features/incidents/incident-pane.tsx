import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Incident, IncidentRow } from "../../../shared/model/incident.ts";
import { useApi } from "../../api.ts";
import { ClassificationChips } from "../../cases/classification/classification-chips.tsx";
import { CommandButton } from "../../cases/layout/command-button.tsx";
import { Facts, Fact } from "../../cases/layout/facts.tsx";
import { Section } from "../../cases/layout/section.tsx";
import { TagList } from "../../cases/layout/tag-list.tsx";
import { ObservableList } from "../../cases/observables/observable-list.tsx";
import { INCIDENT_TONES } from "../../cases/status-tones.ts";
import { StatedTimeText } from "../../cases/stated-time-text.tsx";
import { useWords } from "../../cases/words.ts";
import { useText } from "../../i18n/text-context.ts";
import { addressOf } from "../../places.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkdownView } from "../../ui/markdown/markdown-view.tsx";
import { MarkingChip, PapChip } from "../../ui/marking/marking-chip.tsx";
import { SeverityBadge } from "../../ui/severity/severity-badge.tsx";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { Empty } from "../../ui/states/four-state.tsx";
import { StatusBadge } from "../../ui/status/status-badge.tsx";
import { TimeText } from "../../ui/time/time-text.tsx";
import { ScoreWhy } from "./score-why.tsx";
import classes from "./incidents.module.css";
import type { IncidentActions } from "./use-incident-actions.ts";

export interface IncidentPaneProps {
  readonly incident: IncidentRow | undefined;
  readonly actions: IncidentActions;
}

/** What an analyst needs to know of an incident before opening it. */
export function IncidentPane({ incident, actions }: IncidentPaneProps): ReactNode {
  const text = useText("incidents");
  const words = useWords();
  if (incident === undefined) return <Empty title={text.noneChosen} />;
  return (
    // Long summaries must be scrollable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <article className={classes.pane} tabIndex={0} aria-label={incident.title}>
      <header className={classes.paneHeader}>
        <div className={classes.meta}>
          <Link to={addressOf("incident", incident.id)}>{incident.number}</Link>
          <KeyCaps keys="Enter" />
          <StatusBadge
            tone={INCIDENT_TONES[incident.status]}
            label={words.incidentStatus(incident.status)}
          />
          <span>{incident.owner ?? text.noOwner}</span>
        </div>
        <h2 className={classes.paneTitle}>
          <SafeText text={incident.title} />
        </h2>
        <div className={classes.chips}>
          <MarkingChip tlp={incident.tlp} />
          <PapChip pap={incident.pap} />
          <SeverityBadge severity={incident.severity} />
          <ScoreWhy key={incident.id} incidentId={incident.id} score={incident.score} />
        </div>
        <div className={classes.actions} role="toolbar" aria-label={text.actions}>
          {actions.bulk
            .filter((command) => command.isDisabled !== true)
            .map((command) => (
              <CommandButton key={command.id} command={command} />
            ))}
        </div>
      </header>
      <Summary key={incident.id} row={incident} />
    </article>
  );
}

function Summary({ row }: { readonly row: IncidentRow }): ReactNode {
  const text = useText("incidents");
  const cases = useText("cases");
  const { query } = useApi();
  const incident = useQuery(query.incidents.get.queryOptions({ input: { id: row.id } }));
  const full: Incident | undefined = incident.data;
  return (
    <>
      {full !== undefined && full.description !== "" && (
        <Section title={text.description}>
          <MarkdownView source={full.description} />
        </Section>
      )}
      <Section title={text.facts}>
        <Facts>
          <Fact name={cases.fieldClass}>
            <ClassificationChips value={row.classification} />
          </Fact>
          <Fact name={cases.fieldTags}>
            {row.tags.length > 0 && (
              <div className={classes.tags}>
                <TagList tags={row.tags} />
              </div>
            )}
          </Fact>
          <Fact name={cases.fieldReports}>{row.reportCount}</Fact>
          <Fact name={cases.fieldTasks}>{row.openTaskCount}</Fact>
          <Fact name={cases.fieldEvidence}>{row.evidenceCount}</Fact>
          <Fact name={text.occurred}>
            {full?.occurredAt ? <StatedTimeText time={full.occurredAt} /> : null}
          </Fact>
          <Fact name={cases.fieldCreated}>
            <TimeText iso={row.createdAt} />
          </Fact>
          <Fact name={cases.fieldUpdated}>
            <TimeText iso={row.updatedAt} />
          </Fact>
        </Facts>
      </Section>
      <Section title={cases.fieldObservables} note={row.observableCount}>
        <ObservableList subject={{ kind: "incident", id: row.id }} />
      </Section>
    </>
  );
}
