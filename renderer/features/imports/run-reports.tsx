import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { strictestTlp } from "../../../shared/domain/markings/tlp.ts";
import type { ImportRun } from "../../../shared/model/import-run.ts";
import { useText } from "../../i18n/text-context.ts";
import { addressOf, PATHS } from "../../places.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { useShowsMarking } from "../../ui/marking/on-screen.ts";
import classes from "./imports.module.css";
import { useRunReports } from "./use-run-reports.ts";

/** The way on from a ledger: the reports it made and the incidents that they belong to. */
export function RunReports({ run }: { readonly run: ImportRun }): ReactNode {
  const text = useText("imports");
  const reports = useRunReports(run);
  useShowsMarking(strictestTlp(reports.flatMap(({ tlp }) => (tlp === null ? [] : [tlp]))));
  if (reports.length === 0) return null;
  return (
    <section className={classes.belowPart} aria-label={text.reportsOfRun}>
      <h3 className={classes.reportsHead}>
        {text.reportsOfRun}
        <Link to={PATHS.triage}>{text.reportsAll}</Link>
      </h3>
      <ul className={classes.reports}>
        {reports.map((report) => (
          <li key={report.id}>
            <Link to={addressOf("report", report.id)} className={classes.report}>
              <span className="wp-dim">{report.number}</span>
              <span className={classes.reportTitle}>
                <SafeText text={report.title} />
              </span>
            </Link>
            {report.incidentId !== null && report.incidentNumber !== null && (
              <Link to={addressOf("incident", report.incidentId)} className="wp-meta">
                {text.reportIncident(report.incidentNumber)}
              </Link>
            )}
            <MarkingChip tlp={report.tlp} form="short" />
          </li>
        ))}
      </ul>
    </section>
  );
}
