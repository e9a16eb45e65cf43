import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { RandomPort } from "../crypto/random.ts";
import { randomName } from "../crypto/random.ts";
import { readSmallFile, writeFileAtomically } from "../files/atomic-write.ts";
import type { FilePort } from "../files/file-port.ts";
import { systemErrorCode } from "../files/system-error.ts";
import type { Keychain } from "../rpc/core.ts";
import type { KeychainPort } from "../vault/keychain.ts";

/** A sealed secret with the system's own framing fits in far less. */
const MAX_SEALED_SIZE_BYTES = 65_536;

/**
 * The operating system's key store as the vault sees it. The store seals and opens, it keeps nothing: the sealed secret lies
 * in a file of the desk, which is worth nothing without the user's session.
 */
export function createKeychainStore(
  keychain: Keychain,
  files: FilePort,
  folder: string,
  random: RandomPort,
): KeychainPort {
  const pathOf = (vaultId: string) => join(folder, `${vaultId}.sealed`);
  return {
    protection: async () =>
      (await keychain.isAvailable())
        ? { kind: "strong", backend: "operating system" }
        : { kind: "unavailable", why: "no protected store" },
    store: async (vaultId, secret) => {
      const sealed = await keychain.seal(secret);
      if (!sealed.ok) throw new Error("the key store refused a secret after it was asked");
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFileAtomically(files, pathOf(vaultId), sealed.value, randomName(random));
    },
    load: async (vaultId) => {
      const sealed = await readIfThere(files, pathOf(vaultId));
      if (sealed === undefined) return undefined;
      const opened = await keychain.open(sealed);
      return opened.ok ? opened.value : undefined;
    },
    forget: async (vaultId) => {
      if ((await files.status(pathOf(vaultId))) !== undefined)
        await files.removeFile(pathOf(vaultId));
    },
  };
}

async function readIfThere(files: FilePort, path: string): Promise<Uint8Array | undefined> {
  try {
    return await readSmallFile(files, path, MAX_SEALED_SIZE_BYTES);
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
