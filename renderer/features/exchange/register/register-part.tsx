import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import type { PeerSummary } from "../../../../shared/contract/peers.ts";
import { useApi } from "../../../api.ts";
import { usePeers } from "../../../exchange/use-peers.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SelectField } from "../../../ui/fields/fields.tsx";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { MasterDetail } from "../../../ui/master-detail/master-detail.tsx";
import { Empty, FourState } from "../../../ui/states/four-state.tsx";
import { useSettleList } from "../settle/use-settle-list.ts";
import classes from "../exchange.module.css";
import { HeldRecords } from "./held-records.tsx";
import { useDisclosureColumns, lineKey } from "./disclosure-columns.tsx";

/** Who has what since when, peer by peer. */
export function RegisterPart(): ReactNode {
  const text = useText("exchange");
  const { items } = usePeers();
  if (items === undefined) return null;
  const [first] = items;
  if (first === undefined)
    return <Empty title={text.registerNoPeers} text={text.sendNoPeersText} />;
  return <Register peers={items} first={first} />;
}

function Register({
  peers,
  first,
}: {
  readonly peers: readonly PeerSummary[];
  readonly first: PeerSummary;
}): ReactNode {
  const text = useText("exchange");
  const { query } = useApi();
  const [peerId, setPeerId] = useState(first.id);
  const columns = useDisclosureColumns();
  const answer = useQuery(query.disclosures.ofPeer.queryOptions({ input: { peerId } }));
  const list = useSettleList(answer, {
    title: text.registerEmptyTitle,
    text: text.registerEmptyText,
  });
  const { row } = list;
  return (
    <MasterDetail
      name="exchange-register"
      initialShare={0.56}
      hasDetail={list.hasDetail && row !== undefined}
      onBack={() => list.setDetail(false)}
      list={
        <div className={classes.view}>
          <div className={classes.tools}>
            <SelectField
              label={text.registerPeer}
              value={peerId}
              options={peers.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => {
                if (id === null) return;
                setPeerId(id);
                list.setActive(0);
              }}
              isSearchable
            />
            <span className="wp-dim">{text.registerHint}</span>
          </div>
          <div className={classes.grid}>
            <FourState state={list.state}>
              <DataGrid
                label={text.registerList}
                source={list.source}
                columns={columns}
                keyOf={lineKey}
                activeIndex={list.active}
                onActiveChange={list.setActive}
                onOpen={() => list.setDetail(true)}
                keys="screen"
              />
            </FourState>
          </div>
        </div>
      }
      detail={
        row?.rootId === undefined || row.rootId === null ? (
          <p className={classes.none}>{text.registerChoose}</p>
        ) : (
          <HeldRecords
            peerId={peerId}
            rootId={row.rootId}
            rootKind={row.rootKind}
            title={row.title}
          />
        )
      }
    />
  );
}
