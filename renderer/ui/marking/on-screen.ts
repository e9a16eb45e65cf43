import { createContext, use, useEffect, useId, useSyncExternalStore } from "react";

import { strictestTlp } from "../../../shared/domain/markings/tlp.ts";
import type { TlpLabel } from "../../../shared/domain/markings/tlp.ts";

export interface MarkingsOnScreen {
  readonly set: (place: string, tlp: TlpLabel | null) => void;
  readonly strictest: () => TlpLabel | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Keeps which part of the window shows which marking, for the status bar. */
export function createMarkingsOnScreen(): MarkingsOnScreen {
  const byPlace = new Map<string, TlpLabel>();
  const listeners = new Set<() => void>();
  return {
    set(place, tlp) {
      if (tlp === null) byPlace.delete(place);
      else byPlace.set(place, tlp);
      for (const listener of listeners) listener();
    },
    strictest: () => strictestTlp([...byPlace.values()]),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const MarkingsOnScreenContext = createContext(createMarkingsOnScreen());

/** Tells the status bar that this component shows records up to this marking; `null` for none. */
export function useShowsMarking(tlp: TlpLabel | null): void {
  const markings = use(MarkingsOnScreenContext);
  const place = useId();
  useEffect(() => {
    markings.set(place, tlp);
    return () => markings.set(place, null);
  }, [markings, place, tlp]);
}

/** The strictest marking that any part of the window shows now. */
export function useStrictestOnScreen(): TlpLabel | null {
  const markings = use(MarkingsOnScreenContext);
  return useSyncExternalStore(markings.subscribe, markings.strictest);
}
