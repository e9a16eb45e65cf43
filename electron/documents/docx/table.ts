import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  type FileChild,
} from "docx";
import { columnWidths, type Extent } from "../column-widths.ts";
import { BODY_TWIPS, inlineRuns } from "./inline.ts";

export interface TableContent {
  readonly caption?: string;
  readonly columns?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Which cells name the others: those of the first row, or the first of each row. */
  readonly headed: "columns" | "rows";
}

/** Rough width of a character of 9 points, on the safe side for capitals: the office program sets the text, and knows its font, later. */
const CHARACTER_TWIPS = 112;
const CELL_MARGIN = 80;
/** `2026-11-24 08:15Z` */
const DATE_LENGTH = 17;

/** A table with its caption above, and air below. */
export function tableParts(content: TableContent): readonly FileChild[] {
  const { caption = "", columns = [], rows } = content;
  if (rows.length === 0 && columns.length === 0) return [];
  const widths = widthsOf(content);
  const head = columns.length === 0 ? [] : [headRow(columns, widths)];
  const table = new Table({
    width: { size: BODY_TWIPS, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [...widths],
    margins: { top: 40, bottom: 40, left: 0, right: CELL_MARGIN },
    borders: { ...NO_BORDERS, insideHorizontal: THIN, bottom: THIN },
    rows: [...head, ...rows.map((row) => bodyRow(row, widths, content.headed))],
  });
  return [
    ...(caption === ""
      ? []
      : [new Paragraph({ style: "Meta", keepNext: true, children: inlineRuns(caption) })]),
    table,
    new Paragraph({ style: "Meta", children: [] }),
  ];
}

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const THIN = { style: BorderStyle.SINGLE, size: 2, color: "D5D9DE" } as const;
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideVertical: NONE,
} as const;

function headRow(columns: readonly string[], widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      (name, column) =>
        new TableCell({
          width: { size: widths[column] ?? 0, type: WidthType.DXA },
          borders: { bottom: { style: BorderStyle.SINGLE, size: 8, color: "16191D" } },
          children: [new Paragraph({ style: "Cell", children: inlineRuns(name, { bold: true }) })],
        }),
    ),
  });
}

function bodyRow(
  row: readonly string[],
  widths: readonly number[],
  headed: TableContent["headed"],
): TableRow {
  return new TableRow({
    children: row.map((text, column) => {
      const isHead = headed === "rows" && column === 0;
      return new TableCell({
        width: { size: widths[column] ?? 0, type: WidthType.DXA },
        children: [
          new Paragraph({
            style: "Cell",
            children: inlineRuns(text, isHead ? { color: "444444" } : {}),
          }),
        ],
      });
    }),
  });
}

function widthsOf({ columns = [], rows, headed }: TableContent): readonly number[] {
  const count = rows.reduce((most, row) => Math.max(most, row.length), columns.length);
  const all = Array.from({ length: count }, (_none, column) =>
    [...columns.slice(column, column + 1), ...rows.map((row) => row[column] ?? "")].map(extentOf),
  );
  return columnWidths(all, BODY_TWIPS, headed).map(Math.floor);
}

function extentOf(text: string): Extent {
  const lines = text.split("\n");
  const longest = (pieces: readonly string[]) =>
    pieces.reduce((most, { length }) => Math.max(most, length), 0) * CHARACTER_TWIPS + CELL_MARGIN;
  const natural = longest(lines);
  const isShort = lines.every(({ length }) => length <= DATE_LENGTH);
  return { natural, word: isShort ? natural : longest(lines.flatMap((line) => line.split(" "))) };
}
