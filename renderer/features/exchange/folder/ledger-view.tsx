import type { ReactNode } from "react";

import type { CarriedBundle, FolderLedgerView } from "../../../../shared/contract/exchange.ts";
import { describeFailure } from "../../../../shared/text/describe-failure.ts";
import { Section } from "../../../cases/layout/section.tsx";
import { usePeers } from "../../../exchange/use-peers.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { ICON, IconAlertTriangle, IconCircleCheck } from "../../../ui/icons.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import { ReceivedFiles } from "./received-files.tsx";
import folder from "./folder.module.css";
import { forOthers, recordCount, troubled } from "./rows.ts";

export interface LedgerViewProps {
  readonly ledger: FolderLedgerView;
  /** What would come and go, or what did. */
  readonly tense: "would" | "did";
}

/** What is there and what is due; afterwards what came and went, and whether the stick can be taken out. */
export function LedgerView({ ledger, tense }: LedgerViewProps): ReactNode {
  const text = useText("exchange");
  const isDone = tense === "did";
  return (
    <div className={folder.ledger}>
      {isDone && <Verdict ledger={ledger} />}
      <Troubles ledger={ledger} />
      <div className={folder.sides}>
        <Section title={isDone ? text.folderCame : text.folderThere}>
          <ReceivedFiles received={ledger.received} />
          <Remarks ledger={ledger} />
        </Section>
        <Section title={isDone ? text.folderWent : text.folderDue}>
          <Carried bundles={ledger.sent} none={text.folderDueNone} />
          {ledger.waiting.length > 0 && (
            <>
              <h3>{text.folderWaiting}</h3>
              <Carried bundles={ledger.waiting} none="" />
            </>
          )}
          <Held ledger={ledger} />
        </Section>
      </div>
    </div>
  );
}

function Verdict({ ledger }: { readonly ledger: FolderLedgerView }): ReactNode {
  const text = useText("exchange");
  const { isSafeToRemove, isCancelled } = ledger;
  const Icon = isSafeToRemove ? IconCircleCheck : IconAlertTriangle;
  return (
    <div role="status" className={isSafeToRemove ? folder.safe : folder.unsafe}>
      <Icon size={20} stroke={1.6} aria-hidden="true" />
      <div>
        <strong>{isSafeToRemove ? text.folderSafe : text.folderNotSafe}</strong>
        <p>
          {isCancelled
            ? text.folderCancelled
            : isSafeToRemove
              ? text.folderSafeText
              : text.folderNotSafeText}
        </p>
      </div>
    </div>
  );
}

/** Bundles that could not be taken in or written, each with its reason. */
function Troubles({ ledger }: { readonly ledger: FolderLedgerView }): ReactNode {
  const text = useText("exchange");
  const failures = useText("failures");
  const peers = usePeers();
  const refused = troubled(ledger);
  if (refused.length + ledger.unsent.length === 0) return null;
  return (
    <ul className={folder.troubles}>
      {refused.map(({ fileName, failure }) => (
        <li key={fileName}>
          <IconAlertTriangle {...ICON} />
          <span>
            <strong>{text.folderRefused}:</strong> <SafeText text={fileName} />
            <br />
            {describeFailure(failure, failures)}
          </span>
        </li>
      ))}
      {ledger.unsent.map(({ peerId, failure }) => (
        <li key={peerId}>
          <IconAlertTriangle {...ICON} />
          <span>
            <strong>{text.folderUnsent}:</strong> <SafeText text={peers.nameOf(peerId)} />
            <br />
            {describeFailure(failure, failures)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Carried({
  bundles,
  none,
}: {
  readonly bundles: readonly CarriedBundle[];
  readonly none: string;
}): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const peers = usePeers();
  if (bundles.length === 0) return none === "" ? null : <p className="wp-dim">{none}</p>;
  return (
    <ul className={folder.list}>
      {bundles.map((bundle) => {
        const { peerId, bundleId, isReceipt, tlpCeiling, sizeBytes, withheldCount } = bundle;
        const count = recordCount(bundle);
        return (
          <li key={`${peerId} ${bundleId ?? ""}`}>
            <span className={folder.line}>
              <strong>
                <SafeText text={peers.nameOf(peerId)} />
              </strong>
              {isReceipt ? (
                <span className="wp-dim">{text.folderReceipt}</span>
              ) : (
                count > 0 && <span>{text.records(count, format.number(count))}</span>
              )}
              {tlpCeiling !== null && <MarkingChip tlp={tlpCeiling} />}
              {sizeBytes > 0 && <span className="wp-dim">{format.bytes(sizeBytes)}</span>}
            </span>
            {withheldCount > 0 && (
              <span className="wp-meta">
                {text.folderStaying(withheldCount, format.number(withheldCount))}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Held({ ledger: { held } }: { readonly ledger: FolderLedgerView }): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const peers = usePeers();
  return held.map(({ peerId, withheldCount }) => (
    <p key={peerId} className="wp-dim">
      <SafeText text={peers.nameOf(peerId)} />: {text.folderHeld(format.number(withheldCount))}
    </p>
  ));
}

function Remarks({ ledger }: { readonly ledger: FolderLedgerView }): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const { knownCount, removedCount, notLookedAtCount } = ledger;
  const others = forOthers(ledger);
  return (
    <div className="wp-meta">
      {knownCount > 0 && <p>{text.folderKnown(knownCount, format.number(knownCount))}</p>}
      {others > 0 && <p>{text.folderOthers(others, format.number(others))}</p>}
      {removedCount > 0 && <p>{text.folderRemoved(removedCount, format.number(removedCount))}</p>}
      {notLookedAtCount > 0 && <p>{text.folderNotLookedAt(format.number(notLookedAtCount))}</p>}
    </div>
  );
}
