import { z } from "zod";

import { importDraftKey, openValue, sealValue } from "./seal.ts";
import type { DraftCrypto } from "./seal.ts";
import type { SealedStore } from "./sealed-store.ts";

/** Unsaved work and view state of one vault, by name. In memory while the vault is open, sealed on disk always. */
export interface Drafts {
  /**
   * Takes the key of the vault (the bytes are wiped) and restores what was kept. Until this has settled, everything
   * reads as absent.
   */
  readonly unlock: (vaultId: string, key: Uint8Array<ArrayBuffer>) => Promise<RestoredDrafts>;
  /** Stores what is pending, then forgets key and values. */
  readonly lock: () => void;
  readonly read: (name: string) => unknown;
  /** Keeps a JSON value; it reaches the disk, sealed, within 300 ms. */
  readonly write: (name: string, value: unknown) => void;
  readonly remove: (name: string) => void;
  /** Names that begin with `prefix`, for "you have unsaved drafts". */
  readonly names: (prefix: string) => readonly string[];
  /** Settles when everything written so far is on disk. */
  readonly flush: () => Promise<void>;
}

export interface RestoredDrafts {
  readonly restoredCount: number;
  /** Rows that did not open: damaged, or sealed with a key that is gone. They are removed, since nothing can open them. */
  readonly unreadableCount: number;
}

/** A second place for drafts, inside the vault: the window's own store goes with its origin when the program ends. */
export interface DraftMirror {
  readonly list: () => Promise<readonly { readonly name: string; readonly value: string }[]>;
  readonly put: (name: string, value: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

export interface DraftSurroundings {
  readonly store: SealedStore;
  readonly mirror?: DraftMirror;
  readonly crypto: DraftCrypto;
  readonly debounceMs?: number;
}

/** Changes are gathered for this long; a crash costs at most this much typing. */
const DEBOUNCE_MS = 300;

interface Session {
  readonly vaultId: string;
  readonly key: CryptoKey;
  readonly values: Map<string, unknown>;
  readonly rowIds: Map<string, number>;
  readonly pending: Set<string>;
}

const entrySchema = z.object({ name: z.string(), value: z.unknown() });

/** Builds the drafts over a store. One for each window. */
export function createDrafts(around: DraftSurroundings): Drafts {
  const { store, crypto, mirror, debounceMs = DEBOUNCE_MS } = around;
  let session: Session | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Writes go one after the other, so that an older value never lands on top of a newer one.
  let queue: Promise<void> = Promise.resolve();

  const storePending = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const of = session;
    if (!of || of.pending.size === 0) return queue;
    const changed = [...of.pending].map((name) => ({
      name,
      value: of.values.get(name),
      isKept: of.values.has(name),
    }));
    of.pending.clear();
    queue = queue
      .then(() => storeEntries(store, crypto, of, changed))
      .then(() => mirrorEntries(mirror, changed));
    return queue;
  };
  const touch = (of: Session, name: string): void => {
    of.pending.add(name);
    timer ??= setTimeout(() => void storePending(), debounceMs);
  };

  return {
    async unlock(vaultId, keyBytes) {
      const key = await importDraftKey(crypto, keyBytes);
      const next: Session = {
        vaultId,
        key,
        values: new Map(),
        rowIds: new Map(),
        pending: new Set(),
      };
      const restored = await restore(store, crypto, next);
      await restoreFromMirror(mirror, next);
      session = next;
      return { ...restored, restoredCount: next.values.size };
    },
    lock() {
      void storePending();
      session?.values.clear();
      session = undefined;
    },
    read: (name) => session?.values.get(name),
    write(name, value) {
      if (!session) return;
      session.values.set(name, value);
      touch(session, name);
    },
    remove(name) {
      if (session?.values.delete(name)) touch(session, name);
    },
    names: (prefix) =>
      [...(session?.values.keys() ?? [])].filter((name) => name.startsWith(prefix)),
    flush: storePending,
  };
}

interface ChangedEntry {
  readonly name: string;
  readonly value: unknown;
  readonly isKept: boolean;
}

async function storeEntries(
  store: SealedStore,
  crypto: DraftCrypto,
  session: Session,
  changed: readonly ChangedEntry[],
): Promise<void> {
  for (const { name, value, isKept } of changed) {
    const id = session.rowIds.get(name);
    if (isKept) {
      const box = await sealValue(crypto, session.key, session.vaultId, { name, value });
      session.rowIds.set(name, await store.put({ vaultId: session.vaultId, ...box }, id));
    } else if (id !== undefined) {
      session.rowIds.delete(name);
      await store.remove([id]);
    }
  }
}

/** What fails here is still in the window's own store, and the next change tries again. */
async function mirrorEntries(
  mirror: DraftMirror | undefined,
  changed: readonly ChangedEntry[],
): Promise<void> {
  if (mirror === undefined) return;
  const work = changed.map(({ name, value, isKept }) =>
    isKept ? mirror.put(name, JSON.stringify(value)) : mirror.remove(name),
  );
  await Promise.allSettled(work);
}

/** The window's own copy is the newer one where there is one. */
async function restoreFromMirror(mirror: DraftMirror | undefined, session: Session): Promise<void> {
  for (const { name, value } of (await mirror?.list()) ?? []) {
    if (session.values.has(name)) continue;
    const parsed: unknown = JSON.parse(value);
    session.values.set(name, parsed);
  }
}

async function restore(
  store: SealedStore,
  crypto: DraftCrypto,
  session: Session,
): Promise<RestoredDrafts> {
  const unreadable: number[] = [];
  for (const row of await store.load(session.vaultId)) {
    const entry = entrySchema.safeParse(await openValue(crypto, session.key, session.vaultId, row));
    if (entry.success) {
      session.values.set(entry.data.name, entry.data.value);
      session.rowIds.set(entry.data.name, row.id);
    } else {
      unreadable.push(row.id);
    }
  }
  await store.remove(unreadable);
  return { restoredCount: session.values.size, unreadableCount: unreadable.length };
}
