import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Report } from "../../../shared/model/report.ts";
import { Section } from "../../cases/layout/section.tsx";
import { useChange } from "../../cases/use-change.ts";
import { useWords } from "../../cases/words.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { addressOf } from "../../places.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import classes from "./report.module.css";
import { explainSimilar } from "./similar.ts";
import type { TriageActions } from "./use-triage-actions.ts";

export interface SimilarRecordsProps {
  readonly reportId: string;
  readonly report: Report;
  readonly actions: TriageActions;
}

/** Near-duplicates with the reasons for each; nothing is joined unless the analyst does it. */
export function SimilarRecords({ reportId, report, actions }: SimilarRecordsProps): ReactNode {
  const text = useText("triage");
  const format = useFormat();
  const words = useWords();
  const { query } = useApi();
  const similar = useQuery(query.reports.similar.queryOptions({ input: { id: reportId } }));
  const join = useJoin(report, actions);
  // The incident that the report is in is no news.
  const items = (similar.data?.items ?? []).filter(({ id }) => id !== report.incidentId);
  if (items.length === 0) return null;
  return (
    <Section title={text.similarTitle} note={text.similarNote}>
      <ul className={classes.similar}>
        {items.map((item) => (
          <li key={item.id} className={classes.similarItem}>
            <div>
              <Link to={addressOf(item.kind, item.id)}>{item.number}</Link>{" "}
              <SafeText text={item.title} />{" "}
              <span className="wp-meta">{format.percent(item.score)}</span>
              <div className="wp-meta">
                {item.reasons.map((reason) => explainSimilar(reason, words.language)).join(" · ")}
              </div>
            </div>
            {item.kind === "incident" && report.status === "new" && report.tlp !== null && (
              <Button variant="default" size="compact-xs" onClick={() => void join(item.id)}>
                {text.similarJoin}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useJoin(report: Report, actions: TriageActions): (incidentId: string) => Promise<void> {
  const { client } = useApi();
  const text = useText("triage");
  const navigate = useNavigate();
  const change = useChange();
  return async (incidentId) => {
    const result = await change({
      call: () => client.reports.accept({ ids: [report.id], into: { incidentId }, patch: {} }),
      done: () => text.accepted(1, 1),
      link: () => ({
        label: text.openIncident,
        open: () => void navigate({ to: addressOf("incident", incidentId) }),
      }),
    });
    if (result.ok) actions.goOn(actions.nextId);
  };
}
