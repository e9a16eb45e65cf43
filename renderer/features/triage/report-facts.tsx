import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Report } from "../../../shared/model/report.ts";
import { Fact, Facts } from "../../cases/layout/facts.tsx";
import { Section } from "../../cases/layout/section.tsx";
import { StatedTimeText } from "../../cases/stated-time-text.tsx";
import { useText } from "../../i18n/text-context.ts";
import { PATHS } from "../../places.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { TimeText } from "../../ui/time/time-text.tsx";

/** Who sent it, when, from which source. */
export function ReportFacts({ report }: { readonly report: Report }): ReactNode {
  const text = useText("triage");
  const cases = useText("cases");
  const { callBack } = report;
  return (
    <Section title={text.facts}>
      <Facts>
        <Fact name={cases.fieldSender}>
          {report.sender === null ? null : <SafeText text={report.sender} />}
        </Fact>
        <Fact name={cases.fieldReceived}>
          <TimeText iso={report.receivedAt} form="exact" />
        </Fact>
        <Fact name={text.reportedAt}>
          {report.reportedAt === null ? null : <StatedTimeText time={report.reportedAt} />}
        </Fact>
        <Fact name={text.occurredAt}>
          {report.occurredAt === null ? null : <StatedTimeText time={report.occurredAt} />}
        </Fact>
        <Fact name={text.sourceFormat}>{report.sourceFormat}</Fact>
        <Fact name={text.sourceId}>
          {report.sourceId === null ? null : <SafeText text={report.sourceId} />}
        </Fact>
        <Fact name={text.importRun}>
          {report.importRunId === null ? null : (
            <Link to={`${PATHS.imports}/${report.importRunId}`}>{text.importRunOpen}</Link>
          )}
        </Fact>
        <Fact name={text.callBack}>
          {callBack === null
            ? null
            : `${callBack.contact}${callBack.channel === "" ? "" : ` (${callBack.channel})`}: ${
                callBack.isConfirmed ? text.callBackDone : text.callBackOpen
              }`}
        </Fact>
      </Facts>
    </Section>
  );
}
