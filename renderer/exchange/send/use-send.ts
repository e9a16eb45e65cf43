import { useQueries, useQueryClient } from "@tanstack/react-query";
import { use, useState } from "react";

import type { ReleaseView } from "../../../shared/contract/exchange-release.ts";
import type { PeerSummary } from "../../../shared/contract/peers.ts";
import { useApi } from "../../api.ts";
import { ViewStateContext } from "../../ui/view-state/view-state.ts";
import { fieldsOutOf, leftOutKey, NOTHING_CHOSEN, orderFor, type PeerChoice } from "./choices.ts";

/** What is to be sent. */
export interface SentIncident {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** One peer of the dialog with what would leave for it. */
export interface PeerRelease {
  readonly peer: PeerSummary;
  readonly choice: PeerChoice;
  readonly view: ReleaseView | undefined;
  readonly error: unknown;
}

export interface Sending {
  readonly incidents: readonly SentIncident[];
  /** The chosen peers, in the order in which they were chosen. */
  readonly releases: readonly PeerRelease[];
  /** The one that is shown. */
  readonly shown: PeerRelease | undefined;
  /** Chooses peers, or takes them out again. */
  readonly toggle: (peers: readonly PeerSummary[], isChosen: boolean) => void;
  readonly show: (peerId: string) => void;
  readonly change: (peerId: string, patch: Partial<PeerChoice>) => void;
  /** Loads every preview anew: something was labelled. */
  readonly reload: () => Promise<void>;
}

/** The choices of the dialog, and what the rules make of them for each peer. */
export function useSend(incidents: readonly SentIncident[]): Sending {
  const { query } = useApi();
  const queries = useQueryClient();
  const remembered = use(ViewStateContext);
  const [peers, setPeers] = useState<readonly PeerSummary[]>([]);
  const [choices, setChoices] = useState<Readonly<Record<string, PeerChoice>>>({});
  const [shownId, setShownId] = useState<string | undefined>(undefined);
  const choiceOf = (peerId: string): PeerChoice => choices[peerId] ?? NOTHING_CHOSEN;
  const incidentIds = incidents.map(({ id }) => id);
  const previews = useQueries({
    queries: peers.map(({ id }) =>
      query.bundles.preview.queryOptions({ input: orderFor(id, incidentIds, choiceOf(id)) }),
    ),
  });
  const releases = peers.map((peer, at): PeerRelease => {
    const preview = previews[at];
    return {
      peer,
      choice: choiceOf(peer.id),
      view: preview?.data,
      error: preview?.error ?? undefined,
    };
  });
  const change = (peerId: string, patch: Partial<PeerChoice>): void => {
    const next = { ...choiceOf(peerId), ...patch };
    // Fields are left out for a peer, not for this once: the next dialog begins with them.
    if (patch.fieldsOut !== undefined) remembered.write(leftOutKey(peerId), next.fieldsOut);
    setChoices({ ...choices, [peerId]: next });
  };
  return {
    incidents,
    releases,
    shown: releases.find(({ peer }) => peer.id === shownId) ?? releases[0],
    toggle: (named, isChosen) => {
      const ids = new Set(named.map(({ id }) => id));
      const others = peers.filter(({ id }) => !ids.has(id));
      if (!isChosen) {
        setPeers(others);
        return;
      }
      const added = named.filter((one) => !peers.some(({ id }) => id === one.id));
      setPeers([...peers, ...added]);
      if (added[0] !== undefined) setShownId(added[0].id);
      const fresh = added.filter(({ id }) => choices[id] === undefined);
      const started = fresh.map(({ id }) => {
        const fieldsOut = fieldsOutOf(remembered.read(leftOutKey(id)));
        return [id, { ...NOTHING_CHOSEN, fieldsOut }] as const;
      });
      setChoices({ ...choices, ...Object.fromEntries(started) });
    },
    show: setShownId,
    change,
    reload: () => queries.invalidateQueries({ queryKey: query.bundles.preview.key() }),
  };
}
