import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ReactNode } from "react";

import type { ConflictView } from "../../../../shared/contract/exchange-receipt.ts";
import { useApi } from "../../../api.ts";
import { useWords } from "../../../exchange/use-words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { MasterDetail } from "../../../ui/master-detail/master-detail.tsx";
import { FourState } from "../../../ui/states/four-state.tsx";
import classes from "../exchange.module.css";
import { ConflictDetail } from "./conflict-detail.tsx";
import { conflictColumns } from "./settle-columns.tsx";
import { useSettleList } from "./use-settle-list.ts";

/** Long texts that two sides wrote without knowing of each other, and which of them is to stand. */
export function ConflictsPart(): ReactNode {
  const text = useText("exchange");
  const words = useWords();
  const { query } = useApi();
  const answer = useQuery(query.conflicts.list.queryOptions());
  const list = useSettleList(answer, {
    title: text.conflictsEmptyTitle,
    text: text.conflictsEmptyText,
  });
  const columns = useMemo(() => conflictColumns(text, words), [text, words]);
  const { row } = list;
  return (
    <MasterDetail
      name="exchange-conflicts"
      initialShare={0.36}
      hasDetail={list.hasDetail && row !== undefined}
      onBack={() => list.setDetail(false)}
      list={
        <div className={classes.view}>
          <div className={classes.grid}>
            <FourState state={list.state}>
              <DataGrid
                label={text.conflictsList}
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
      detail={
        row === undefined ? (
          <p className={classes.none}>{text.conflictsEmptyText}</p>
        ) : (
          <ConflictDetail key={row.id} conflict={row} />
        )
      }
    />
  );
}

function keyOf({ id }: ConflictView): string {
  return id;
}
