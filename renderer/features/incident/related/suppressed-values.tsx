import type { ReactNode } from "react";

import { defanged } from "../../../cases/observables/display.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { IndicatorCell } from "../../../ui/indicator/indicator-text.tsx";
import classes from "./related.module.css";

export interface SuppressedValuesProps {
  readonly items: readonly {
    readonly value: string;
    readonly type: string;
    readonly incidentCount: number;
  }[];
}

/** Values that were left out because they would connect everything with everything: said, not hidden. */
export function SuppressedValues({ items }: SuppressedValuesProps): ReactNode {
  const text = useText("incident");
  const cases = useText("cases");
  const format = useFormat();
  if (items.length === 0) return null;
  return (
    <details className={classes.suppressed}>
      <summary>
        {text.suppressed} <span className="wp-meta">{format.number(items.length)}</span>
      </summary>
      <p className="wp-meta">{text.suppressedHint}</p>
      <table className={classes.links}>
        <colgroup>
          <col className={classes.value} />
          <col className={classes.type} />
          <col />
        </colgroup>
        <tbody>
          {items.map(({ value, type, incidentCount }) => (
            <tr key={`${type}-${value}`}>
              <td>
                <IndicatorCell defanged={defanged(type, value)} />
              </td>
              <td className="wp-dim">{type}</td>
              <td>{cases.obsInIncidents(incidentCount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
