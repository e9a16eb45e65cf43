import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import type { QuarantinedView } from "../../../../shared/contract/exchange-bundles.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import { describeFailure } from "../../../../shared/text/describe-failure.ts";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { ArrivalView } from "../../../exchange/arrival-view.tsx";
import {
  isHeld,
  type ReceivedBundle,
  type ReceivedState,
} from "../../../exchange/receive-session.tsx";
import { choiceOf, isNothingChosen } from "../../../exchange/record-choice.ts";
import { isTakenOut, type Receiving } from "../../../exchange/use-receive.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { ICON, IconAlertTriangle } from "../../../ui/icons.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { KeyCaps } from "../../../ui/shortcuts/key-caps.tsx";
import { SkeletonRows } from "../../../ui/states/four-state.tsx";
import { TimeText } from "../../../ui/time/time-text.tsx";
import { useFailureText } from "../../../use-failure-text.ts";
import classes from "../exchange.module.css";

export interface ReceivedDetailProps {
  readonly bundle: ReceivedBundle | undefined;
  readonly receiving: Receiving;
  readonly onReject: (bundle: ReceivedBundle) => void;
}

/** One bundle that came: who sent it, what it brings, and the two answers; or why it is not taken. */
export function ReceivedDetail({ bundle, receiving, onReject }: ReceivedDetailProps): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  if (bundle === undefined) return <p className={classes.none}>{text.receiveEmptyText}</p>;
  const { state, name, sizeBytes, chosen } = bundle;
  return (
    <div className={classes.detail}>
      <header className={classes.head}>
        <h2>
          <SafeText text={"arrival" in state && state.arrival ? state.arrival.sender.name : name} />
        </h2>
        <p className="wp-meta">
          <SafeText text={name} /> · {format.bytes(sizeBytes)}
        </p>
        {bundle.held !== null && <HeldFacts held={bundle.held} />}
        <Actions bundle={bundle} receiving={receiving} onReject={onReject} />
        <StateWords bundle={bundle} />
      </header>
      {state.kind === "checking" && <SkeletonRows count={6} />}
      {"arrival" in state && state.arrival !== null && (
        <ArrivalView
          arrival={state.arrival}
          choice={
            state.kind === "ready" && state.arrival.mayApply
              ? { chosen, choose: (next) => receiving.choose(bundle, next) }
              : undefined
          }
        />
      )}
    </div>
  );
}

/** What the vault knows of one in quarantine: a claim, and since when it waits. */
function HeldFacts({ held }: { readonly held: QuarantinedView }): ReactNode {
  const text = useText("bundles");
  const { claimed, since } = held;
  return (
    <Facts>
      <Fact name={text.claimedSender}>
        <SafeText text={claimed.name ?? claimed.organisationId} />
      </Fact>
      <Fact name={text.heldSince}>
        <TimeText iso={since} form="exact" />
      </Fact>
    </Facts>
  );
}

function Actions({ bundle, receiving, onReject }: Required<ReceivedDetailProps>): ReactNode {
  const text = useText("exchange");
  const bundleText = useText("bundles");
  if (bundle === undefined) return null;
  const { state } = bundle;
  if (state.kind === "checking") return null;
  const isOpen = state.kind === "ready" || state.kind === "quarantined";
  return (
    <div className={classes.actions}>
      {state.kind === "ready" && (
        <Button
          size="compact-sm"
          disabled={!state.arrival.mayApply || isNothingChosen(bundle)}
          rightSection={<KeyCaps keys="a" />}
          onClick={() => receiving.accept(bundle)}
        >
          {acceptLabel(bundle, text, bundleText)}
        </Button>
      )}
      {state.kind === "quarantined" && (
        <Button
          size="compact-sm"
          rightSection={<KeyCaps keys="c" />}
          onClick={() => receiving.checkAgain(bundle)}
        >
          {text.checkAgain}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        rightSection={<KeyCaps keys="r" />}
        onClick={() => onReject(bundle)}
      >
        {isHeld(bundle) ? bundleText.discard : isOpen ? text.reject : text.putAway}
      </Button>
    </div>
  );
}

function acceptLabel(
  bundle: ReceivedBundle,
  text: Texts["exchange"],
  bundles: Texts["bundles"],
): string {
  if (choiceOf(bundle) !== undefined) return bundles.takeChosen;
  return isTakenOut(bundle) ? bundles.takeAgain : text.accept;
}

function StateWords({ bundle: { state } }: { readonly bundle: ReceivedBundle }): ReactNode {
  const text = useText("exchange");
  const failures = useText("failures");
  const { describe } = useFailureText();
  const wordsOf = (one: Extract<ReceivedState, { error: unknown }>): string => {
    if (one.error !== undefined) return describe(one.error);
    const failure = one.kind === "quarantined" ? one.failure : undefined;
    return failure?.kind === "bundle-refused" || failure?.kind === "records-left-out"
      ? describeFailure(failure, failures)
      : text.receiveNotCompared;
  };
  switch (state.kind) {
    case "quarantined":
    case "refused":
      return (
        <p role="alert" className={classes.warning}>
          <IconAlertTriangle {...ICON} />
          <span>
            <strong>{text.receiveStates[state.kind]}.</strong> {wordsOf(state)}
          </span>
        </p>
      );
    case "checking":
    case "ready":
    case "applied":
      return (
        <p role="status" className="wp-dim">
          {state.kind === "ready" ? text.receiveVerified : text.receiveStates[state.kind]}
        </p>
      );
  }
}
