import type { ReactNode } from "react";
import type { z } from "zod";

import type { closingPreviewSchema } from "../../../shared/contract/incidents.ts";
import { useText } from "../../i18n/text-context.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import classes from "./closing.module.css";

export type PreviewOfClosing = z.infer<typeof closingPreviewSchema>;

const SHOWN = 8;

/** How many parts would be ended with the incidents. */
export function closingCount(preview: PreviewOfClosing): number {
  const { openTasks, openInvestigations, activeCountermeasures } = preview;
  return openTasks.length + openInvestigations.length + activeCountermeasures.length;
}

/** What is still open, by kind, and what would become of it. */
export function ClosingPreview({ preview }: { readonly preview: PreviewOfClosing }): ReactNode {
  const text = useText("cases");
  const groups = [
    [text.closeTasks, preview.openTasks],
    [text.closeInvestigations, preview.openInvestigations],
    [text.closeCountermeasures, preview.activeCountermeasures],
    [text.closeReports, preview.undecidedReports],
  ] as const;
  const filled = groups.filter(([, items]) => items.length > 0);
  if (filled.length === 0) return <p className="wp-dim">{text.closeNothingOpen}</p>;
  return (
    <div className={classes.preview}>
      {filled.map(([title, items]) => (
        <section key={title} aria-label={title}>
          <h3>
            {title} <span className="wp-meta">{items.length}</span>
          </h3>
          <ul className={classes.titles}>
            {items.slice(0, SHOWN).map((item) => (
              <li key={item.id}>
                <SafeText text={item.title} />
              </li>
            ))}
            {items.length > SHOWN && (
              <li className="wp-meta">{text.andMore(items.length - SHOWN)}</li>
            )}
          </ul>
        </section>
      ))}
    </div>
  );
}
