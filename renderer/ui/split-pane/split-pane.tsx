import { useRef, useState } from "react";
import type { CSSProperties, KeyboardEvent, PointerEvent, ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useViewState } from "../view-state/view-state.ts";
import { clampShare, shareAfterKey } from "./share.ts";
import classes from "./split-pane.module.css";

export interface SplitPaneProps {
  /** Under which the position of the border is remembered. */
  readonly name: string;
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly direction?: "columns" | "rows";
  /** Share of the first part, 0 to 1. */
  readonly initialShare?: number;
  /** Neither part gets smaller than this. */
  readonly minPx?: number;
}

/** Two parts with a movable border: by pointer, or focused by arrow keys, Home and End (WAI-ARIA window splitter). */
export function SplitPane(props: SplitPaneProps): ReactNode {
  const { name, first, second, direction = "columns", initialShare = 0.5, minPx = 280 } = props;
  const text = useText("commonUi");
  const frame = useRef<HTMLDivElement>(null);
  const [remembered, remember] = useViewState(`split.${name}`, initialShare, isShare);
  const [dragged, setDragged] = useState<number | undefined>(undefined);
  const share = dragged ?? remembered;
  const sizePx = (): number =>
    (direction === "columns" ? frame.current?.clientWidth : frame.current?.clientHeight) ?? 0;

  const onPointerMove = (event: PointerEvent): void => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const at =
      direction === "columns"
        ? (event.clientX - box.left) / box.width
        : (event.clientY - box.top) / box.height;
    setDragged(clampShare(at, minPx, sizePx()));
  };
  const onPointerUp = (): void => {
    if (dragged !== undefined) remember(dragged);
    setDragged(undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = shareAfterKey(event.key, share, direction);
    if (next === undefined) return;
    event.preventDefault();
    remember(clampShare(next, minPx, sizePx()));
  };
  const style: CSSProperties & Record<`--${string}`, string> = {
    "--split-share": `${(share * 100).toFixed(2)}%`,
  };
  return (
    <div ref={frame} className={classes.frame} data-direction={direction} style={style}>
      <div className={classes.first}>{first}</div>
      {/* A splitter that can be moved is a widget that takes focus (WAI-ARIA 1.2, separator). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above */}
      <div
        role="separator"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
        tabIndex={0}
        aria-label={text.paneResize}
        aria-orientation={direction === "columns" ? "vertical" : "horizontal"}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        className={classes.border}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onDoubleClick={() => remember(initialShare)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.second}>{second}</div>
    </div>
  );
}

function isShare(value: unknown): value is number {
  return typeof value === "number" && value > 0 && value < 1;
}
