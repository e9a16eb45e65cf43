import { createContext, use, useCallback, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";

import type { QuarantinedView } from "../../shared/contract/exchange-bundles.ts";
import type { Arrival } from "../../shared/contract/exchange-receipt.ts";
import type { Failure } from "../../shared/contract/failures.ts";
import type { RowSelection } from "../ui/grid/selection.ts";
import { ALL_RECORDS } from "./record-choice.ts";
import type { PickedFile } from "../ui/file-drop/picked-file.ts";

/** Why and how far a bundle that came through the window stands. */
export type ReceivedState =
  | { readonly kind: "checking" }
  /** Verified; waits for the analyst. */
  | { readonly kind: "ready"; readonly arrival: Arrival }
  /** Not to be trusted yet: kept as it is until it is checked again. `arrival` when it could be looked at. */
  | {
      readonly kind: "quarantined";
      readonly error: unknown;
      /** Why the vault kept it, when it was not checked since. */
      readonly failure?: Failure;
      readonly arrival: Arrival | null;
    }
  /** Not usable at all; the file was not kept. */
  | { readonly kind: "refused"; readonly error: unknown }
  | { readonly kind: "applied"; readonly arrival: Arrival };

export interface ReceivedBundle {
  readonly key: number;
  readonly name: string;
  readonly sizeBytes: number;
  /** Null until it is in, and once it was used up. */
  readonly uploadId: string | null;
  /** Where the vault keeps it, over sessions; null when it does not. */
  readonly held: QuarantinedView | null;
  /** Which of its records are to be taken in. */
  readonly chosen: RowSelection;
  readonly state: ReceivedState;
}

export interface ReceiveSession {
  /** The latest first. */
  readonly items: readonly ReceivedBundle[];
  /** Adds files and gives their keys in the same order. */
  readonly add: (files: readonly PickedFile[]) => readonly number[];
  readonly change: (key: number, patch: Partial<Omit<ReceivedBundle, "key">>) => void;
  readonly remove: (key: number) => void;
  /** Shows what the vault keeps in quarantine: adds what is not listed yet, and takes away what is not there any more. */
  readonly showHeld: (stored: readonly QuarantinedView[]) => void;
  /** Files that were dropped elsewhere in the window and wait to be taken up. */
  readonly dropped: readonly PickedFile[];
  readonly drop: (files: readonly PickedFile[]) => void;
}

const ReceiveSessionContext = createContext<ReceiveSession | undefined>(undefined);

/**
 * Bundles that came while the vault is open. They wait in the core, sealed as they came, and are gone with
 * the lock, but for those that the vault keeps in quarantine.
 */
export function ReceiveSessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const nextKey = useRef(0);
  const [items, setItems] = useState<readonly ReceivedBundle[]>([]);
  const [dropped, setDropped] = useState<readonly PickedFile[]>([]);
  const add = useCallback((files: readonly PickedFile[]) => {
    const added = files.map(({ path, sizeBytes }): ReceivedBundle => ({
      key: (nextKey.current += 1),
      name: path,
      sizeBytes,
      uploadId: null,
      held: null,
      chosen: ALL_RECORDS,
      state: { kind: "checking" },
    }));
    setItems((current) => [...added.toReversed(), ...current]);
    return added.map(({ key }) => key);
  }, []);
  const change = useCallback<ReceiveSession["change"]>((key, patch) => {
    setItems((current) => current.map((one) => (one.key === key ? { ...one, ...patch } : one)));
  }, []);
  const remove = useCallback((key: number) => {
    setItems((current) => current.filter((one) => one.key !== key));
  }, []);
  const showHeld = useCallback((stored: readonly QuarantinedView[]) => {
    setItems((current) => {
      const listed = new Set(current.map(({ held }) => held?.id));
      const there = new Set(stored.map(({ id }) => id));
      const added = stored
        .filter(({ id }) => !listed.has(id))
        .map((held) => heldBundle((nextKey.current += 1), held));
      const kept = current.filter(
        ({ held, state }) =>
          held === null ||
          there.has(held.id) ||
          state.kind === "applied" ||
          state.kind === "checking",
      );
      return added.length === 0 && kept.length === current.length ? current : [...kept, ...added];
    });
  }, []);
  const value = useMemo(
    () => ({ items, add, change, remove, showHeld, dropped, drop: setDropped }),
    [add, change, dropped, items, remove, showHeld],
  );
  return <ReceiveSessionContext value={value}>{children}</ReceiveSessionContext>;
}

export function useReceiveSession(): ReceiveSession {
  const session = use(ReceiveSessionContext);
  if (!session) throw new Error("ReceiveSessionProvider is missing above this component");
  return session;
}

/** Whether the vault keeps it in quarantine: putting it away means to throw it away for good. */
export function isHeld({ held, state }: ReceivedBundle): boolean {
  return held !== null && state.kind !== "applied";
}

function heldBundle(key: number, held: QuarantinedView): ReceivedBundle {
  const { id, sizeBytes, failure } = held;
  const state = { kind: "quarantined", error: undefined, failure, arrival: null } as const;
  return { key, name: id, sizeBytes, uploadId: null, held, chosen: ALL_RECORDS, state };
}

/** Bundles and everything else, of what was dropped together. */
export function splitBundles(files: readonly PickedFile[]): {
  readonly bundles: readonly PickedFile[];
  readonly others: readonly PickedFile[];
} {
  return {
    bundles: files.filter(isBundle),
    others: files.filter((file) => !isBundle(file)),
  };
}

/** By its name, as folders are searched for bundles; the content is looked at by the core. */
function isBundle({ path }: PickedFile): boolean {
  return path.toLowerCase().endsWith(".age");
}
