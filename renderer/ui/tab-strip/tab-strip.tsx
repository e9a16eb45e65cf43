import { useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";

import { useFormat } from "../../i18n/use-format.ts";
import { KeyCaps } from "../shortcuts/key-caps.tsx";
import { digitOf, tabBeside } from "./tab-keys.ts";
import classes from "./tab-strip.module.css";

/** One of the parts that a strip chooses from; its digit is its place. */
export interface StripItem<N extends string> {
  readonly name: N;
  readonly label: string;
  /** What waits there; nothing is shown for none. */
  readonly count?: number | undefined;
}

interface StripProps<N extends string> {
  readonly label: string;
  readonly items: readonly StripItem<N>[];
  readonly current: N;
}

export interface PanelTabsProps<N extends string> extends StripProps<N> {
  readonly panelId: string;
  /** Id of the element that names the panel. */
  readonly elementId: (name: N) => string;
  readonly onChoose: (name: N) => void;
}

/** Parts of one thing on one page, as tabs: the arrow keys go from one to the next. */
export function PanelTabs<N extends string>(props: PanelTabsProps<N>): ReactNode {
  const { label, items, current, panelId, elementId, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const names = items.map(({ name }) => name);
    const next = tabBeside(names, current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    list.current?.querySelector<HTMLElement>(`#${elementId(next)}`)?.focus();
  };
  return (
    // The arrow keys move between the tabs inside, one of which always has the focus then.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- see above
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      className={classes.strip}
      onKeyDown={onKeyDown}
    >
      {items.map((item, at) => (
        <button
          key={item.name}
          id={elementId(item.name)}
          type="button"
          role="tab"
          aria-selected={item.name === current}
          aria-controls={panelId}
          tabIndex={item.name === current ? 0 : -1}
          className={classes.tab}
          onClick={() => onChoose(item.name)}
        >
          <TabWords item={item} at={at} />
        </button>
      ))}
    </div>
  );
}

/** What the element of a place gets: a link or a button. */
export interface PlaceElement {
  readonly className: string | undefined;
  readonly "aria-current": "page" | undefined;
  readonly children: ReactNode;
}

export interface PlaceTabsProps<N extends string> extends StripProps<N> {
  readonly renderPlace: (name: N, element: PlaceElement) => ReactNode;
}

/** Places that lie beside each other, as a navigation that looks like tabs. */
export function PlaceTabs<N extends string>(props: PlaceTabsProps<N>): ReactNode {
  const { label, items, current, renderPlace } = props;
  return (
    <nav className={classes.strip} aria-label={label}>
      {items.map((item, at) =>
        renderPlace(item.name, {
          className: classes.tab,
          "aria-current": item.name === current ? "page" : undefined,
          children: <TabWords item={item} at={at} />,
        }),
      )}
    </nav>
  );
}

function TabWords({
  item: { label, count = 0 },
  at,
}: {
  readonly item: StripItem<string>;
  readonly at: number;
}): ReactNode {
  const format = useFormat();
  return (
    <>
      {label}
      {count > 0 && <span className={classes.count}>{format.number(count)}</span>}
      <KeyCaps keys={digitOf(at)} />
    </>
  );
}
