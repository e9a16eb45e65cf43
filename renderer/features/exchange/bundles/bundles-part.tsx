import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ReactNode } from "react";

import type { KnownBundleView } from "../../../../shared/contract/exchange.ts";
import { useApi } from "../../../api.ts";
import { usePeers } from "../../../exchange/use-peers.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { MasterDetail } from "../../../ui/master-detail/master-detail.tsx";
import { FourState } from "../../../ui/states/four-state.tsx";
import classes from "../exchange.module.css";
import { useSettleList } from "../settle/use-settle-list.ts";
import { BundleDetail } from "./bundle-detail.tsx";
import { bundleColumns } from "./bundle-columns.tsx";

/** Every bundle that went out or came in, newest first, and who has confirmed it. */
export function BundlesPart(): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const { query } = useApi();
  const { nameOf } = usePeers();
  const answer = useQuery(query.bundles.list.queryOptions({ input: {} }));
  const list = useSettleList(answer, {
    title: text.bundlesEmptyTitle,
    text: text.bundlesEmptyText,
  });
  const columns = useMemo(() => bundleColumns(text, format, nameOf), [format, nameOf, text]);
  const { row } = list;
  return (
    <MasterDetail
      name="exchange-bundles"
      initialShare={0.62}
      hasDetail={list.hasDetail && row !== undefined}
      onBack={() => list.setDetail(false)}
      list={
        <div className={classes.view}>
          <div className={classes.grid}>
            <FourState state={list.state}>
              <DataGrid
                label={text.bundlesList}
                source={list.source}
                columns={columns}
                keyOf={keyOf}
                activeIndex={list.active}
                onActiveChange={list.setActive}
                onOpen={() => list.setDetail(true)}
                keys="screen"
              />
            </FourState>
          </div>
        </div>
      }
      detail={<BundleDetail bundle={row} nameOf={nameOf} />}
    />
  );
}

function keyOf({ direction, bundleId }: KnownBundleView): string {
  return `${direction} ${bundleId}`;
}
