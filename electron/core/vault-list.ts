import { join } from "node:path";
import type { z } from "zod";
import type { vaultEntrySchema } from "../../shared/contract/vault.ts";
import { vaultIdSchema } from "../../shared/model/ids.ts";
import type { VaultEnvironment } from "../vault/environment.ts";
import { readVaultInfo } from "../vault/vault.ts";

export type VaultEntry = z.infer<typeof vaultEntrySchema>;

/** A vault of this desk with the folder it lies in; the folder never leaves the core. */
export interface KnownVault {
  readonly entry: VaultEntry;
  readonly directory: string;
}

/** Folder name of a demonstration vault; also tells leftovers of a killed process. */
export const DEMONSTRATION_PREFIX = "demonstration-";

/** The vaults in the desk's folder, by name. A folder without a readable header is not one. */
export async function listVaults(
  environment: VaultEnvironment,
  home: string,
): Promise<readonly KnownVault[]> {
  if ((await environment.files.status(home)) === undefined) return [];
  const names = (await environment.files.readDirectory(home)).toSorted();
  const found: KnownVault[] = [];
  for (const name of names) {
    if (name.startsWith(".") || name.startsWith(DEMONSTRATION_PREFIX)) continue;
    const known = await describeVault(environment, join(home, name), name);
    if (known) found.push(known);
  }
  return found;
}

/** What the public header of a vault says; undefined when there is none that can be read. */
export async function describeVault(
  environment: VaultEnvironment,
  directory: string,
  name: string,
): Promise<KnownVault | undefined> {
  const info = await readVaultInfo(environment, directory);
  if (!info.ok) return undefined;
  const { header, fingerprintWords } = info.value;
  return {
    directory,
    entry: {
      name,
      vaultId: vaultIdSchema.parse(header.vaultId),
      kind: header.kind,
      createdAt: new Date(header.createdAtIso).toISOString(),
      fingerprintWords,
      hasKeychainSlot: header.slots.keychain !== undefined,
      isDemonstration: name.startsWith(DEMONSTRATION_PREFIX),
    },
  };
}

/** Folder name for what an analyst calls a vault: letters, digits and dashes, so that any file system takes it. */
export function folderNameFor(vaultName: string): string {
  const plain = vaultName
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 64);
  return plain.replace(/^-|-$/g, "") || "vault";
}
