import { createContext, use, useEffect, useRef, useSyncExternalStore } from "react";

export interface PaletteAction {
  /** Unique among all actions, such as `triage.accept`. */
  readonly id: string;
  readonly label: string;
  /** Heading in the palette: the screen or area. */
  readonly group: string;
  /** Other words under which it may be looked for. */
  readonly keywords?: readonly string[];
  /** Shortcut to show beside it (it is not bound here). */
  readonly keys?: string;
  readonly run: () => void;
}

export interface PaletteActionRegistry {
  readonly add: (read: () => readonly PaletteAction[]) => () => void;
  readonly all: () => readonly PaletteAction[];
  readonly subscribe: (listener: () => void) => () => void;
}

/** A new, empty registry; the window has one. */
export function createPaletteActionRegistry(): PaletteActionRegistry {
  const sources: (() => readonly PaletteAction[])[] = [];
  const listeners = new Set<() => void>();
  const notify = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    add(read) {
      sources.unshift(read);
      notify();
      return () => {
        sources.splice(sources.indexOf(read), 1);
        notify();
      };
    },
    all: () => sources.flatMap((read) => read()),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const PaletteActionContext = createContext(createPaletteActionRegistry());

/** Offers actions in the command palette for as long as the component is mounted; those mounted last come first. */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  const registry = use(PaletteActionContext);
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => registry.add(() => latest.current), [registry]);
}

/** All actions that are offered now, read anew whenever the palette opens. */
export function useAllPaletteActions(isOpen: boolean): readonly PaletteAction[] {
  const registry = use(PaletteActionContext);
  const version = useSyncExternalStore(registry.subscribe, () => isOpen);
  return version ? registry.all() : [];
}
