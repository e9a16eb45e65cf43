import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { PeerSummary } from "../../../../shared/contract/peers.ts";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { useNow } from "../../../i18n/use-now.ts";
import { addressOf, PATHS } from "../../../places.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { arraySource } from "../../../ui/grid/row-source.ts";
import { SplitPane } from "../../../ui/split-pane/split-pane.tsx";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useQueryState } from "../../../use-query-state.ts";
import classes from "../peers.module.css";
import { SectionFrame } from "../sections.tsx";
import { useCountryName } from "../use-country-name.ts";
import { networkColumns } from "./columns.tsx";
import { EuropeMap } from "./europe-map.tsx";
import { networkPlaces } from "./rows.ts";

/** The peers as a map and, beside it, as the table that says the same. */
export function NetworkScreen(): ReactNode {
  const text = useText("network");
  const navigate = useNavigate();
  const { query } = useApi();
  const peers = useQuery(query.peers.list.queryOptions());
  const state = useQueryState(peers, ({ items }) => items.length === 0, {
    title: text.emptyTitle,
    text: text.emptyText,
    action: {
      label: text.emptyAction,
      run: () => void navigate({ to: PATHS.peers, search: { add: "1" } }),
    },
  });
  return (
    <SectionFrame section="network" title={text.title}>
      <FourState state={state}>{peers.data && <Network peers={peers.data.items} />}</FourState>
    </SectionFrame>
  );
}

function Network({ peers }: { readonly peers: readonly PeerSummary[] }): ReactNode {
  const text = useText("network");
  const { query } = useApi();
  const format = useFormat();
  const nowMs = useNow();
  const countryName = useCountryName();
  const navigate = useNavigate();
  const [active, setActive] = useState(0);
  const own = useQuery(query.identity.show.queryOptions());
  const places = useMemo(() => networkPlaces(peers, nowMs), [peers, nowMs]);
  const rows = useMemo(() => places.flatMap((place) => place.peers), [places]);
  const source = useMemo(() => arraySource(rows), [rows]);
  const columns = useMemo(
    () => networkColumns({ text, format, countryName, nowMs }),
    [text, format, countryName, nowMs],
  );
  const activeCode = rows[active]?.countryCode;
  const choose = (code: string): void =>
    setActive(
      Math.max(
        0,
        rows.findIndex(({ countryCode }) => countryCode === code),
      ),
    );
  return (
    <SplitPane
      name="network"
      initialShare={0.54}
      first={
        <EuropeMap
          places={places}
          ownCode={own.data?.countryCode}
          activeCode={activeCode}
          onActive={choose}
          onOpen={(code) => {
            const peer = rows.find(({ countryCode }) => countryCode === code);
            if (peer) void navigate({ to: addressOf("peer", peer.id) });
          }}
        />
      }
      second={
        <div className={classes.grid}>
          <DataGrid
            label={text.tableLabel}
            source={source}
            columns={columns}
            keyOf={keyOf}
            activeIndex={active}
            onActiveChange={setActive}
            onOpen={({ id }) => void navigate({ to: addressOf("peer", id) })}
            keys="screen"
          />
        </div>
      }
    />
  );
}

function keyOf({ id }: PeerSummary): string {
  return id;
}
