import { useState } from "react";
import type { ReactNode } from "react";

import type { ReleaseView } from "../../../shared/contract/exchange-release.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { useShowsMarking } from "../../ui/marking/on-screen.ts";
import { Failed, SkeletonRows } from "../../ui/states/four-state.tsx";
import { useFailureText } from "../../use-failure-text.ts";
import { LeavingRecords } from "./leaving-records.tsx";
import { MarkingQuestions } from "./marking-questions.tsx";
import { RedPersons } from "./red-persons.tsx";
import classes from "./send.module.css";
import { StayingRecords } from "./staying-records.tsx";
import type { PeerRelease, Sending } from "./use-send.ts";

/** What would leave for the peer that is shown: record by record, field by field, with what stays and why. */
export function ReleasePreview({ sending }: { readonly sending: Sending }): ReactNode {
  const text = useText("exchange");
  const { toFailed } = useFailureText();
  const { shown } = sending;
  if (shown === undefined) return <p className={classes.none}>{text.sendChoose}</p>;
  if (shown.error !== undefined)
    return <Failed {...toFailed(shown.error, () => void sending.reload())} />;
  if (shown.view === undefined) return <SkeletonRows count={8} />;
  return <Shown key={shown.peer.id} sending={sending} release={shown} view={shown.view} />;
}

interface ShownProps {
  readonly sending: Sending;
  readonly release: PeerRelease;
  readonly view: ReleaseView;
}

function Shown({ sending, release, view }: ShownProps): ReactNode {
  const text = useText("exchange");
  const [tab, setTab] = useState<"leaves" | "stays">("leaves");
  const staying = view.totals.withheldRecords + view.totals.withheldFields;
  useShowsMarking(view.tlpCeiling);
  return (
    <section className={classes.preview} aria-label={text.sendPreviewOf(release.peer.name)}>
      <Summary view={view} peerName={release.peer.name} />
      <RedPersons sending={sending} release={release} view={view} />
      <MarkingQuestions sending={sending} view={view} />
      <div className={classes.tabs} role="group" aria-label={text.sendViews}>
        {(["leaves", "stays"] as const).map((name) => (
          <button
            key={name}
            type="button"
            className={classes.tab}
            aria-pressed={tab === name}
            onClick={() => setTab(name)}
          >
            {name === "leaves" ? text.sendTabLeaves : text.sendTabStays}
            <span className={classes.count}>
              {name === "leaves" ? view.totals.records : staying}
            </span>
          </button>
        ))}
      </div>
      {tab === "leaves" ? (
        <LeavingRecords sending={sending} release={release} view={view} />
      ) : (
        <StayingRecords sending={sending} release={release} view={view} />
      )}
    </section>
  );
}

function Summary({
  view,
  peerName,
}: {
  readonly view: ReleaseView;
  readonly peerName: string;
}): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const { totals, tlpCeiling } = view;
  const staying = totals.withheldRecords + totals.withheldFields;
  return (
    <div role="status" className={classes.summary}>
      <h3>{text.sendPreviewOf(peerName)}</h3>
      {totals.records === 0 ? (
        <p>{text.sendNothing}</p>
      ) : (
        <p>
          {text.sendLeaves(
            text.records(totals.records, format.number(totals.records)),
            text.fields(totals.fields, format.number(totals.fields)),
          )}
          {totals.blobs > 0 &&
            ` · ${text.sendEvidence(totals.blobs, format.number(totals.blobs), format.bytes(totals.blobBytes))}`}
          {staying > 0 && ` · ${text.sendStays(staying, format.number(staying))}`}
        </p>
      )}
      {tlpCeiling !== null && (
        <p className={classes.ceiling}>
          <span className="wp-dim">{text.sendCeiling}</span> <MarkingChip tlp={tlpCeiling} />
        </p>
      )}
    </div>
  );
}
