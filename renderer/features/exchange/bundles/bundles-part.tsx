import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { KnownBundleView } from "../../../../shared/contract/exchange.ts";
import { useApi } from "../../../api.ts";
import { useReceiveSession } from "../../../exchange/receive-session.tsx";
import { usePeers } from "../../../exchange/use-peers.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { MasterDetail } from "../../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import classes from "../exchange.module.css";
import { useSettleList } from "../settle/use-settle-list.ts";
import { useBundleChooser } from "../use-bundle-chooser.tsx";
import { usePart } from "../use-part.ts";
import { BundleDetail } from "./bundle-detail.tsx";
import { bundleColumns } from "./bundle-columns.tsx";
import { RollBackDialog } from "./roll-back-dialog.tsx";
import { mayRollBack } from "./rows.ts";

/** Every bundle that went out or came in, newest first, and how far it has got; b rolls one back. */
export function BundlesPart(): ReactNode {
  const text = useText("exchange");
  const bundleText = useText("bundles");
  const format = useFormat();
  const { query } = useApi();
  const { nameOf } = usePeers();
  const answer = useQuery(query.bundles.list.queryOptions({ input: {} }));
  const list = useSettleList(answer, {
    title: text.bundlesEmptyTitle,
    text: text.bundlesEmptyText,
  });
  const columns = useMemo(
    () => bundleColumns(text, bundleText, format, nameOf),
    [bundleText, format, nameOf, text],
  );
  const { row } = list;
  const [rolling, setRolling] = useState<KnownBundleView>();
  const { drop } = useReceiveSession();
  const { setPart } = usePart();
  // The file is verified and shown where bundles come in, like any other.
  const { choose, input } = useBundleChooser(bundleText.takeAgainLong, (files) => {
    drop(files);
    setPart("receive");
  });
  const rollBack = {
    id: "bundles.roll-back",
    label: bundleText.rollBack,
    keys: "b",
    isDisabled: row === undefined || !mayRollBack(row),
    run: () => setRolling(row),
  };
  const takeAgain = {
    id: "bundles.take-again",
    label: bundleText.takeAgainLong,
    keys: "t",
    isDisabled: row?.state !== "rolled-back",
    run: choose,
  };
  useCommands(text.part.bundles, [rollBack, takeAgain]);
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
          {input}
          {rolling && (
            <RollBackDialog
              bundle={rolling}
              nameOf={nameOf}
              onClose={() => setRolling(undefined)}
            />
          )}
        </div>
      }
      detail={
        <BundleDetail bundle={row} nameOf={nameOf} rollBack={rollBack} takeAgain={takeAgain} />
      }
    />
  );
}

function keyOf({ direction, bundleId }: KnownBundleView): string {
  return `${direction} ${bundleId}`;
}
