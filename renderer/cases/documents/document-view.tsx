import type { ReactNode } from "react";

import { stepText } from "../../../shared/domain/documents/document.ts";
import type { Block, PrintDocument } from "../../../shared/domain/documents/document.ts";
import { useText } from "../../i18n/text-context.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import classes from "./document-view.module.css";

/** A document as it will read, before it is written; texts are shown with what hides in them. */
export function DocumentView({ document }: { readonly document: PrintDocument }): ReactNode {
  const text = useText("reporting");
  const { marking, kind, title, imprint, sections, language } = document;
  return (
    // Longer than its frame: the keyboard scrolls what has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <section className={classes.page} aria-label={text.preview} lang={language} tabIndex={0}>
      <p className="wp-meta">
        {marking.tlp} {marking.pap} {marking.exercise} <SafeText text={marking.audience} />
      </p>
      <p className="wp-meta">{kind}</p>
      <h3>
        <SafeText text={title} />
      </h3>
      {imprint.map((line) => (
        <p key={line} className="wp-meta">
          <SafeText text={line} />
        </p>
      ))}
      {sections.map((section) => (
        <section key={section.id}>
          <h4>
            <SafeText text={section.title} />
          </h4>
          {section.blocks.map((block, at) => (
            // A document is made anew as a whole: its blocks have no other name than their place.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <BlockView key={at} block={block} />
          ))}
        </section>
      ))}
      <p className="wp-meta">{text.cut}</p>
    </section>
  );
}

function BlockView({ block }: { readonly block: Block }): ReactNode {
  switch (block.kind) {
    case "paragraph":
    case "verbatim":
      return (
        <p className={classes.text}>
          <SafeText text={block.text} />
        </p>
      );
    case "facts":
      return <Rows rows={block.rows} />;
    case "table":
      return <Rows rows={block.rows} columns={block.columns} />;
    case "steps":
      return (
        <ol>
          {block.items.map((step) => (
            <li key={step.lead}>
              <SafeText text={stepText(step)} />
            </li>
          ))}
        </ol>
      );
    case "list":
      return (
        <ul>
          {block.items.map((item, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- equal entries have no other name
            <li key={at}>
              <SafeText text={item} />
            </li>
          ))}
        </ul>
      );
    case "signatures":
      return <p className="wp-meta">{block.labels.join(" · ")}</p>;
  }
}

function Rows({
  rows,
  columns,
}: {
  readonly rows: readonly (readonly string[])[];
  readonly columns?: readonly string[];
}): ReactNode {
  return (
    <table className={classes.table}>
      {columns !== undefined && (
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                <SafeText text={name} />
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- equal rows have no other name
          <tr key={at}>
            {row.map((cell, column) => (
              // oxlint-disable-next-line react/no-array-index-key -- see above
              <td key={column} className={classes.text}>
                <SafeText text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
