import { Dexie } from "dexie";
import type { EntityTable } from "dexie";

/** What lies in the browser's database: which vault it belongs to, and sealed bytes. Names and values are inside. */
export interface SealedRow {
  readonly id: number;
  readonly vaultId: string;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

export interface SealedStore {
  readonly load: (vaultId: string) => Promise<readonly SealedRow[]>;
  /** Adds a row, or replaces the one with this id; gives its id. */
  readonly put: (row: Omit<SealedRow, "id">, id: number | undefined) => Promise<number>;
  readonly remove: (ids: readonly number[]) => Promise<void>;
}

export interface IndexedDbFactory {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

/** Opens the browser's database for sealed rows. Version 1; later versions add, they never reinterpret. */
export function openSealedStore(factory: IndexedDbFactory): SealedStore {
  const database = new Dexie("watchpost-drafts", factory);
  database.version(1).stores({ rows: "++id, vaultId" });
  const rows: EntityTable<SealedRow, "id"> = database.table("rows");
  return {
    load: (vaultId) => rows.where("vaultId").equals(vaultId).toArray(),
    put: (row, id) => {
      // A row whose key is absent gets the next number from the engine.
      return rows.put(id === undefined ? row : { ...row, id });
    },
    remove: (ids) => rows.bulkDelete([...ids]),
  };
}
