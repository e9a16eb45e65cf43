import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import { assertNever } from "../../../../shared/assert-never.ts";
import { MAX_CARD_INPUT_CHARS } from "../../../../shared/exchange/identity/card-text.ts";
import { err } from "../../../../shared/result.ts";
import type { Result } from "../../../../shared/result.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import { useApi } from "../../../api.ts";
import { ActDialog } from "../../../cases/dialogs/act-dialog.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { TextFileField } from "../../../ui/file-drop/text-file-field.tsx";
import { useFailureText } from "../../../use-failure-text.ts";
import classes from "../peers.module.css";
import { useKeyChange } from "../use-key-change.ts";
import { InspectedCard } from "./inspected-card.tsx";
import type { Inspection } from "./inspected-card.tsx";

export interface AddPeerDialogProps {
  readonly onClose: () => void;
  /** Leads to the peer: newly added, renewed, or with an alarm. */
  readonly onAdded: (id: string) => void;
}

/** A card is read and shown first; it is taken in by a second step, or its alarm is kept. */
export function AddPeerDialog({ onClose, onAdded }: AddPeerDialogProps): ReactNode {
  const text = useText("peers");
  const { client, query } = useApi();
  const { describe } = useFailureText();
  const change = useKeyChange();
  const [card, setCard] = useState("");
  const isGiven = card.trim() !== "";
  const inspection = useQuery({
    ...query.peers.inspect.queryOptions({ input: { text: card } }),
    enabled: isGiven,
    retry: false,
    // What is shown decides: never an answer from before.
    gcTime: 0,
  });
  const inspected = isGiven ? inspection.data : undefined;
  const error = isGiven && inspection.error !== null ? describe(inspection.error) : undefined;
  const act = async (): Promise<Result<unknown, string>> => {
    if (inspected === undefined) return err(text.addMissing);
    const done = await change({
      call: () => client.peers.add({ text: card }),
      done: ({ decision, peer }) => text.added[decision](peer.name),
    });
    // The core refuses such a card and keeps its alarm with the peer, where it is shown.
    if (done.ok || inspected.decision === "alarm") onAdded(inspected.id);
    return done;
  };
  return (
    <ActDialog
      title={text.addTitle}
      act={actName(inspected, text)}
      isReady={inspected !== undefined}
      missing={error ?? text.addMissing}
      width="large"
      isGrave={inspected?.decision === "alarm"}
      onAct={act}
      onClose={onClose}
    >
      <div className={classes.stack}>
        <TextFileField
          label={text.cardField}
          hint={text.cardFieldHint}
          text={card}
          onText={setCard}
          maxChars={MAX_CARD_INPUT_CHARS}
          tooLarge={text.cardTooLarge}
          accept=".wpcard,.txt,.eml"
          form="paste"
          error={error}
        />
        <div aria-live="polite">{inspected && <InspectedCard inspected={inspected} />}</div>
      </div>
    </ActDialog>
  );
}

function actName(inspected: Inspection | undefined, text: Texts["peers"]): string {
  if (inspected === undefined) return text.addActs.new;
  const { decision } = inspected;
  switch (decision) {
    case "new":
    case "same":
    case "newer":
    case "rotated":
    case "replaces-revoked":
    case "alarm":
      return text.addActs[decision];
    default:
      return assertNever(decision);
  }
}
