import type { JournalEntry } from "../../../shared/model/journal.ts";
import type { Texts } from "../../../shared/text/index.ts";
import type { Formatter } from "../../i18n/format.ts";
import { changedFields, describeSubject, describeVerb } from "../../journal/describe-change.ts";
import type { GridColumn } from "../../ui/grid/column.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { TimeCell } from "../../ui/time/time-text.tsx";
import classes from "./journal.module.css";

/** Columns of the journal. */
export function journalColumns(
  text: Texts["journal"],
  format: Formatter,
): readonly GridColumn<JournalEntry>[] {
  return [
    {
      id: "sequence",
      header: "#",
      width: { px: 64 },
      align: "end",
      render: ({ sequence }) => <span className="wp-dim">{format.number(sequence)}</span>,
    },
    {
      id: "time",
      header: text.colTime,
      width: { px: 110 },
      render: ({ at }) => <TimeCell iso={at} />,
    },
    {
      id: "actor",
      header: text.colActor,
      width: { px: 110 },
      render: ({ actor }) => <SafeText text={actor} />,
      title: ({ actor }) => actor,
    },
    {
      id: "verb",
      header: text.colVerb,
      width: { px: 150 },
      render: (entry) => (
        <span className={entry.undoneBy === null ? undefined : classes.undone}>
          {describeVerb(entry.verb, text)}
        </span>
      ),
      title: (entry) => (entry.undoneBy === null ? "" : text.undone),
    },
    {
      id: "subject",
      header: text.colSubject,
      width: { share: 2, minPx: 160 },
      render: (entry) => (
        <>
          <span className="wp-dim">{text.kinds[entry.subjectKind]}</span>{" "}
          <SafeText text={describeSubject(entry, text)} />
        </>
      ),
      title: (entry) => describeSubject(entry, text),
    },
    {
      id: "changes",
      canGiveWay: true,
      header: text.colChanges,
      width: { share: 1, minPx: 140 },
      render: (entry) => <span className="wp-dim">{changedFields(entry, text)}</span>,
      title: (entry) => changedFields(entry, text),
    },
  ];
}
