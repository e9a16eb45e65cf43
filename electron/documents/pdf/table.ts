import { setImmediate } from "node:timers/promises";
import { columnWidths } from "../column-widths.ts";
import {
  BODY_HEIGHT,
  BODY_WIDTH,
  INK,
  lineHeight,
  MARGIN,
  type PageWriter,
  type StructureElement,
} from "./page-writer.ts";
import type { TextLine, TextStyle } from "./text-runs.ts";

export interface TableContent {
  readonly caption?: string;
  readonly columns?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Which cells name the others: those of the first row, or the first of each row. */
  readonly headed: "columns" | "rows";
}

const CELL: TextStyle = { face: "regular", size: 9 };
const HEAD: TextStyle = { face: "bold", size: 9 };
const CAPTION: TextStyle = { face: "regular", size: 8.5 };
const GAP = 8;
const PADDING = 3;
/** After so many rows other work of the process gets its turn. */
const ROWS_AT_ONCE = 100;

interface Columns {
  readonly x: readonly number[];
  readonly widths: readonly number[];
}

/** A cell set into lines, and what it is for those who have the table read to them. */
interface SetCell {
  readonly lines: readonly TextLine[];
  readonly style: TextStyle;
  readonly colour: string;
  readonly element: StructureElement;
}

/** Writes a table; its head stands again on top of each page that it goes on to. */
export async function writeTable(
  writer: PageWriter,
  parent: StructureElement,
  content: TableContent,
): Promise<void> {
  const { caption = "", columns = [], rows } = content;
  const table = writer.element(parent, "Table");
  const places = placeColumns(writer, content);
  writer.need(lineHeight(CAPTION) + 3 * (lineHeight(CELL) + 2 * PADDING));
  if (caption !== "") writeCaption(writer, table, caption);
  if (columns.length > 0) writeHead(writer, table, columns, places);
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
    writeRow(writer, table, row, content, places);
  }
  writer.skip(10);
}

function placeColumns(writer: PageWriter, { columns = [], rows, headed }: TableContent): Columns {
  const count = rows.reduce((most, row) => Math.max(most, row.length), columns.length);
  const all = Array.from({ length: count }, (_none, column) => [
    ...columns.slice(column, column + 1).map((name) => writer.typesetter.extent(name, HEAD)),
    ...rows.map((row) => cellExtent(writer, row[column] ?? "")),
  ]);
  const widths = columnWidths(all, BODY_WIDTH - GAP * (count - 1), headed);
  const x = widths.map(
    (_width, column) =>
      MARGIN.side + widths.slice(0, column).reduce((sum, width) => sum + width + GAP, 0),
  );
  return { x, widths };
}

/** `2026-11-24 08:15Z` */
const DATE_LENGTH = 17;

/** Labels, dates and single words don't break. */
function cellExtent({ typesetter }: PageWriter, text: string) {
  const extent = typesetter.extent(text, CELL);
  const isShort = text.split("\n").every((line) => line.length <= DATE_LENGTH);
  return isShort ? { ...extent, word: extent.natural } : extent;
}

function writeCaption(writer: PageWriter, table: StructureElement, caption: string): void {
  const lines = writer.typesetter.lines(caption, CAPTION, BODY_WIDTH);
  const place = { x: MARGIN.side, style: CAPTION, colour: INK.dim };
  writer.draw(writer.element(table, "Caption"), lines, writer.y(), place);
  writer.skip(lines.length * lineHeight(CAPTION) + 2);
}

function writeHead(
  writer: PageWriter,
  table: StructureElement,
  columns: readonly string[],
  places: Columns,
): void {
  const row = writer.element(table, "TR");
  const cells = columns.map((name, column): SetCell => ({
    lines: writer.typesetter.lines(name, HEAD, places.widths[column] ?? 0),
    style: HEAD,
    colour: INK.text,
    element: writer.element(row, "TH", "Column"),
  }));
  drawCells(writer, cells, places, 0, Infinity);
  rule(writer, 0.8, INK.text);
}

/** On the pages after the first the head is only for the eye: read aloud it would come again and again. */
function repeatHead(writer: PageWriter, columns: readonly string[], places: Columns): void {
  if (columns.length === 0) return;
  const set = columns.map((name, column) =>
    writer.typesetter.lines(name, HEAD, places.widths[column] ?? 0),
  );
  writer.decorate(() => {
    for (const [column, lines] of set.entries()) {
      lines.forEach((line, index) => {
        writer.drawLine(line, writer.y() + PADDING + index * lineHeight(HEAD), {
          x: places.x[column] ?? 0,
          style: HEAD,
          colour: INK.text,
        });
      });
    }
  });
  writer.skip(Math.max(...set.map(({ length }) => length)) * lineHeight(HEAD) + 2 * PADDING);
  rule(writer, 0.8, INK.text);
}

function writeRow(
  writer: PageWriter,
  table: StructureElement,
  row: readonly string[],
  { columns = [], headed }: TableContent,
  places: Columns,
): void {
  const element = writer.element(table, "TR");
  const cells = row.map((text, column): SetCell => {
    const isHead = headed === "rows" && column === 0;
    return {
      lines: writer.typesetter.lines(text, CELL, places.widths[column] ?? 0),
      style: CELL,
      colour: isHead ? INK.dim : INK.text,
      element: isHead ? writer.element(element, "TH", "Row") : writer.element(element, "TD"),
    };
  });
  const count = Math.max(1, ...cells.map(({ lines }) => lines.length));
  const height = lineHeight(CELL);
  const isLongerThanPage = count * height > BODY_HEIGHT / 2;
  if (writer.room() < (isLongerThanPage ? 3 : count) * height + 2 * PADDING)
    turn(writer, columns, places);
  for (let from = 0; from < count;) {
    if (from > 0) turn(writer, columns, places);
    const fitting = Math.max(1, Math.floor((writer.room() - 2 * PADDING) / height));
    drawCells(writer, cells, places, from, from + fitting);
    from += fitting;
  }
  rule(writer, 0.3, INK.rule);
}

function turn(writer: PageWriter, columns: readonly string[], places: Columns): void {
  writer.newPage();
  repeatHead(writer, columns, places);
}

function drawCells(
  writer: PageWriter,
  cells: readonly SetCell[],
  places: Columns,
  from: number,
  to: number,
): void {
  const top = writer.y() + PADDING;
  let bottom = top;
  for (const [column, { lines, style, colour, element }] of cells.entries()) {
    const part = lines.slice(from, to);
    if (part.length === 0) continue;
    writer.draw(element, part, top, { x: places.x[column] ?? 0, style, colour });
    bottom = Math.max(bottom, top + part.length * lineHeight(style));
  }
  writer.moveTo(bottom + PADDING);
}

function rule(writer: PageWriter, width: number, colour: string): void {
  const y = writer.y();
  writer.decorate(() => {
    writer.pdf
      .moveTo(MARGIN.side, y)
      .lineTo(MARGIN.side + BODY_WIDTH, y)
      .lineWidth(width)
      .stroke(colour);
  });
}
