import type { ReactNode } from "react";

import { ARRIVAL_OUTCOMES } from "../../../../shared/contract/exchange-receipt.ts";
import type { FolderLedgerView } from "../../../../shared/contract/exchange.ts";
import { ArrivalView } from "../../../exchange/arrival-view.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import folder from "./folder.module.css";

/** Bundles that are there for us, each to be opened for what it brings. */
export function ReceivedFiles({ received }: Pick<FolderLedgerView, "received">): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  if (received.length === 0) return <p className="wp-dim">{text.folderThereNone}</p>;
  return (
    <ul className={folder.list}>
      {received.map(({ fileName, arrival }) => (
        <li key={arrival.bundleId}>
          <details>
            <summary>
              <span className={folder.line}>
                <strong>
                  <SafeText text={arrival.sender.name} />
                </strong>
                {arrival.purpose === "receipt" ? (
                  <span className="wp-dim">{text.folderReceipt}</span>
                ) : (
                  <>
                    {ARRIVAL_OUTCOMES.filter((outcome) => arrival.counts[outcome] > 0).map(
                      (outcome) => (
                        <span key={outcome}>
                          {format.number(arrival.counts[outcome])} {text.outcomes[outcome]}
                        </span>
                      ),
                    )}
                    <MarkingChip tlp={arrival.tlpCeiling} />
                  </>
                )}
              </span>
              {!arrival.mayApply && <span className="wp-meta">{text.folderMayNot}</span>}
            </summary>
            <p className="wp-meta">
              <SafeText text={fileName} />
            </p>
            <ArrivalView arrival={arrival} />
          </details>
        </li>
      ))}
    </ul>
  );
}
