import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import type { GuideSection } from "../../../shared/domain/guides/guide.ts";
import { ICON, IconDownload } from "../../ui/icons.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { useCommands } from "../../ui/palette/use-commands.ts";
import classes from "./guides.module.css";
import { PrintDialog } from "./print-dialog.tsx";
import type { GuideRow } from "./rows.ts";

/** One guide to read; steps that have the words of the search stand out. */
export function GuidePage({ row }: { readonly row: GuideRow }): ReactNode {
  const { guide, recordId, isOverdue, places } = row;
  const text = useText("guides");
  const format = useFormat();
  const reviewBy = format.date(guide.reviewBy);
  const [isPrinting, setPrinting] = useState(false);
  const print = () => setPrinting(true);
  useCommands(text.place, [{ id: "guides.print", label: text.print, keys: "p", run: print }]);
  const hits = new Set(places.map(({ step }) => step));
  return (
    <article className={classes.page} aria-label={guide.title} lang={guide.language}>
      <header>
        <h2>
          <SafeText text={guide.title} />
        </h2>
        <p className={classes.summary}>
          <SafeText text={guide.summary} />
        </p>
        <p className="wp-meta">
          {[
            recordId === null ? text.shipped : text.own,
            text.version(guide.version),
            text.reviewedOn(format.date(guide.reviewed)),
            text.licence(guide.licence),
          ].join(" · ")}
        </p>
        <p className={isOverdue ? classes.overdue : "wp-meta"}>
          {isOverdue ? text.overdue(reviewBy) : text.reviewBy(reviewBy)}
        </p>
        <Button variant="default" leftSection={<IconDownload {...ICON} />} onClick={print}>
          {text.print}
        </Button>
      </header>
      {guide.sections.map((section) => (
        <Part key={section.id} section={section} hits={hits} />
      ))}
      {isPrinting && <PrintDialog guide={guide} onClose={() => setPrinting(false)} />}
    </article>
  );
}

function Part({
  section: { id, title, paragraphs, steps },
  hits,
}: {
  readonly section: GuideSection;
  readonly hits: ReadonlySet<string | null>;
}): ReactNode {
  return (
    <section aria-labelledby={`guide-part-${id}`} data-part={id} className={classes.part}>
      <h3 id={`guide-part-${id}`}>
        <SafeText text={title} />
      </h3>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <SafeText text={paragraph} />
        </p>
      ))}
      {steps.length > 0 && (
        <ol>
          {steps.map((step) => (
            <li key={step.id} data-hit={hits.has(step.id)}>
              <strong>
                <SafeText text={step.lead} />
              </strong>{" "}
              <SafeText text={step.detail} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
