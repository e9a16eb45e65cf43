import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { RequestRow } from "../../../../shared/contract/exchange-questions.ts";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { MasterDetail } from "../../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useSettleList } from "../settle/use-settle-list.ts";
import classes from "../exchange.module.css";
import { MessageDialog } from "./message-dialog.tsx";
import { RequestDetail } from "./request-detail.tsx";
import { useRequestColumns } from "./use-request-columns.tsx";
import { useRequestCommands } from "./use-request-commands.ts";

/** Questions to and of peers with their answers: j and k move, a answers, r declines. */
export function RequestsPart(): ReactNode {
  const text = useText("requests");
  const { query } = useApi();
  const answer = useQuery(query.requests.list.queryOptions());
  const list = useSettleList(answer, { title: text.emptyTitle, text: text.emptyText });
  const columns = useRequestColumns();
  const { row } = list;
  const { commands, draft, closeDraft } = useRequestCommands(row);
  useCommands(text.list, commands);
  return (
    <>
      <MasterDetail
        name="exchange-requests"
        initialShare={0.52}
        hasDetail={list.hasDetail && row !== undefined}
        onBack={() => list.setDetail(false)}
        list={
          <div className={classes.view}>
            <div className={classes.grid}>
              <FourState state={list.state}>
                <DataGrid
                  label={text.list}
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
            <p className={classes.none}>{text.choose}</p>
          ) : (
            <RequestDetail key={row.id} row={row} commands={commands} />
          )
        }
      />
      {draft !== undefined && <MessageDialog draft={draft} onClose={closeDraft} />}
    </>
  );
}

function keyOf({ id }: RequestRow): string {
  return id;
}
