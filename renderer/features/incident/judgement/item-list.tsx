import type { ReactNode } from "react";

import { DIAGNOSTICITY_NAMES } from "../../../../shared/domain/judgement/judgement-text-data.ts";
import { gradeWords } from "../../../../shared/domain/judgement/judgement-words.ts";
import type { TitledItem } from "../../../../shared/model/judgement.ts";
import { Section } from "../../../cases/layout/section.tsx";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import parts from "../parts.module.css";
import { RowButtons } from "../row-buttons.tsx";
import { itemTitle } from "./item-title.ts";
import type { Judged } from "./use-judgement.ts";

export interface ItemListProps {
  readonly judged: Judged;
  readonly onEdit: (item: TitledItem) => void;
  readonly onRemove: (item: TitledItem) => void;
}

/** The items with their grade in words; the matrix has room for its letters only. */
export function ItemList({ judged, onEdit, onRemove }: ItemListProps): ReactNode {
  const text = useText("judgement");
  const { say } = useWords();
  return (
    <Section title={text.items} note={judged.items.length}>
      <ul className={parts.rows}>
        {judged.items.map(({ item, diagnosticity }) => {
          const title = itemTitle(item, text.recordGone);
          return (
            <li key={item.id} className={parts.row}>
              <div className={parts.rowText}>
                <span>{title}</span>
                <span className="wp-meta">
                  {gradeWords(item, say)} · {say(DIAGNOSTICITY_NAMES[diagnosticity.level])}
                </span>
              </div>
              <div className={parts.rowActions}>
                <RowButtons
                  name={title}
                  onEdit={() => onEdit(item)}
                  onRemove={() => onRemove(item)}
                />
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
