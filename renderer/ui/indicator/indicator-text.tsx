import type { KeyboardEvent, MouseEvent, ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useCopy } from "../clipboard/use-copy.ts";
import { IconAlertTriangle, IconCopy } from "../icons.ts";
import { PLATFORM } from "../shortcuts/platform.ts";
import classes from "./indicator.module.css";
import { SafeText } from "./safe-text.tsx";

export interface IndicatorTextProps {
  /** The value as it may be shown and passed on without harm. */
  readonly defanged: string;
  readonly original: string;
  /** Why the value should be looked at twice, such as a look-alike domain; shown as a sign with this sentence. */
  readonly warning?: string;
}

/**
 * An indicator in mono: defanged, hidden characters visible. Click or Enter copies it defanged, with Ctrl or Shift
 * as it was written.
 */
export function IndicatorText(props: IndicatorTextProps): ReactNode {
  const { defanged, original, warning } = props;
  const text = useText("commonUi");
  const put = useCopy();
  const copy = (event: MouseEvent | KeyboardEvent): void => {
    const isOriginal = event.ctrlKey || event.metaKey || event.shiftKey;
    event.stopPropagation();
    if (isOriginal) put(original, text.copiedOriginal);
    else put(defanged, text.copiedDefanged);
  };
  return (
    <span className={classes.indicator}>
      <IndicatorCell defanged={defanged} warning={warning} />
      <button
        type="button"
        className={classes.copy}
        title={text.copyHint(PLATFORM === "mac" ? "⌘" : "Ctrl")}
        aria-label={text.labelled(text.copyDefanged, defanged)}
        onClick={copy}
      >
        <IconCopy size={14} stroke={1.6} aria-hidden="true" />
      </button>
    </span>
  );
}

/** The same without the copy button, for grid rows. */
export function IndicatorCell({
  defanged,
  warning,
}: {
  readonly defanged: string;
  readonly warning?: string | undefined;
}): ReactNode {
  return (
    <span className={classes.value} translate="no">
      {warning !== undefined && (
        <span className={classes.warning} title={warning} role="img" aria-label={warning}>
          <IconAlertTriangle size={13} stroke={1.8} aria-hidden="true" />
        </span>
      )}
      <SafeText text={defanged} />
    </span>
  );
}
