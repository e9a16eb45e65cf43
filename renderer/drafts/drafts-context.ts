import { createContext, use, useCallback, useState } from "react";

import type { Drafts } from "./drafts.ts";

export const DraftsContext = createContext<Drafts | undefined>(undefined);

export interface Draft<T> {
  readonly value: T;
  readonly setValue: (value: T) => void;
  /** The value was left unsaved earlier, perhaps by a crash, and has come back. */
  readonly wasRestored: boolean;
  /** After saving, or to give it up: forgets the draft and starts from `initial`. */
  readonly discard: () => void;
}

/**
 * A form's unsaved value that survives a crash, sealed. `name` is unique in the vault, such as `note.<incident id>`;
 * `check` narrows what was kept, since an older version may have written it.
 */
export function useDraft<T>(
  name: string,
  initial: T,
  check: (value: unknown) => value is T,
): Draft<T> {
  const drafts = useDrafts();
  const key = `draft.${name}`;
  const [state, setState] = useState(() => readDraft(drafts, key, initial, check));
  const current = state.key === key ? state : readDraft(drafts, key, initial, check);
  const setValue = useCallback(
    (value: T) => {
      drafts.write(key, value);
      setState({ key, value, wasRestored: false });
    },
    [drafts, key],
  );
  const discard = useCallback(() => {
    drafts.remove(key);
    setState({ key, value: initial, wasRestored: false });
  }, [drafts, initial, key]);
  return { value: current.value, wasRestored: current.wasRestored, setValue, discard };
}

/** The drafts of the open vault. */
export function useDrafts(): Drafts {
  const drafts = use(DraftsContext);
  if (!drafts) throw new Error("DraftsContext is missing above this component");
  return drafts;
}

function readDraft<T>(
  drafts: Drafts,
  key: string,
  initial: T,
  check: (value: unknown) => value is T,
): { readonly key: string; readonly value: T; readonly wasRestored: boolean } {
  const kept = drafts.read(key);
  return check(kept)
    ? { key, value: kept, wasRestored: true }
    : { key, value: initial, wasRestored: false };
}
