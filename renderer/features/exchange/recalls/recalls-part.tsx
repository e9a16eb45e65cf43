import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { SettleView } from "../settle/settle-view.tsx";
import { useSettleList } from "../settle/use-settle-list.ts";
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
      <SettleView
        name="exchange-recalls"
        initialShare={0.52}
        label={text.list}
        list={list}
        columns={columns}
        keyOf={noticeKey}
        noneText={text.choose}
        detail={(one) => <NoticeDetail key={noticeKey(one)} row={one} commands={commands} />}
      />
      <NoticeDialogs dialog={dialog} onClose={closeDialog} />
    </>
  );
}
