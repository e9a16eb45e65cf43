import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ReactNode } from "react";

import type { ConflictView } from "../../../../shared/contract/exchange-receipt.ts";
import { useApi } from "../../../api.ts";
import { useWords } from "../../../exchange/use-words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { ConflictDetail } from "./conflict-detail.tsx";
import { conflictColumns } from "./settle-columns.tsx";
import { SettleView } from "./settle-view.tsx";
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
  return (
    <SettleView
      name="exchange-conflicts"
      initialShare={0.36}
      label={text.conflictsList}
      list={list}
      columns={columns}
      keyOf={keyOf}
      noneText={text.conflictsEmptyText}
      detail={(one) => <ConflictDetail key={one.id} conflict={one} />}
    />
  );
}

function keyOf({ id }: ConflictView): string {
  return id;
}
