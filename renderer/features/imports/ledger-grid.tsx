import { useMemo } from "react";
import type { ReactNode } from "react";

import type { ImportFileResult } from "../../../shared/model/import-run.ts";
import type { Texts } from "../../../shared/text/index.ts";
import type { Formatter } from "../../i18n/format.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { GridColumn } from "../../ui/grid/column.ts";
import { DataGrid } from "../../ui/grid/data-grid.tsx";
import { arraySource } from "../../ui/grid/row-source.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../ui/status/status-badge.tsx";
import type { StatusTone } from "../../ui/status/status-badge.tsx";
import classes from "./imports.module.css";
import { formatName, sumOf } from "./rows.ts";

export interface LedgerGridProps {
  readonly files: readonly ImportFileResult[];
  readonly activeIndex: number;
  readonly onActiveChange: (index: number) => void;
}

/** One line for each file, and the sums of the lines in view. */
export function LedgerGrid({ files, activeIndex, onActiveChange }: LedgerGridProps): ReactNode {
  const text = useText("imports");
  const format = useFormat();
  const source = useMemo(() => arraySource(files), [files]);
  const columns = useMemo(() => ledgerColumns(text, format), [text, format]);
  const sum = useMemo(() => sumOf(files), [files]);
  const number = (value: number): string => format.number(value);
  return (
    <>
      <div className={classes.grid}>
        <DataGrid
          label={text.ledger}
          source={source}
          columns={columns}
          keyOf={keyOf}
          activeIndex={activeIndex}
          onActiveChange={onActiveChange}
          keys="screen"
        />
      </div>
      <div className={classes.sum} role="status">
        <strong>{text.totals}</strong>{" "}
        <span>
          {text.sum(
            number(sum.found),
            number(sum.stored),
            number(sum.duplicates),
            number(sum.skipped),
          )}
        </span>
      </div>
    </>
  );
}

/** The name first: of a long path the beginning says least. */
function FilePlace({ path }: { readonly path: string }): ReactNode {
  const end = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1;
  return (
    <>
      <SafeText text={path.slice(end)} />{" "}
      {end > 1 && (
        <span className="wp-dim">
          <SafeText text={path.slice(0, end - 1)} />
        </span>
      )}
    </>
  );
}

export const STATUS_TONES: Readonly<Record<ImportFileResult["status"], StatusTone>> = {
  imported: "done",
  duplicate: "closed",
  partial: "waiting",
  refused: "failed",
};

function keyOf(file: ImportFileResult): string {
  return file.path;
}

function ledgerColumns(
  text: Texts["imports"],
  format: Formatter,
): readonly GridColumn<ImportFileResult>[] {
  const count = (
    id: "found" | "stored" | "duplicates" | "skipped",
    header: string,
    widthPx: number,
  ): GridColumn<ImportFileResult> => ({
    id,
    header,
    width: { px: widthPx },
    align: "end",
    render: (file) =>
      file[id] === 0 ? <span className="wp-dim">0</span> : format.number(file[id]),
  });
  return [
    {
      id: "status",
      header: text.colStatus,
      width: { px: 106 },
      render: ({ status }) => (
        <StatusBadge tone={STATUS_TONES[status]} label={text.statuses[status]} />
      ),
    },
    {
      id: "file",
      header: text.colFile,
      width: { share: 1, minPx: 138 },
      render: ({ path }) => <FilePlace path={path} />,
      title: ({ path }) => path,
    },
    {
      id: "format",
      header: text.colFormat,
      width: { px: 124 },
      render: (file) => <span className="wp-dim">{formatName(file.format, text)}</span>,
    },
    count("found", text.colFound, 76),
    count("stored", text.colStored, 88),
    count("duplicates", text.colDuplicates, 80),
    count("skipped", text.colSkipped, 86),
    {
      id: "notices",
      header: text.colNotices,
      width: { px: 80 },
      align: "end",
      render: ({ errors, warnings }) => {
        const notices = errors.length + warnings.length;
        if (notices === 0) return null;
        return errors.length > 0 ? (
          <strong>{format.number(notices)}</strong>
        ) : (
          format.number(notices)
        );
      },
      title: ({ errors, warnings }) =>
        `${text.errors(errors.length)}, ${text.warnings(warnings.length)}`,
    },
  ];
}
