import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";

import type { PeerSummary } from "../../../shared/contract/peers.ts";
import { useText } from "../../i18n/text-context.ts";
import { Empty } from "../../ui/states/four-state.tsx";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { usePeers } from "../use-peers.ts";
import { obstacleOf } from "./choices.ts";
import classes from "./send.module.css";
import type { Sending } from "./use-send.ts";

/** The peers to choose from; of a chosen one the preview is shown. */
export function PeerPicker({ sending }: { readonly sending: Sending }): ReactNode {
  const text = useText("exchange");
  const peers = usePeers();
  if (peers.items?.length === 0)
    return <Empty title={text.sendNoPeers} text={text.sendNoPeersText} />;
  return (
    <fieldset className={classes.peers}>
      <legend>{text.sendPeers}</legend>
      <p className="wp-meta">{text.sendPeersHint}</p>
      {peers.items?.map((peer, at) => (
        <PeerChoice key={peer.id} peer={peer} sending={sending} hasFocus={at === 0} />
      ))}
    </fieldset>
  );
}

function PeerChoice({
  peer,
  sending,
  hasFocus,
}: {
  readonly peer: PeerSummary;
  readonly sending: Sending;
  readonly hasFocus: boolean;
}): ReactNode {
  const text = useText("exchange");
  const release = sending.releases.find((one) => one.peer.id === peer.id);
  const isShown = release !== undefined && sending.shown?.peer.id === peer.id;
  const isUsable = peer.revokedAt === null && peer.trust !== "unknown";
  const state = peer.revokedAt === null ? text.trust[peer.trust] : text.sendRevoked;
  return (
    <div className={classes.peer} data-shown={isShown || undefined}>
      <Checkbox
        label={<SafeText text={peer.name} />}
        description={`${peer.countryCode} · ${state}`}
        checked={release !== undefined}
        disabled={!isUsable}
        onChange={(event) => sending.toggle(peer, event.currentTarget.checked)}
        // The peers come after the dialog, which then has given the focus to its first button.
        {...(hasFocus ? { autoFocus: true, "data-autofocus": true } : {})}
      />
      {release !== undefined && (
        <button
          type="button"
          className={classes.show}
          aria-pressed={isShown}
          title={text.sendPreviewOf(peer.name)}
          onClick={() => sending.show(peer.id)}
        >
          <ReleaseState release={release} />
          <span className="wp-hidden"> · {text.sendPreviewOf(peer.name)}</span>
        </button>
      )}
    </div>
  );
}

function ReleaseState({ release }: { readonly release: Sending["releases"][number] }): ReactNode {
  const text = useText("exchange");
  const { view } = release;
  if (view === undefined) return "…";
  if (obstacleOf(view) === "red") return text.red;
  return text.records(view.totals.records, String(view.totals.records));
}
