import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";

import type { ListedGuide } from "../../../shared/contract/guides.ts";
import { useApi } from "../../api.ts";
import { useLanguage, useText } from "../../i18n/text-context.ts";
import { SelectField, TextField } from "../../ui/fields/fields.tsx";
import { MasterDetail } from "../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { useShortcuts } from "../../ui/shortcuts/use-shortcuts.ts";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { GuideList } from "./guide-list.tsx";
import { GuidePage } from "./guide-page.tsx";
import classes from "./guides.module.css";
import { guideBeside, guideLanguages, guideRows, languageName, type GuideRow } from "./rows.ts";

const NONE: readonly ListedGuide[] = [];

/** Guides in every language: found as one types, read side by side with the list. */
export function GuidesScreen(): ReactNode {
  const text = useText("guides");
  const { query: calls } = useApi();
  const { language: own } = useLanguage();
  const list = useQuery(calls.guides.list.queryOptions({ input: {} }));
  const items = list.data?.items ?? NONE;
  const [language, setLanguage] = useState<string>(own);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const rows = useMemo(() => guideRows(items, language, query), [items, language, query]);
  const row = rows.find(({ guide }) => guide.id === chosen) ?? rows[0];
  const search = useGuideKeys(rows, row, setChosen);
  const state = useQueryState(list, () => rows.length === 0, {
    title: text.none,
    text: text.noneHint,
  });
  return (
    <MasterDetail
      name="guides"
      initialShare={0.36}
      hasDetail={chosen !== undefined}
      onBack={() => setChosen(undefined)}
      list={
        <div className={classes.side}>
          <h1>{text.place}</h1>
          <TextField label={text.search} value={query} onChange={setQuery} ref={search} />
          <SelectField
            label={text.language}
            value={language}
            options={guideLanguages(items).map((value) => ({ value, label: languageName(value) }))}
            onChange={(value) => value !== null && setLanguage(value)}
          />
          <p className="wp-meta" role="status">
            {text.found(rows.length)}
          </p>
          <FourState state={state}>
            <GuideList rows={rows} chosen={row?.guide.id} onChoose={setChosen} />
          </FourState>
        </div>
      }
      detail={row === undefined ? null : <GuidePage row={row} />}
    />
  );
}

/** j and k go through the list, / leads to the search. */
function useGuideKeys(
  rows: readonly GuideRow[],
  row: GuideRow | undefined,
  choose: (id: string) => void,
) {
  const text = useText("guides");
  const common = useText("commonUi");
  const search = useRef<HTMLInputElement>(null);
  const move = (step: 1 | -1): void => {
    const next = guideBeside(rows, row?.guide.id, step);
    if (next === undefined) return;
    choose(next.guide.id);
    document.querySelector<HTMLElement>(`#guide-${next.guide.id}`)?.focus();
  };
  useCommands(text.place, [
    { id: "guides.next", label: common.gridRowDown, keys: "j", run: () => move(1) },
    { id: "guides.previous", label: common.gridRowUp, keys: "k", run: () => move(-1) },
    { id: "guides.search", label: text.search, keys: "/", run: () => search.current?.focus() },
  ]);
  // Single keys mean something again once the search is left.
  const leave = (): void => search.current?.blur();
  useShortcuts(text.place, [
    { keys: "Escape", label: common.close, run: leave, isActiveInText: true },
  ]);
  return search;
}
