import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import { useApi } from "../../../api.ts";
import { Section } from "../../../cases/layout/section.tsx";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { FourState, SkeletonRows } from "../../../ui/states/four-state.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import { useQueryState } from "../../../use-query-state.ts";
import classes from "../parts.module.css";

const SHOWN = 50;

/** The reports that are joined in the incident, the oldest first. */
export function JoinedReports({ incident }: { readonly incident: Incident }): ReactNode {
  const text = useText("incident");
  const cases = useText("cases");
  const words = useWords();
  const { query } = useApi();
  const reports = useQuery(
    query.reports.list.queryOptions({
      input: { query: `incident:"${incident.number}"`, sort: "received", limit: SHOWN },
    }),
  );
  const state = useQueryState(reports, () => false, { title: "" });
  return (
    <Section title={cases.fieldReports} note={incident.reportCount}>
      <FourState state={state} skeleton={<SkeletonRows count={2} />}>
        {reports.data?.items.length === 0 && <p className="wp-dim">{text.reportsNone}</p>}
        <ul className={classes.rows}>
          {(reports.data?.items ?? []).map((report) => (
            <li key={report.id} className={classes.row}>
              <span className={classes.rowText}>
                <span className={classes.rowHead}>
                  <Link to={addressOf("report", report.id)}>{report.number}</Link>
                  <SafeText text={report.title} />
                </span>
                <span className="wp-meta">
                  {words.intakeKind(report.intakeKind)}
                  {report.sender === null ? "" : ", "}
                  {report.sender !== null && <SafeText text={report.sender} />}
                </span>
              </span>
              <span className="wp-meta">
                <TimeText iso={report.receivedAt} />
              </span>
            </li>
          ))}
        </ul>
      </FourState>
    </Section>
  );
}
