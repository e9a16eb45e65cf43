import { Modal } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { KeyCaps } from "../shortcuts/key-caps.tsx";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import classes from "./command-palette.module.css";
import { matchActions } from "./match-actions.ts";
import { useAllPaletteActions } from "./palette-actions.ts";
import type { PaletteAction } from "./palette-actions.ts";

export interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Offered as the last entry for any text: full search. */
  readonly onSearch?: (query: string) => void;
  /** Records that match the text, such as an incident number; asked while typing. */
  readonly findRecords?: (query: string, signal: AbortSignal) => Promise<readonly PaletteAction[]>;
}

/** Every action by name: a combobox over a listbox (WAI-ARIA 1.2 combobox pattern). Focus returns to where it was. */
export function CommandPalette(props: CommandPaletteProps): ReactNode {
  const { isOpen, onClose } = props;
  const text = useText("commonUi");
  const [query, setQuery] = useEarlyKeys(isOpen);
  useShortcuts(text.paletteLabel, [], { isActive: isOpen, isExclusive: true });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={620}
      yOffset="10vh"
      attributes={{ content: { "aria-label": text.paletteLabel } }}
    >
      {isOpen && <PaletteBody {...props} query={query} onQuery={setQuery} />}
    </Modal>
  );
}

interface PaletteBodyProps extends CommandPaletteProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

function PaletteBody(props: PaletteBodyProps): ReactNode {
  const { onClose, onSearch, findRecords, query, onQuery } = props;
  const text = useText("commonUi");
  const id = useId();
  const [active, setActive] = useState(0);
  const records = useRecords(query, findRecords);
  const actions = matchActions(useAllPaletteActions(true), query);
  const search =
    onSearch && query.trim() !== ""
      ? [searchAction(text.paletteSearchFor(query.trim()), query, onSearch)]
      : [];
  const entries = [...records, ...actions, ...search];
  const at = Math.min(active, entries.length - 1);

  const run = (entry: PaletteAction | undefined): void => {
    if (!entry) return;
    onClose();
    // After the palette has given the focus back, so that the action may move it on.
    setTimeout(entry.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = moveTo(event.key, at, entries.length);
    if (event.key === "Enter") run(entries[at]);
    else if (target === undefined) return;
    else setActive(target);
    event.preventDefault();
  };
  return (
    <div className={classes.palette}>
      <input
        // The palette is opened in order to type.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
        autoFocus
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={entries.length > 0 ? `${id}-${at}` : undefined}
        aria-label={text.paletteLabel}
        className={classes.input}
        placeholder={text.palettePlaceholder}
        value={query}
        onChange={(event) => {
          onQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="wp-hidden" role="status">
        {text.paletteResults(entries.length)}
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={text.paletteLabel} className={classes.list}>
        {entries.map((entry, index) => (
          <PaletteEntry
            key={entry.id}
            id={`${id}-${index}`}
            entry={entry}
            isActive={index === at}
            onRun={() => run(entry)}
          />
        ))}
      </div>
      {entries.length === 0 && <p className={classes.none}>{text.paletteEmpty(query)}</p>}
    </div>
  );
}

/** The text so far. Keys that come before the box has the focus belong to it already: whoever knows the way types on. */
function useEarlyKeys(isOpen: boolean): readonly [string, (query: string) => void] {
  const [query, setQuery] = useState("");
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      const isInBox = event.target instanceof HTMLInputElement && event.target.role === "combobox";
      const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isInBox || !isText || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      setQuery((before) => before + event.key);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => {
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      setQuery("");
    };
  }, [isOpen]);
  return [query, setQuery];
}

interface PaletteEntryProps {
  readonly id: string;
  readonly entry: PaletteAction;
  readonly isActive: boolean;
  readonly onRun: () => void;
}

function PaletteEntry({ id, entry, isActive, onRun }: PaletteEntryProps): ReactNode {
  const scrollIntoView = (element: HTMLDivElement | null): void => {
    if (isActive) element?.scrollIntoView({ block: "nearest" });
  };
  return (
    // The combobox holds the focus and acts on Enter; the pointer is the second way.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
    <div
      ref={scrollIntoView}
      id={id}
      role="option"
      aria-selected={isActive}
      className={classes.entry}
      onClick={onRun}
    >
      <span className={classes.label}>{entry.label}</span>
      <span className={classes.group}>{entry.group}</span>
      {entry.keys !== undefined && <KeyCaps keys={entry.keys} />}
    </div>
  );
}

/** Joins keys that come in one burst, and no more: the first records are to be there 50 ms after the key. */
const LOOK_UP_DELAY_MS = 10;

/** Shorter texts match too much to be of use. */
const LOOK_UP_LENGTH = 2;

const NO_RECORDS: readonly PaletteAction[] = [];

function useRecords(
  query: string,
  findRecords: CommandPaletteProps["findRecords"],
): readonly PaletteAction[] {
  const [found, setFound] = useState(NO_RECORDS);
  const wanted = query.trim();
  const isWanted = findRecords !== undefined && wanted.length >= LOOK_UP_LENGTH;
  useEffect(() => {
    if (!isWanted) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      findRecords(wanted, abort.signal).then(
        (records) => !abort.signal.aborted && setFound(records),
        // The palette works without records; the search screen says what went wrong with a search.
        () => setFound(NO_RECORDS),
      );
    }, LOOK_UP_DELAY_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [isWanted, wanted, findRecords]);
  return isWanted ? found : NO_RECORDS;
}

function searchAction(
  label: string,
  query: string,
  onSearch: (query: string) => void,
): PaletteAction {
  return { id: "palette.search", label, group: "", keys: "/", run: () => onSearch(query.trim()) };
}

function moveTo(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return count === 0 ? 0 : (at + 1) % count;
    case "ArrowUp":
      return count === 0 ? 0 : (at - 1 + count) % count;
    case "PageDown":
      return Math.min(count - 1, at + 8);
    case "PageUp":
      return Math.max(0, at - 8);
    default:
      return undefined;
  }
}
