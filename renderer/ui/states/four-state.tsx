import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { IconAlertTriangle } from "../icons.ts";
import classes from "./four-state.module.css";

export interface EmptyState {
  /** Why there is nothing. */
  readonly title: string;
  readonly text?: string;
  /** The next step, as a button. */
  readonly action?: { readonly label: string; readonly keys?: string; readonly run: () => void };
}

export interface FailedState {
  /** What happened, in one sentence. */
  readonly message: string;
  /** What was kept; a general sentence stands in for it. */
  readonly kept?: string;
  /** Technical cause, shown on request. */
  readonly details?: string;
  readonly retry?: () => void;
}

export type ViewState =
  | { readonly kind: "loading" }
  | { readonly kind: "empty"; readonly empty: EmptyState }
  | { readonly kind: "failed"; readonly failed: FailedState }
  | { readonly kind: "filled" };

export interface FourStateProps {
  readonly state: ViewState;
  /** What stands in for the content while it loads, in its real shape; `SkeletonRows` for lists. */
  readonly skeleton?: ReactNode;
  readonly children: ReactNode;
}

/** Shows one of the four states of a view, each visibly different. */
export function FourState({ state, skeleton, children }: FourStateProps): ReactNode {
  switch (state.kind) {
    case "loading":
      return <Loading skeleton={skeleton} />;
    case "empty":
      return <Empty {...state.empty} />;
    case "failed":
      return <Failed {...state.failed} />;
    case "filled":
      return children;
  }
}

/** A quicker answer shows nothing in between, so that the screen does not flicker (look.md "States"). */
const SKELETON_DELAY_MS = 150;

function Loading({ skeleton = <SkeletonRows /> }: { readonly skeleton?: ReactNode }): ReactNode {
  const text = useText("commonUi");
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), SKELETON_DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.loading} aria-busy="true">
      <span className="wp-hidden" role="status">
        {isShown ? text.loading : ""}
      </span>
      {isShown && <div aria-hidden="true">{skeleton}</div>}
    </div>
  );
}

/** Placeholder rows in the height of real ones; their widths repeat, so that nothing jumps. */
export function SkeletonRows({ count = 12 }: { readonly count?: number }): ReactNode {
  return (
    <div className={classes.rows}>
      {Array.from({ length: count }, (_, at) => (
        <div key={at} className={classes.row}>
          <span className={classes.bar} data-width={at % 4} />
        </div>
      ))}
    </div>
  );
}

/** Says why there is nothing and offers the next step. */
export function Empty({ title, text, action }: EmptyState): ReactNode {
  return (
    <div className={classes.message}>
      <h2>{title}</h2>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {action && <Button onClick={action.run}>{action.label}</Button>}
    </div>
  );
}

/** Says what happened, what was kept, and offers to try again; the technical cause unfolds on request. */
export function Failed({ message, kept, details, retry }: FailedState): ReactNode {
  const text = useText("commonUi");
  return (
    <div className={`${classes.message} ${classes.failed}`} role="alert">
      <h2 className={classes.failedTitle}>
        <IconAlertTriangle size={18} stroke={1.6} aria-hidden="true" />
        {message}
      </h2>
      <p className={classes.text}>{kept ?? text.failedKept}</p>
      {retry && (
        <Button variant="default" onClick={retry}>
          {text.retry}
        </Button>
      )}
      {details !== undefined && details !== "" && (
        <details className={classes.details}>
          <summary>{text.details}</summary>
          <pre className={classes.cause}>{details}</pre>
        </details>
      )}
    </div>
  );
}
