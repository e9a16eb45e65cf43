import { useNavigate, useSearch as useAddress } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { z } from "zod";

import { FilterError } from "../../cases/filter-line/filter-error.tsx";
import { strictestOf } from "../../cases/list/list-rules.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { addressOf, PATHS } from "../../places.ts";
import { IconSearch } from "../../ui/icons.ts";
import { useShowsMarking } from "../../ui/marking/on-screen.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { Empty, Failed } from "../../ui/states/four-state.tsx";
import { useViewState } from "../../ui/view-state/view-state.ts";
import { useFailureText } from "../../use-failure-text.ts";
import { HitList } from "./hit-list.tsx";
import { isTextList, stepCursor, withRecent } from "./rows.ts";
import type { SearchHit } from "./rows.ts";
import { SaveLane } from "./save-lane.tsx";
import classes from "./search.module.css";
import { SearchStart } from "./search-start.tsx";
import { useSearch } from "./use-search.ts";
import type { SearchState } from "./use-search.ts";

// The address reads a text of digits as a number.
const addressSchema = z.object({
  q: z.union([z.string(), z.number().transform(String)]).catch(""),
});

/** One box over everything: hits while typing, arrows move, Enter opens. */
export function SearchScreen(): ReactNode {
  const text = useText("search");
  const navigate = useNavigate();
  const { q } = addressSchema.parse(useAddress({ strict: false }));
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(q);
  const [cursor, setCursor] = useState(0);
  const [recent, setRecent] = useViewState("search.recent", NO_QUERIES, isTextList);
  const search = useSearch(typed);
  useTakeAddress(q, setTyped);
  useShowsMarking(strictestOf(search.hits));
  const change = (next: string): void => {
    setTyped(next);
    setCursor(0);
    void navigate({ to: PATHS.search, search: next === "" ? {} : { q: next }, replace: true });
  };
  const open = (hit: SearchHit | undefined): void => {
    if (hit === undefined) return;
    setRecent(withRecent(recent, typed));
    void navigate({ to: addressOf(hit.openKind, hit.openId) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") setCursor(stepCursor(cursor, 1, search.hits.length));
    else if (event.key === "ArrowUp") setCursor(stepCursor(cursor, -1, search.hits.length));
    else if (event.key === "Enter") open(search.hits[cursor]);
    // Out of the box, to the keys of the screen: j and k move, g leads elsewhere.
    else if (event.key === "Escape") input.current?.blur();
    else return;
    event.preventDefault();
  };
  useCommands(text.title, [
    { id: "search.focus", label: text.focus, keys: "/", run: () => input.current?.select() },
    {
      id: "search.next",
      label: text.nextHit,
      keys: "j",
      run: () => setCursor(stepCursor(cursor, 1, search.hits.length)),
    },
    {
      id: "search.previous",
      label: text.previousHit,
      keys: "k",
      run: () => setCursor(stepCursor(cursor, -1, search.hits.length)),
    },
    {
      id: "search.open-hit",
      label: text.openHit,
      keys: "Enter",
      run: () => open(search.hits[cursor]),
      isDisabled: search.hits.length === 0,
    },
  ]);
  return (
    <div className={classes.screen}>
      <h1 className="wp-hidden">{text.title}</h1>
      <div className={classes.box}>
        <IconSearch size={18} stroke={1.6} aria-hidden="true" />
        <input
          ref={input}
          className={classes.input}
          type="text"
          role="combobox"
          aria-label={text.label}
          aria-expanded={search.hits.length > 0}
          aria-controls="search-hits"
          aria-autocomplete="list"
          aria-activedescendant={search.hits.length > 0 ? `search-hit-${cursor}` : undefined}
          placeholder={text.placeholder}
          // The screen is this box: whoever comes here wants to type.
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
          autoFocus
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <KeyCaps keys="/" />
      </div>
      <Status search={search} />
      {search.queryError && <FilterError query={search.query} error={search.queryError} />}
      <Results
        search={search}
        cursor={cursor}
        onCursor={setCursor}
        onOpen={open}
        start={<SearchStart recent={recent} onQuery={change} onForget={() => setRecent([])} />}
      />
    </div>
  );
}

const NO_QUERIES: readonly string[] = [];

/** A search that was asked for elsewhere, while this screen is open. */
function useTakeAddress(q: string, setTyped: (typed: string) => void): void {
  const taken = useRef(q);
  // No cleanup: it only follows the address.
  useEffect(() => {
    if (taken.current === q) return;
    taken.current = q;
    setTyped(q);
  }, [q, setTyped]);
}

function Status({ search }: { readonly search: SearchState }): ReactNode {
  const text = useText("search");
  const format = useFormat();
  if (search.query === "" || search.queryError !== undefined || search.tookMs === undefined)
    return null;
  const count = format.number(search.hits.length);
  return (
    <div className={classes.status}>
      <span role="status">
        {search.isComplete ? text.count(search.hits.length, count) : text.atLeast(count)}
      </span>
      <span className="wp-dim">{text.took(format.number(Math.round(search.tookMs)))}</span>
      {!search.isComplete && <span className={classes.incomplete}>{text.incomplete}</span>}
      <SaveLane query={search.query} />
    </div>
  );
}

function Results(props: {
  readonly search: SearchState;
  readonly cursor: number;
  readonly onCursor: (cursor: number) => void;
  readonly onOpen: (hit: SearchHit) => void;
  readonly start: ReactNode;
}): ReactNode {
  const { search, cursor, onCursor, onOpen, start } = props;
  const text = useText("search");
  const { toFailed } = useFailureText();
  if (search.query === "") return start;
  if (search.error !== undefined) return <Failed {...toFailed(search.error, search.retry)} />;
  if (search.hits.length > 0)
    return <HitList hits={search.hits} cursor={cursor} onCursor={onCursor} onOpen={onOpen} />;
  if (search.isSearching || search.queryError !== undefined) return null;
  return <Empty title={text.nothing} text={text.nothingText} />;
}
