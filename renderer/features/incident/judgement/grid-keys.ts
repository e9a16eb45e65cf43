import type { Consistency } from "../../../../shared/domain/judgement/scales.ts";

/** A place in the matrix; -1 is the heading of the column or of the row. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** The place that a key leads to; `undefined` for other keys. The corner between both headings is skipped. */
export function placeForKey(place: GridPlace, key: string, size: GridSize): GridPlace | undefined {
  switch (key) {
    case "ArrowUp":
      return within({ ...place, row: place.row - 1 }, size, place);
    case "ArrowDown":
      return within({ ...place, row: place.row + 1 }, size, place);
    case "ArrowLeft":
      return within({ ...place, column: place.column - 1 }, size, place);
    case "ArrowRight":
      return within({ ...place, column: place.column + 1 }, size, place);
    case "Home":
      return within({ ...place, column: place.row === -1 ? 0 : -1 }, size, place);
    case "End":
      return within({ ...place, column: size.columns - 1 }, size, place);
    default:
      return undefined;
  }
}

/** The nearest place that there is: a removed row or column must not take the focus with it. */
export function nearestPlace({ row, column }: GridPlace, size: GridSize): GridPlace {
  const near = { row: Math.min(row, size.rows - 1), column: Math.min(column, size.columns - 1) };
  return near.row === -1 && near.column === -1 ? { row: -1, column: 0 } : near;
}

function within(next: GridPlace, { rows, columns }: GridSize, place: GridPlace): GridPlace {
  const isInside = next.row >= -1 && next.row < rows && next.column >= -1 && next.column < columns;
  return isInside && (next.row !== -1 || next.column !== -1) ? next : place;
}

/** What a key sets a cell to, null to empty it; `undefined` for other keys. `=` is the plus key without Shift. */
export function ratingForKey(
  current: Consistency | undefined,
  key: string,
): Consistency | null | undefined {
  switch (key) {
    case "+":
    case "=":
      return current === "+" || current === "++" ? "++" : "+";
    case "-":
      return current === "-" || current === "--" ? "--" : "-";
    case "0":
      return "0";
    case "x":
      return "n/a";
    case "Delete":
    case "Backspace":
      return null;
    default:
      return undefined;
  }
}
