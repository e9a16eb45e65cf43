import { useState } from "react";
import type { KeyboardEvent } from "react";

import type { Consistency } from "../../../../shared/domain/judgement/scales.ts";
import { nearestPlace, placeForKey, ratingForKey } from "./grid-keys.ts";
import type { GridPlace, GridSize } from "./grid-keys.ts";

export interface MatrixKeys {
  /** The one place that Tab leads to. */
  readonly place: GridPlace;
  readonly setPlace: (place: GridPlace) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

export interface MatrixActs {
  readonly ratingAt: (place: GridPlace) => Consistency | undefined;
  readonly rate: (place: GridPlace, rating: Consistency | null) => void;
  /** Opens what a heading stands for. */
  readonly open: (place: GridPlace) => void;
}

/** Arrow keys move the focus over the matrix, signs set the cell that has it, Enter opens the heading that has it. */
export function useMatrixKeys(size: GridSize, acts: MatrixActs): MatrixKeys {
  const [wanted, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const place = nearestPlace(wanted, size);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = placeForKey(place, event.key, size);
    if (next !== undefined) {
      // The focus takes the place along.
      const cell = `[data-place="${String(next.row)} ${String(next.column)}"]`;
      event.currentTarget.querySelector<HTMLElement>(cell)?.focus();
    } else if (!act(event.key, place, acts)) return;
    event.preventDefault();
  };
  return { place, setPlace, onKeyDown };
}

/** Whether the key did something at this place. */
function act(key: string, place: GridPlace, acts: MatrixActs): boolean {
  const isHeading = place.row === -1 || place.column === -1;
  if (isHeading) {
    if (key !== "Enter") return false;
    acts.open(place);
    return true;
  }
  const rating = ratingForKey(acts.ratingAt(place), key);
  if (rating === undefined) return false;
  acts.rate(place, rating);
  return true;
}
