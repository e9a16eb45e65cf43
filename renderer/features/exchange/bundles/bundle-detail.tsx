import type { ReactNode } from "react";

import type { KnownBundleView } from "../../../../shared/contract/exchange.ts";
import { strictestTlp, TLP_LABELS } from "../../../../shared/domain/markings/tlp.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useWords } from "../../../exchange/use-words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import { useShowsMarking } from "../../../ui/marking/on-screen.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import classes from "../exchange.module.css";
import { STATE_TONES } from "./bundle-state.ts";
import { mayRollBack, recordsIn } from "./rows.ts";

export interface BundleDetailProps {
  readonly bundle: KnownBundleView | undefined;
  readonly nameOf: (organisationId: string) => string;
  readonly rollBack: Command;
  readonly takeAgain: Command;
}

/** One bundle: with whom, what was in it by kind and label, how far it has got, and what can be done with it. */
export function BundleDetail(props: BundleDetailProps): ReactNode {
  const { bundle, nameOf, rollBack, takeAgain } = props;
  const text = useText("exchange");
  const bundles = useText("bundles");
  const format = useFormat();
  if (bundle === undefined) return <p className={classes.none}>{text.bundleChoose}</p>;
  const { direction, organisationIds, at, sequence, sizeBytes, bundleId, deliveredTo } = bundle;
  const { state, receipt } = bundle;
  const count = recordsIn(bundle);
  return (
    <div className={classes.detail}>
      <header className={classes.head}>
        <h2>
          {direction === "sent" ? text.sent : text.received}:{" "}
          <SafeText text={format.list(organisationIds.map(nameOf))} />
        </h2>
        <Facts>
          <Fact name={text.colStatus}>
            <StatusBadge tone={STATE_TONES[state]} label={bundles.states[state]} />
          </Fact>
          <Fact name={text.colWhen}>
            <TimeText iso={at} form="exact" />
          </Fact>
          <Fact name={text.receiveNumber}>{format.number(sequence)}</Fact>
          <Fact name={text.colSize}>{format.bytes(sizeBytes)}</Fact>
          <Fact name={text.bundleId}>
            <code>{bundleId}</code>
          </Fact>
          {direction === "sent" &&
            organisationIds.map((id) => (
              <Fact key={id} name={text.confirmedAt(nameOf(id))}>
                <Confirmation
                  delivery={deliveredTo.find(({ organisationId }) => organisationId === id)}
                />
              </Fact>
            ))}
          {receipt !== null && <Fact name={bundles.colReceipt}>{bundles.receipts[receipt]}</Fact>}
        </Facts>
        <p className="wp-dim">{bundles.stateHints[state]}</p>
        <div className={classes.actions}>
          {mayRollBack(bundle) && <CommandButton command={rollBack} />}
          {state === "rolled-back" && (
            <CommandButton command={takeAgain} label={bundles.takeAgain} />
          )}
        </div>
        {state === "rolled-back" && <p className="wp-meta">{bundles.takeAgainHint}</p>}
      </header>
      <Section title={text.bundleContent} note={format.number(count)}>
        {count === 0 ? (
          <p className="wp-dim">{text.receiveReceipt}</p>
        ) : (
          <Content bundle={bundle} />
        )}
      </Section>
    </div>
  );
}

interface ConfirmationProps {
  readonly delivery: KnownBundleView["deliveredTo"][number] | undefined;
}

/** That it came does not mean that all of it was taken. */
function Confirmation({ delivery }: ConfirmationProps): ReactNode {
  const text = useText("exchange");
  const bundles = useText("bundles");
  const format = useFormat();
  if (delivery === undefined) return text.notConfirmed;
  const { at, leftOut } = delivery;
  return (
    <>
      <TimeText iso={at} form="exact" />
      {leftOut > 0 && ` · ${bundles.leftOutThere(leftOut, format.number(leftOut))}`}
    </>
  );
}

function Content({ bundle: { counts } }: { readonly bundle: KnownBundleView }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const labels = TLP_LABELS.filter((tlp) =>
    Object.values(counts).some((byTlp) => byTlp[tlp] !== undefined),
  );
  useShowsMarking(strictestTlp(labels));
  return (
    <table className={classes.table}>
      <tbody>
        {Object.entries(counts).map(([kind, byTlp]) => (
          <tr key={kind}>
            <th scope="row">{words.kind(kind)}</th>
            <td>
              <span className={classes.actions}>
                {TLP_LABELS.filter((tlp) => byTlp[tlp] !== undefined).map((tlp) => (
                  <span key={tlp}>
                    {format.number(byTlp[tlp] ?? 0)} <MarkingChip tlp={tlp} />
                  </span>
                ))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
