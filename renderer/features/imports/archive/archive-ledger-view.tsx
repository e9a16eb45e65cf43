import type { ReactNode } from "react";

import type {
  ArchiveLedger,
  RecordTally,
} from "../../../../shared/exchange/archive/archive-ledger.ts";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";

/** What an archive is, who signed it, and what taking it in comes to, in numbers that add up. */
export function ArchiveLedgerView({ ledger }: { readonly ledger: ArchiveLedger }): ReactNode {
  const text = useText("archives");
  const cases = useText("cases");
  const { recordKinds } = useText("incident");
  const { number } = useFormat();
  const names: Readonly<Record<string, string>> = recordKinds;
  const { signer, incidents, byKind, refused, evidence, history } = ledger;
  const tallyWords = ({
    found,
    new: added,
    changed,
    unchanged,
    refused: kept,
  }: RecordTally): string =>
    text.tally(number(found), number(added), number(changed), number(unchanged), number(kept));
  return (
    <div role="status">
      {ledger.isUnchanged && <p>{text.unchanged}</p>}
      <Facts>
        {incidents.map((incident) => (
          <Fact key={incident.id} name={incident.number}>
            <SafeText text={incident.title} />
          </Fact>
        ))}
        <Fact name={cases.fieldTlp}>
          <MarkingChip tlp={ledger.tlpCeiling} />
        </Fact>
        <Fact name={text.from}>
          <SafeText text={signer.organisationName} />
          <p className="wp-dim">{text.standings[signer.standing]}</p>
        </Fact>
        <Fact name={text.key}>
          <span className="wp-mono">{signer.deviceKeyId}</span>
        </Fact>
        <Fact name={text.made}>
          <TimeText iso={ledger.createdAt} />
        </Fact>
        {Object.entries(byKind).map(([kind, tally]) => (
          <Fact key={kind} name={names[kind] ?? kind}>
            {tallyWords(tally)}
          </Fact>
        ))}
        <Fact name={text.records}>{tallyWords(ledger.records)}</Fact>
        <Fact name={text.evidenceLabel}>
          {text.evidenceTally(
            number(evidence.found),
            number(evidence.stored),
            number(evidence.absent),
          )}
        </Fact>
        <Fact name={text.history}>
          {text.historyTally(number(history.found), number(history.added))}
        </Fact>
        {refused.length > 0 && (
          <Fact name={text.refused}>
            {[
              ...new Set(refused.map(({ kind, reason }) => `${names[kind] ?? kind}: ${reason}`)),
            ].join("; ")}
          </Fact>
        )}
      </Facts>
    </div>
  );
}
