import { useCallback, useLayoutEffect, useMemo, useRef } from "react";
import type { KeyboardEvent, MouseEvent, RefObject } from "react";

import { useText } from "../../i18n/text-context.ts";
import type { ShortcutBinding } from "../shortcuts/registry.ts";
import { useShortcutRegistry } from "../shortcuts/use-shortcuts.ts";
import type { DataGridProps } from "./data-grid.tsx";
import { NOTHING_SELECTED, selectRows, toggleAll, toggleRow } from "./selection.ts";
import { moveActive } from "./viewport.ts";

export interface GridActions {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onRowPress: (index: number, event: MouseEvent) => void;
  readonly openAt: (index: number) => void;
  readonly toggleAll: () => void;
  readonly bindings: readonly ShortcutBinding[];
}

/** What the grid needs to know at the moment of a key press; it is read then, so the callbacks never change. */
interface Latest<Row> {
  readonly props: DataGridProps<Row>;
  readonly rowCount: number;
  readonly rowsOnPage: () => number;
}

/** Keys and clicks of a grid. All callbacks keep their identity, so that rows are not drawn again for them. */
export function useGridActions<Row>(
  props: DataGridProps<Row>,
  gridRef: RefObject<HTMLDivElement | null>,
  rowCount: number,
  rowsOnPage: () => number,
): GridActions {
  const latest = useRef<Latest<Row>>({ props, rowCount, rowsOnPage });
  const shortcuts = useShortcutRegistry();
  const anchor = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    latest.current = { props, rowCount, rowsOnPage };
  });

  const press = useCallback(
    (key: string, isShift: boolean) => pressKey(latest.current, anchor, key, isShift),
    [],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      // `g j` leads to the journal, also from a list in which `j` alone moves.
      if (shortcuts.awaitsSecondKey(event.timeStamp)) return;
      const isSelectAll = event.key === "a" && (event.ctrlKey || event.metaKey);
      if (isSelectAll && latest.current.props.selection) toggleEvery(latest.current.props);
      else if (event.ctrlKey || event.metaKey || event.altKey || isOnButton(event)) return;
      else if (!press(event.key, event.shiftKey)) return;
      event.preventDefault();
    },
    [press, shortcuts],
  );
  const onRowPress = useCallback(
    (index: number, event: MouseEvent) => {
      const isOnMark =
        event.target instanceof Element && event.target.closest("[data-mark]") !== null;
      event.preventDefault();
      gridRef.current?.focus({ preventScroll: true });
      if (event.shiftKey) markRange(latest.current, anchor, index);
      else if (isOnMark) markOne(latest.current, anchor, index);
      latest.current.props.onActiveChange(index);
    },
    [gridRef],
  );
  const openAt = useCallback((index: number) => open(latest.current.props, index), []);
  const toggleAllRows = useCallback(() => toggleEvery(latest.current.props), []);
  return {
    onKeyDown,
    onRowPress,
    openAt,
    toggleAll: toggleAllRows,
    bindings: useBindings(press, props),
  };
}

function useBindings<Row>(
  press: (key: string, isShift: boolean) => boolean,
  props: DataGridProps<Row>,
): readonly ShortcutBinding[] {
  const text = useText("commonUi");
  const canMark = props.selection !== undefined;
  const canOpen = props.onOpen !== undefined;
  return useMemo(() => {
    const bind = (keys: string, label: string, key: string, isShift = false): ShortcutBinding => ({
      keys,
      label,
      run: () => void press(key, isShift),
    });
    return [
      bind("j", text.gridRowDown, "j"),
      bind("k", text.gridRowUp, "k"),
      bind("ArrowDown", text.gridRowDown, "ArrowDown"),
      bind("ArrowUp", text.gridRowUp, "ArrowUp"),
      bind("PageDown", text.gridPageDown, "PageDown"),
      bind("PageUp", text.gridPageUp, "PageUp"),
      bind("Home", text.gridFirst, "Home"),
      bind("End", text.gridLast, "End"),
      ...(canOpen ? [bind("Enter", text.gridOpen, "Enter")] : []),
      ...(canMark
        ? [bind("x", text.gridMark, "x"), bind("shift+x", text.gridMarkRange, "x", true)]
        : []),
      ...(canMark ? [bind("*", text.gridMarkAll, "*")] : []),
    ];
  }, [press, text, canMark, canOpen]);
}

/** Acts on a key of the grid; false when it is none. */
function pressKey<Row>(
  latest: Latest<Row>,
  anchor: RefObject<number | undefined>,
  key: string,
  isShift: boolean,
): boolean {
  const { props, rowCount, rowsOnPage } = latest;
  const { activeIndex, selection } = props;
  const plainKey = key.length === 1 ? key.toLowerCase() : key;
  const target = moveActive(plainKey, activeIndex, rowCount, rowsOnPage());
  if (target !== undefined) {
    if (isShift && selection) {
      anchor.current ??= Math.max(0, activeIndex);
      markRange(latest, anchor, target);
    } else {
      anchor.current = undefined;
    }
    props.onActiveChange(target);
    return true;
  }
  if (plainKey === "Enter" && props.onOpen) open(props, activeIndex);
  else if ((plainKey === "x" || plainKey === " ") && selection && isShift)
    markRange(latest, anchor, activeIndex);
  else if ((plainKey === "x" || plainKey === " ") && selection)
    markOne(latest, anchor, activeIndex);
  else if (plainKey === "*" && selection) toggleEvery(props);
  else return false;
  return true;
}

function open<Row>(props: DataGridProps<Row>, index: number): void {
  const row = props.source.rowAt(index);
  if (row !== undefined) props.onOpen?.(row, index);
}

function markOne<Row>(
  latest: Latest<Row>,
  anchor: RefObject<number | undefined>,
  index: number,
): void {
  const { source, keyOf, selection, onSelectionChange } = latest.props;
  const row = source.rowAt(index);
  if (row === undefined || !selection) return;
  anchor.current = index;
  onSelectionChange?.(toggleRow(selection, keyOf(row)));
}

/** Marks from the anchor to `index`; rows of the range that are not loaded yet are loaded first. */
function markRange<Row>(
  latest: Latest<Row>,
  anchor: RefObject<number | undefined>,
  index: number,
): void {
  const { source, keyOf, selection, onSelectionChange, activeIndex } = latest.props;
  if (!selection) return;
  const from = anchor.current ?? Math.max(0, activeIndex);
  anchor.current = from;
  const range = { first: Math.min(from, index), end: Math.max(from, index) + 1 };
  const loaded: Row[] = [];
  for (let at = range.first; at < range.end; at += 1) {
    const row = source.rowAt(at);
    if (row !== undefined) loaded.push(row);
  }
  onSelectionChange?.(selectRows(selection, loaded.map(keyOf)));
  if (loaded.length < range.end - range.first) {
    void source
      .loadRange(range)
      .then((rows) => onSelectionChange?.(selectRows(selection, rows.map(keyOf))));
  }
}

function toggleEvery<Row>(props: DataGridProps<Row>): void {
  props.onSelectionChange?.(toggleAll(props.selection ?? NOTHING_SELECTED, props.source.rowCount));
}

function isOnButton(event: KeyboardEvent): boolean {
  return (
    event.target instanceof Element &&
    event.target !== event.currentTarget &&
    event.target.closest("button") !== null
  );
}
