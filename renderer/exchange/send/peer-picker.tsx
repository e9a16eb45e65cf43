import { Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { PeerSummary } from "../../../shared/contract/peers.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
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
      {peers.items !== undefined && <CircleChoices peers={peers.items} sending={sending} />}
      {peers.items?.map((peer, at) => (
        <PeerChoice key={peer.id} peer={peer} sending={sending} hasFocus={at === 0} />
      ))}
    </fieldset>
  );
}

/** A circle chooses everyone in it; each still gets a bundle of its own. */
function CircleChoices({
  peers,
  sending,
}: {
  readonly peers: readonly PeerSummary[];
  readonly sending: Sending;
}): ReactNode {
  const text = useText("circles");
  const format = useFormat();
  const { query } = useApi();
  const circles = useQuery(query.circles.list.queryOptions());
  const chosen = new Set(sending.releases.map(({ peer }) => peer.id));
  return circles.data?.items.map(({ id, name, everyone }) => {
    const members = peers.filter((peer) => everyone.some((one) => one.organisationId === peer.id));
    const count = members.filter((peer) => chosen.has(peer.id)).length;
    return (
      <Checkbox
        key={id}
        label={<SafeText text={text.circleNamed(name)} />}
        description={format.list(members.map((peer) => peer.name))}
        checked={members.length > 0 && count === members.length}
        indeterminate={count > 0 && count < members.length}
        disabled={members.length === 0}
        onChange={(event) => sending.toggle(members, event.currentTarget.checked)}
      />
    );
  });
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
        onChange={(event) => sending.toggle([peer], event.currentTarget.checked)}
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
