import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import { ARRIVAL_OUTCOMES, type Arrival } from "../../shared/contract/exchange-receipt.ts";
import { Fact, Facts } from "../cases/layout/facts.tsx";
import { Section } from "../cases/layout/section.tsx";
import { useText } from "../i18n/text-context.ts";
import { useFormat } from "../i18n/use-format.ts";
import type { RowSelection } from "../ui/grid/selection.ts";
import { arraySource } from "../ui/grid/row-source.ts";
import { MarkingChip } from "../ui/marking/marking-chip.tsx";
import { useShowsMarking } from "../ui/marking/on-screen.ts";
import { TimeText } from "../ui/time/time-text.tsx";
import classes from "./arrival.module.css";
import { ArrivedFields } from "./arrived-fields.tsx";
import { arrivedColumns } from "./arrived-columns.tsx";
import { recordKey } from "./record-choice.ts";
import { ShortGrid } from "./short-grid.tsx";
import { useWords } from "./use-words.ts";

export interface ArrivalViewProps {
  readonly arrival: Arrival;
  /** Which records are to be taken; absent where nothing is to choose. */
  readonly choice?:
    { readonly chosen: RowSelection; readonly choose: (chosen: RowSelection) => void } | undefined;
}

/** Who sent a bundle, where it stands among the others, and what comes of each of its records. */
export function ArrivalView({ arrival, choice }: ArrivalViewProps): ReactNode {
  const text = useText("exchange");
  const bundles = useText("bundles");
  const format = useFormat();
  const words = useWords();
  const [active, setActive] = useState(0);
  const { records, counts } = arrival;
  const source = useMemo(() => arraySource(records), [records]);
  const columns = useMemo(() => arrivedColumns(text, words), [text, words]);
  const record = records[Math.min(active, records.length - 1)];
  useShowsMarking(arrival.purpose === "receipt" ? null : arrival.tlpCeiling);
  const all = ARRIVAL_OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  return (
    <>
      <SenderFacts arrival={arrival} />
      <Section title={text.receiveRecords} note={format.number(all)}>
        <Tally arrival={arrival} />
        {choice !== undefined && records.length > 1 && (
          <p className="wp-meta">{bundles.chooseHint}</p>
        )}
        {records.length > 0 && (
          <ShortGrid
            label={text.receiveRecords}
            source={source}
            columns={columns}
            keyOf={recordKey}
            {...(choice === undefined
              ? {}
              : { selection: choice.chosen, onSelectionChange: choice.choose })}
            activeIndex={Math.min(active, records.length - 1)}
            onActiveChange={setActive}
          />
        )}
        {records.length < all && (
          <p className="wp-meta">{text.cutAt(format.number(records.length), format.number(all))}</p>
        )}
        {record !== undefined && <ArrivedFields record={record} />}
      </Section>
    </>
  );
}

function SenderFacts({ arrival }: { readonly arrival: Arrival }): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const { sender, createdAt, sequence, tlpCeiling, purpose } = arrival;
  return (
    <div className={classes.facts}>
      <Facts>
        <Fact name={text.receiveFrom}>{`${sender.name} · ${text.trust[sender.trust]}`}</Fact>
        <Fact name={text.receiveMade}>
          <TimeText iso={createdAt} />
        </Fact>
        <Fact name={text.receiveNumber}>
          {`${format.number(sequence)}${placeWords(arrival, text)}`}
        </Fact>
        <Fact name={text.sendCeiling}>
          {purpose === "receipt" ? text.receipt : <MarkingChip tlp={tlpCeiling} />}
        </Fact>
      </Facts>
      <Notices arrival={arrival} />
    </div>
  );
}

/** What is out of order has a notice of its own. */
function placeWords({ place }: Arrival, text: ReturnType<typeof useText<"exchange">>): string {
  return place.kind === "gap" || place.kind === "fork" ? "" : ` · ${text.receivePlace[place.kind]}`;
}

/** What the analyst has to know of the series and of the sender before answering. */
function Notices({ arrival }: { readonly arrival: Arrival }): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const bundles = useText("bundles");
  const { place, rolledBackAt, takenOutAt, purpose } = arrival;
  const notices = [
    ...(place.kind === "gap"
      ? [text.receiveGap(format.number(place.missingFrom), format.number(place.missingTo))]
      : []),
    ...(place.kind === "fork" ? [text.receiveFork(format.number(place.sequence))] : []),
    ...(rolledBackAt === null ? [] : [text.receiveRolledBack(format.number(rolledBackAt))]),
    ...(takenOutAt === null ? [] : [bundles.takenOut(format.date(takenOutAt))]),
    ...(purpose === "receipt" ? [text.receiveReceipt] : []),
  ];
  return notices.map((notice) => (
    <p key={notice} className={classes.notice}>
      {notice}
    </p>
  ));
}

/** How many records are new, change something, and so on; what has to be answered stands out. */
function Tally({ arrival }: { readonly arrival: Arrival }): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const { counts, conflictCount, loweredCount } = arrival;
  return (
    <ul className={classes.tally}>
      {ARRIVAL_OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
        <li key={outcome} title={text.outcomeHints[outcome]}>
          <strong>{format.number(counts[outcome])}</strong> {text.outcomes[outcome]}
        </li>
      ))}
      {conflictCount > 0 && (
        <li className={classes.asks}>
          {text.receiveConflicts(conflictCount, format.number(conflictCount))}
        </li>
      )}
      {loweredCount > 0 && (
        <li className={classes.asks}>
          {text.receiveLowered(loweredCount, format.number(loweredCount))}
        </li>
      )}
    </ul>
  );
}
