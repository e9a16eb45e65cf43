import { useMemo } from "react";
import type { ReactNode } from "react";

import type { Report } from "../../../../shared/model/report.ts";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MailView } from "./mail-view.tsx";
import { galaxyLines, mispFacts, readDetails } from "./read-details.ts";
import type { MispDetails } from "./read-details.ts";
import { TableView } from "./table-view.tsx";
import { VerbatimText } from "./verbatim-text.tsx";

/** What the report says, in the manner of its format. */
export function ReportContent({ report }: { readonly report: Report }): ReactNode {
  const text = useText("triage");
  const details = useMemo(() => readDetails(report.detailsJson), [report.detailsJson]);
  switch (details.format) {
    case "mail":
      return <MailView body={report.body} details={details} />;
    case "csv":
      return <TableView body={report.body} details={details} />;
    case "misp":
      return (
        <>
          <Section title={text.verbatim}>
            <VerbatimText text={report.body} />
          </Section>
          <MispView details={details} />
        </>
      );
    case "other":
      return (
        <Section title={text.verbatim}>
          <VerbatimText text={report.body} />
        </Section>
      );
  }
}

function MispView({ details }: { readonly details: MispDetails }): ReactNode {
  const text = useText("triage");
  const facts = mispFacts(details);
  const galaxies = galaxyLines(details);
  if (facts.length + galaxies.length === 0) return null;
  return (
    <Section
      title={text.mispFacts}
      note={text.mispRelated(details.relatedEvents.length)}
      fold="closed"
    >
      <Facts>
        {[...galaxies, ...facts].map(([name, value], at) => (
          <Fact key={`${name}-${at}`} name={name}>
            <SafeText text={value} />
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
