import { z } from "zod";

import { vaultKindSchema } from "../../shared/vault/header.ts";
import type { ReadHandle, WriteHandle } from "../storage/database.ts";

/** What the database itself says about the vault it belongs to: rows of `vault_meta(key, value)`. */
const vaultMetaSchema = z.object({
  vaultId: z.uuid(),
  kind: vaultKindSchema,
  /** New for every copy that lives on by itself: stamps of two replicas never coincide (design 4). */
  replicaId: z.uuid(),
});
export type VaultMeta = z.infer<typeof vaultMetaSchema>;

const KEYS = { vaultId: "vault_id", kind: "kind", replicaId: "replica_id" } as const;

/** Reads the rows; throws when one is missing or does not parse, as the first migration and `createVault` write all. */
export function readVaultMeta(read: ReadHandle): VaultMeta {
  const value = (key: string): unknown =>
    read.get<{ readonly value: unknown }>("SELECT value FROM vault_meta WHERE key = ?", [key])
      ?.value;
  return vaultMetaSchema.parse({
    vaultId: value(KEYS.vaultId),
    kind: value(KEYS.kind),
    replicaId: value(KEYS.replicaId),
  });
}

/** Writes the rows of a new vault. */
export function insertVaultMeta(write: WriteHandle, meta: VaultMeta): void {
  for (const name of ["vaultId", "kind", "replicaId"] as const) {
    write.run("INSERT INTO vault_meta (key, value) VALUES (?, ?)", [KEYS[name], meta[name]]);
  }
}

/** Makes this copy a replica of its own. */
export function updateReplicaId(write: WriteHandle, replicaId: string): void {
  const { changes } = write.run("UPDATE vault_meta SET value = ? WHERE key = ?", [
    replicaId,
    KEYS.replicaId,
  ]);
  if (changes !== 1) throw new Error("a vault has one replica id");
}
