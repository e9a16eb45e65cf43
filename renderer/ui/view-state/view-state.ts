import { createContext, use, useCallback, useState } from "react";

/** Remembers small facts about the view (panel widths, open tabs) for the next time. Values are JSON. */
export interface ViewStateStore {
  /** What was remembered, at once: the store has read everything before the first screen is drawn. */
  readonly read: (key: string) => unknown;
  readonly write: (key: string, value: unknown) => void;
}

/** Forgets with the window; used before the vault is open and in tests. */
export function createMemoryViewState(): ViewStateStore {
  const values = new Map<string, unknown>();
  return {
    read: (key) => values.get(key),
    write: (key, value) => void values.set(key, value),
  };
}

export const ViewStateContext = createContext<ViewStateStore>(createMemoryViewState());

/**
 * Like `useState`, but remembered under `key`. `check` narrows what was remembered, since an older version may have
 * written it; what it refuses counts as not remembered.
 */
export function useViewState<T>(
  key: string,
  initial: T,
  check: (value: unknown) => value is T,
): readonly [T, (value: T) => void] {
  const store = use(ViewStateContext);
  const [value, setValue] = useState(() => {
    const remembered = store.read(key);
    return check(remembered) ? remembered : initial;
  });
  const change = useCallback(
    (next: T) => {
      setValue(next);
      store.write(key, next);
    },
    [key, store],
  );
  return [value, change];
}
