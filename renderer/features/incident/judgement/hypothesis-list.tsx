import type { ReactNode } from "react";

import { HYPOTHESIS_STATUS_NAMES } from "../../../../shared/domain/judgement/judgement-text-data.ts";
import { judgementWords, pointWords } from "../../../../shared/domain/judgement/judgement-words.ts";
import type { Hypothesis, TitledItem } from "../../../../shared/model/judgement.ts";
import { Section } from "../../../cases/layout/section.tsx";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import parts from "../parts.module.css";
import { RowButtons } from "../row-buttons.tsx";
import { itemTitle } from "./item-title.ts";
import classes from "./judgement.module.css";
import type { Judged } from "./use-judgement.ts";

export interface HypothesisListProps {
  readonly judged: Judged;
  readonly onEdit: (hypothesis: Hypothesis) => void;
  readonly onRemove: (hypothesis: Hypothesis) => void;
}

/** The hypotheses, the best placed first, each with what its score is made of. */
export function HypothesisList({ judged, onEdit, onRemove }: HypothesisListProps): ReactNode {
  const text = useText("judgement");
  const { hypotheses } = judged;
  const items = new Map<string, TitledItem>(judged.items.map(({ item }) => [item.id, item]));
  return (
    <Section title={judged.question} note={hypotheses.length}>
      {hypotheses.length === 1 && <p className="wp-dim">{text.oneHypothesis}</p>}
      <ol className={parts.rows}>
        {hypotheses.map((entry) => (
          <li key={entry.hypothesis.id} className={parts.row}>
            <HypothesisText entry={entry} items={items} />
            <div className={parts.rowActions}>
              <RowButtons
                name={entry.hypothesis.claim}
                onEdit={() => onEdit(entry.hypothesis)}
                onRemove={() => onRemove(entry.hypothesis)}
              />
            </div>
          </li>
        ))}
      </ol>
      <p className="wp-meta">{text.method}</p>
    </Section>
  );
}

interface HypothesisTextProps {
  readonly entry: Judged["hypotheses"][number];
  readonly items: ReadonlyMap<string, TitledItem>;
}

function HypothesisText({ entry, items }: HypothesisTextProps): ReactNode {
  const text = useText("judgement");
  const { say } = useWords();
  const { hypothesis, score, number } = entry;
  return (
    <div className={parts.rowText}>
      <div className={parts.rowHead} data-status={hypothesis.status}>
        <span className={classes.number}>H{number}</span>
        <strong>{hypothesis.claim}</strong>
        {hypothesis.status !== "open" && (
          <span className={classes.status}>{say(HYPOTHESIS_STATUS_NAMES[hypothesis.status])}</span>
        )}
        {hypothesis.tlp !== null && <MarkingChip tlp={hypothesis.tlp} form="short" />}
      </div>
      <div>{judgementWords(hypothesis, say)}</div>
      {hypothesis.wouldChange !== "" && (
        <div>
          <span className="wp-dim">{text.wouldChange}:</span> {hypothesis.wouldChange}
        </div>
      )}
      <details className={classes.why}>
        <summary>
          {score.place === null ? "" : `${text.placeOf(score.place)}: `}
          {text.score(score.against, score.inFavour)}
          {score.unrated > 0 && ` · ${text.unrated(score.unrated)}`}
        </summary>
        {score.points.length === 0 ? (
          <p className="wp-dim">{text.whyNone}</p>
        ) : (
          <ul className={classes.points} aria-label={text.why}>
            {score.points.map((point) => {
              const item = items.get(point.itemId);
              return (
                item && (
                  <li key={point.itemId}>
                    {pointWords(point, item, say)}
                    {": "}
                    {itemTitle(item, text.recordGone)}
                  </li>
                )
              );
            })}
          </ul>
        )}
      </details>
    </div>
  );
}
