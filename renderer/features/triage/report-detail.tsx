import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Report } from "../../../shared/model/report.ts";
import { ClassificationChips } from "../../cases/classification/classification-chips.tsx";
import { EvidencePanel } from "../../cases/evidence/evidence-panel.tsx";
import { CommandButton } from "../../cases/layout/command-button.tsx";
import { Section } from "../../cases/layout/section.tsx";
import { TagList } from "../../cases/layout/tag-list.tsx";
import { ObservableList } from "../../cases/observables/observable-list.tsx";
import { REPORT_TONES } from "../../cases/status-tones.ts";
import { useWords } from "../../cases/words.ts";
import { useText } from "../../i18n/text-context.ts";
import { addressOf } from "../../places.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkingChip, PapChip } from "../../ui/marking/marking-chip.tsx";
import { useShowsMarking } from "../../ui/marking/on-screen.ts";
import { SeverityBadge } from "../../ui/severity/severity-badge.tsx";
import { StatusBadge } from "../../ui/status/status-badge.tsx";
import { ReportContent } from "./details/report-content.tsx";
import { ReportFacts } from "./report-facts.tsx";
import { ReportNotices } from "./report-notices.tsx";
import classes from "./report.module.css";
import { SimilarRecords } from "./similar-records.tsx";
import type { TriageActions } from "./use-triage-actions.ts";

export interface ReportDetailProps {
  readonly report: Report;
  readonly actions: TriageActions;
  /** On a page of its own the title is the heading of the page. */
  readonly isPage?: boolean;
}

/** A report: what it is, what can be done, what it says, and what it is like. */
export function ReportDetail({ report, actions, isPage = false }: ReportDetailProps): ReactNode {
  const text = useText("triage");
  useShowsMarking(report.tlp);
  const subject = { kind: "report", id: report.id } as const;
  return (
    // Long reports must be scrollable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <article className={classes.detail} tabIndex={0} aria-label={report.title}>
      <ReportHeader report={report} actions={actions} isPage={isPage} />
      <SimilarRecords reportId={report.id} actions={actions} report={report} />
      <ReportContent report={report} />
      <ReportObservables report={report} />
      <Section title={text.attachments} note={report.evidenceCount} fold="closed">
        <EvidencePanel subject={subject} />
      </Section>
      <ReportNotices notices={report.notices} />
      <ReportFacts report={report} />
    </article>
  );
}

/** An accepted report's observables stand in its incident: they are shown from there. */
function ReportObservables({ report }: { readonly report: Report }): ReactNode {
  const text = useText("triage");
  const cases = useText("cases");
  const { incidentId } = report;
  if (incidentId !== null && report.observableCount === 0)
    return (
      <Section
        title={cases.fieldObservables}
        note={text.observablesOfIncident(report.incidentNumber ?? "")}
        fold="open"
      >
        <ObservableList subject={{ kind: "incident", id: incidentId }} />
      </Section>
    );
  return (
    <Section title={cases.fieldObservables} note={report.observableCount} fold="open">
      <ObservableList subject={{ kind: "report", id: report.id }} />
    </Section>
  );
}

function ReportHeader({ report, actions, isPage = false }: ReportDetailProps): ReactNode {
  const text = useText("triage");
  const words = useWords();
  const Title = isPage ? "h1" : "h2";
  return (
    <header className={classes.header}>
      <div className={classes.meta}>
        <span>{report.number}</span>
        <span>{words.intakeKind(report.intakeKind)}</span>
        <StatusBadge tone={REPORT_TONES[report.status]} label={words.reportStatus(report.status)} />
        {report.incidentId !== null && (
          <Link to={addressOf("incident", report.incidentId)}>{report.incidentNumber}</Link>
        )}
      </div>
      <Title className={classes.title}>
        <SafeText text={report.title} />
      </Title>
      <div className={classes.chips}>
        <MarkingChip tlp={report.tlp} />
        <PapChip pap={report.pap} />
        {report.severity !== null && <SeverityBadge severity={report.severity} />}
        <ClassificationChips value={report.classification} />
        <TagList tags={report.tags} />
      </div>
      {report.statusReason !== null && (
        <p className="wp-dim">
          {text.becauseOf} <SafeText text={report.statusReason} />
        </p>
      )}
      <div className={classes.actions} role="toolbar" aria-label={text.actions}>
        {actions.commands
          .filter((command) => command.isDisabled !== true && command.id !== "triage.undo")
          .map((command) => (
            <CommandButton
              key={command.id}
              command={command}
              isPrimary={command.id === "triage.accept"}
            />
          ))}
      </div>
    </header>
  );
}
