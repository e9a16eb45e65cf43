import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { MasterDetail } from "../../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useSettleList } from "../settle/use-settle-list.ts";
import classes from "../exchange.module.css";
import { noticeKey, useNoticeColumns } from "./notice-columns.tsx";
import { NoticeDetail } from "./notice-detail.tsx";
import { NoticeDialogs } from "./notice-dialogs.tsx";
import { useNoticeCommands } from "./use-notice-commands.ts";

/** What was called back, corrected or ended, by us and by peers: j and k move, a confirms, r refuses. */
export function RecallsPart(): ReactNode {
  const text = useText("recalls");
  const { query } = useApi();
  const answer = useQuery(query.recalls.list.queryOptions());
  const list = useSettleList(answer, { title: text.emptyTitle, text: text.emptyText });
  const columns = useNoticeColumns();
  const { row } = list;
  const { commands, dialog, closeDialog } = useNoticeCommands(row);
  useCommands(text.list, commands);
  return (
    <>
      <MasterDetail
        name="exchange-recalls"
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
                  keyOf={noticeKey}
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
            <NoticeDetail key={noticeKey(row)} row={row} commands={commands} />
          )
        }
      />
      <NoticeDialogs dialog={dialog} onClose={closeDialog} />
    </>
  );
}
