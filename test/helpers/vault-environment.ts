import { randomUUID } from "node:crypto";

import type { Migration } from "../../electron/storage/migrate.ts";
import { createVaultEnvironment, type VaultEnvironment } from "../../electron/vault/environment.ts";
import type { KdfPolicy } from "../../shared/vault/kdf-policy.ts";

/** Argon2id that costs next to nothing, so that a test can make many vaults. */
export const CHEAP_KDF_POLICY: KdfPolicy = {
  minimum: { memoryKib: 8, passes: 1 },
  preferred: { memoryKib: 8, passes: 1 },
  maximum: { memoryKib: 64, passes: 1 },
};

/** The least that a vault's database holds, and a table to write into. */
export const SMALL_SCHEMA: readonly Migration[] = [
  {
    version: 1,
    name: "vault-meta-and-notes",
    up: (write) => {
      write.execute(`
        CREATE TABLE vault_meta (key TEXT PRIMARY KEY, value ANY) STRICT;
        CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
      `);
    },
  },
];

export const PASSPHRASE = "seven grey herons over the weir";

/** Real files and randomness, cheap keys, the small schema; usable outside of a test, too. */
export function plainTestEnvironment(): VaultEnvironment {
  return {
    ...createVaultEnvironment({
      program: "watchpost test",
      migrations: SMALL_SCHEMA,
      newId: randomUUID,
    }),
    kdfPolicy: CHEAP_KDF_POLICY,
    mountTypeOf: async () => "ext4",
  };
}
