import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { RequestRow } from "../../../../shared/contract/exchange-questions.ts";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { SettleView } from "../settle/settle-view.tsx";
import { useSettleList } from "../settle/use-settle-list.ts";
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
      <SettleView
        name="exchange-requests"
        initialShare={0.52}
        label={text.list}
        list={list}
        columns={columns}
        keyOf={keyOf}
        noneText={text.choose}
        detail={(one) => <RequestDetail key={one.id} row={one} commands={commands} />}
      />
      {draft !== undefined && <MessageDialog draft={draft} onClose={closeDraft} />}
    </>
  );
}

function keyOf({ id }: RequestRow): string {
  return id;
}
