import { useId } from "react";
import type { ReactNode } from "react";

import {
  CONSISTENCY_NAMES,
  DIAGNOSTICITY_NAMES,
} from "../../../../shared/domain/judgement/judgement-text-data.ts";
import { gradeWords } from "../../../../shared/domain/judgement/judgement-words.ts";
import { ratingOf } from "../../../../shared/domain/judgement/ratings.ts";
import type { Consistency } from "../../../../shared/domain/judgement/scales.ts";
import { gradeText } from "../../../../shared/domain/judgement/weight.ts";
import type { Hypothesis, TitledItem } from "../../../../shared/model/judgement.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";
import { itemTitle } from "./item-title.ts";
import classes from "./judgement.module.css";
import { RatingButtons, SIGNS } from "./rating-buttons.tsx";
import type { Judged } from "./use-judgement.ts";
import { useMatrixKeys } from "./use-matrix-keys.ts";
import type { MatrixKeys } from "./use-matrix-keys.ts";

export interface MatrixProps {
  readonly judged: Judged;
  readonly onRate: (item: TitledItem, hypothesis: Hypothesis, rating: Consistency | null) => void;
  readonly onOpenItem: (item: TitledItem) => void;
  readonly onOpenHypothesis: (hypothesis: Hypothesis) => void;
}

/** Items by hypotheses, filled by keyboard; the buttons above do the same for the cell that was last in use. */
export function Matrix(props: MatrixProps): ReactNode {
  const { judged, onRate, onOpenItem, onOpenHypothesis } = props;
  const text = useText("judgement");
  const helpId = useId();
  // In the order in which they were stated: columns that moved with each rating could not be filled.
  const columns = judged.hypotheses.toSorted((a, b) => a.number - b.number);
  const keys = useMatrixKeys(
    { rows: judged.items.length, columns: columns.length },
    {
      ratingAt: ({ row, column }) => {
        const hypothesis = columns[column]?.hypothesis;
        return hypothesis && ratingOf(judged.items[row]?.item.ratings ?? [], hypothesis.id);
      },
      rate: ({ row, column }, rating) => {
        const item = judged.items[row]?.item;
        const hypothesis = columns[column]?.hypothesis;
        if (item && hypothesis) onRate(item, hypothesis, rating);
      },
      open: ({ row, column }) => {
        const item = judged.items[row]?.item;
        const hypothesis = columns[column]?.hypothesis;
        if (row === -1 && hypothesis) onOpenHypothesis(hypothesis);
        else if (column === -1 && item) onOpenItem(item);
      },
    },
  );
  const item = judged.items[keys.place.row]?.item;
  const hypothesis = columns[keys.place.column]?.hypothesis;
  return (
    <>
      <RatingButtons
        {...(item && hypothesis ? { onRate: (rating) => onRate(item, hypothesis, rating) } : {})}
      />
      <div className={classes.matrixScroll}>
        {/* The cells inside take the focus, one at a time. */}
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- see above */}
        <table
          role="grid"
          className={classes.matrix}
          aria-label={text.matrix}
          aria-describedby={helpId}
          onKeyDown={keys.onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">{text.item}</th>
              <th scope="col">{text.grade}</th>
              {columns.map(({ hypothesis: one, number }, column) => (
                <th
                  key={one.id}
                  scope="col"
                  className={classes.columnHead}
                  data-status={one.status}
                  {...focusable(keys, -1, column)}
                  onDoubleClick={() => onOpenHypothesis(one)}
                >
                  <span className={classes.number}>H{number}</span> {one.claim}
                </th>
              ))}
              <th scope="col">{text.tellsApart}</th>
            </tr>
          </thead>
          <tbody>
            {judged.items.map((entry, row) => (
              <MatrixRow
                key={entry.item.id}
                entry={entry}
                row={row}
                columns={columns}
                keys={keys}
                onOpen={onOpenItem}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p id={helpId} className="wp-meta">
        {text.matrixHelp}
      </p>
    </>
  );
}

interface MatrixRowProps {
  readonly entry: Judged["items"][number];
  readonly row: number;
  readonly columns: Judged["hypotheses"];
  readonly keys: MatrixKeys;
  readonly onOpen: (item: TitledItem) => void;
}

function MatrixRow({ entry, row, columns, keys, onOpen }: MatrixRowProps): ReactNode {
  const text = useText("judgement");
  const { say } = useWords();
  const { item, diagnosticity } = entry;
  const title = itemTitle(item, text.recordGone);
  return (
    <tr>
      <th
        scope="row"
        className={classes.rowHead}
        {...focusable(keys, row, -1)}
        onDoubleClick={() => onOpen(item)}
      >
        {title} {item.tlp !== null && <MarkingChip tlp={item.tlp} form="short" />}
      </th>
      <td title={gradeWords(item, say)}>
        <span aria-hidden="true">{gradeText(item)}</span>
        <span className="wp-hidden">{gradeWords(item, say)}</span>
      </td>
      {columns.map(({ hypothesis }, column) => {
        const rating = ratingOf(item.ratings, hypothesis.id);
        const name = rating === undefined ? text.cellEmpty : say(CONSISTENCY_NAMES[rating]);
        return (
          <td
            key={hypothesis.id}
            className={classes.cell}
            data-rating={rating}
            title={name}
            aria-label={text.cell(name, title, hypothesis.claim)}
            {...focusable(keys, row, column)}
          >
            {rating === undefined ? "·" : SIGNS[rating]}
          </td>
        );
      })}
      <td>{say(DIAGNOSTICITY_NAMES[diagnosticity.level])}</td>
    </tr>
  );
}

function focusable({ place, setPlace }: MatrixKeys, row: number, column: number) {
  return {
    "data-place": `${String(row)} ${String(column)}`,
    tabIndex: place.row === row && place.column === column ? 0 : -1,
    onFocus: () => setPlace({ row, column }),
  };
}
