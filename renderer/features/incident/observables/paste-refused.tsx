import type { ReactNode } from "react";

import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import classes from "./observables.module.css";

export interface PasteRefusedProps {
  readonly title: string;
  readonly items: readonly { readonly value: string; readonly why: string }[];
}

const SHOWN = 100;

/** What is not added, each with the reason, so that nothing is dropped unseen. */
export function PasteRefused({ title, items }: PasteRefusedProps): ReactNode {
  const text = useText("incident");
  const cases = useText("cases");
  if (items.length === 0) return null;
  const reasons: Readonly<Record<string, string>> = text.refusals;
  return (
    <details className={classes.refused} open={items.length <= 12}>
      <summary>
        {title} <span className="wp-meta">{items.length}</span>
      </summary>
      <ul className={classes.refusedList}>
        {items.slice(0, SHOWN).map(({ value, why }, at) => (
          <li key={`${value}-${at}`}>
            <span className="wp-mono">
              <SafeText text={value} />
            </span>
            <span className="wp-meta">{reasons[why] ?? why}</span>
          </li>
        ))}
        {items.length > SHOWN && <li className="wp-meta">{cases.andMore(items.length - SHOWN)}</li>}
      </ul>
    </details>
  );
}
