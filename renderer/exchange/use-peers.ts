import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { PeerSummary } from "../../shared/contract/peers.ts";
import { useApi } from "../api.ts";
import { useText } from "../i18n/text-context.ts";

export interface Peers {
  /** By name; undefined while they are on the way. */
  readonly items: readonly PeerSummary[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  /** What a peer is called; one that is not known any more by the end of its id. */
  readonly nameOf: (organisationId: string) => string;
}

/** The peers with their names. */
export function usePeers(): Peers {
  const text = useText("exchange");
  const { query } = useApi();
  const { data, error, refetch } = useQuery(query.peers.list.queryOptions());
  const names = useMemo(() => new Map(data?.items.map(({ id, name }) => [id, name]) ?? []), [data]);
  return {
    items: data?.items,
    error: error ?? undefined,
    retry: () => void refetch(),
    nameOf: (id) => names.get(id) ?? text.unknownPeer(id.slice(-8)),
  };
}
