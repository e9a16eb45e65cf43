import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { ReleaseRow, ReleaseView } from "../../../shared/contract/exchange-release.ts";
import { RELEASE_RULE_TEXTS } from "../../../shared/exchange/release/rule/release-rule-text-data.ts";
import type { Language, Texts } from "../../../shared/text/index.ts";
import { useLanguage, useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import type { GridColumn } from "../../ui/grid/column.ts";
import { arraySource } from "../../ui/grid/row-source.ts";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { ShortGrid } from "../short-grid.tsx";
import { useWords, type ExchangeWords } from "../use-words.ts";
import { LeavingFields } from "./leaving-fields.tsx";
import classes from "./send.module.css";
import type { PeerRelease, Sending } from "./use-send.ts";

export interface RecordsProps {
  readonly sending: Sending;
  readonly release: PeerRelease;
  readonly view: ReleaseView;
}

/** The records that leave, each with the rule that lets it; the fields of the chosen one below. */
export function LeavingRecords({ sending, release, view }: RecordsProps): ReactNode {
  const text = useText("exchange");
  const format = useFormat();
  const words = useWords();
  const { language } = useLanguage();
  const [active, setActive] = useState(0);
  const { peer, choice } = release;
  const { rows, fieldLists, totals } = view;
  const source = useMemo(() => arraySource(rows), [rows]);
  const columns = useMemo(
    () => leavingColumns(text, words, language, fieldLists),
    [fieldLists, language, text, words],
  );
  const row = rows[Math.min(active, rows.length - 1)];
  if (row === undefined) return <p className={classes.none}>{text.sendNothing}</p>;
  const leaveOut = (): void => {
    const { kind, id } = row;
    sending.change(peer.id, { recordsOut: [...choice.recordsOut, { kind, id }], redToken: null });
  };
  return (
    <>
      <ShortGrid
        label={text.sendTabLeaves}
        source={source}
        columns={columns}
        keyOf={keyOf}
        activeIndex={Math.min(active, rows.length - 1)}
        onActiveChange={setActive}
      />
      {rows.length < totals.records && (
        <p className="wp-meta">
          {text.cutAt(format.number(rows.length), format.number(totals.records))}
        </p>
      )}
      <div className={classes.fieldsHead}>
        <h4>
          <SafeText text={text.sendFieldsTitle(row.title)} />
        </h4>
        <Button
          type="button"
          size="compact-xs"
          variant="default"
          aria-label={`${text.sendLeaveOut}: ${row.title}`}
          onClick={leaveOut}
        >
          {text.sendLeaveOutShort}
        </Button>
      </div>
      <LeavingFields sending={sending} release={release} row={row} />
    </>
  );
}

function keyOf({ kind, id }: ReleaseRow): string {
  return `${kind} ${id}`;
}

function leavingColumns(
  text: Texts["exchange"],
  words: ExchangeWords,
  language: Language,
  fieldLists: ReleaseView["fieldLists"],
): readonly GridColumn<ReleaseRow>[] {
  const ruleOf = ({ rule }: ReleaseRow): string =>
    rule === null ? text.sendDeletion : RELEASE_RULE_TEXTS[rule][language];
  return [
    {
      id: "record",
      header: text.colRecord,
      width: { share: 2, minPx: 150 },
      render: ({ kind, title }) => (
        <>
          <span className="wp-dim">{words.kind(kind)}</span> <SafeText text={title} />
        </>
      ),
      title: ({ title }) => title,
    },
    {
      id: "tlp",
      header: "TLP",
      width: { px: 138 },
      render: ({ tlp }) => <MarkingChip tlp={tlp} />,
    },
    {
      id: "rule",
      header: text.colRule,
      width: { share: 2, minPx: 130 },
      render: (row) => <span className="wp-dim">{ruleOf(row)}</span>,
      title: ruleOf,
    },
    {
      id: "fields",
      header: text.colFields,
      width: { px: 62 },
      align: "end",
      render: ({ fields }) => String(fieldLists[fields]?.length ?? 0),
    },
  ];
}
