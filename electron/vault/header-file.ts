import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import {
  headerMacInput,
  MAX_HEADER_SIZE_BYTES,
  parseVaultHeader,
  serializeVaultHeader,
  type HeaderParseFailure,
  type UnsealedVaultHeader,
  type VaultHeader,
} from "../../shared/vault/header.ts";
import type { KeyRing } from "../crypto/key-ring.ts";
import { keyedHash } from "../crypto/keyed-hash.ts";
import { isEqualInConstantTime } from "../crypto/memory.ts";
import { randomName } from "../crypto/random.ts";
import { readSmallFile, writeFileAtomically } from "../files/atomic-write.ts";
import { systemErrorCode } from "../files/system-error.ts";
import type { VaultEnvironment } from "./environment.ts";
import { fromBase64, toBase64 } from "./slots.ts";

export type HeaderFileFailure =
  HeaderParseFailure | VaultFailureOf<"vault-missing" | "not-a-regular-file">;

/** Reads `vault.json`. What it says is unproven until {@link verifyHeader}. */
export async function readHeaderFile(
  { files }: Pick<VaultEnvironment, "files">,
  path: string,
): Promise<Result<VaultHeader, HeaderFileFailure>> {
  try {
    const bytes = await readSmallFile(files, path, MAX_HEADER_SIZE_BYTES);
    return parseVaultHeader(bytes ?? new Uint8Array(MAX_HEADER_SIZE_BYTES + 1));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "ENOENT") return err({ kind: "vault-missing", path });
    if (code === "ELOOP" || code === "EINVAL") return err({ kind: "not-a-regular-file", path });
    throw error;
  }
}

/** Replaces `vault.json`: after a power cut it is the old or the new one. */
export async function writeHeaderFile(
  { files, random }: Pick<VaultEnvironment, "files" | "random">,
  path: string,
  header: VaultHeader,
): Promise<void> {
  await writeFileAtomically(files, path, serializeVaultHeader(header), randomName(random));
}

/** Adds the keyed hash that {@link verifyHeader} checks. */
export function sealHeader(keys: KeyRing, header: UnsealedVaultHeader): VaultHeader {
  return { ...header, macBase64: toBase64(macOf(keys, header)) };
}

/** Whether every member of the header was written by somebody who had the master key, and names this key's fingerprint. */
export function verifyHeader(
  keys: KeyRing,
  header: VaultHeader,
): Result<void, VaultFailureOf<"header-altered">> {
  const isOurs =
    isEqualInConstantTime(macOf(keys, header), fromBase64(header.macBase64)) &&
    isEqualInConstantTime(keys.fingerprint(), fromBase64(header.fingerprintBase64));
  return isOurs ? ok(undefined) : err({ kind: "header-altered" });
}

function macOf(keys: KeyRing, header: UnsealedVaultHeader): Uint8Array {
  return keyedHash(keys.key("header"), headerMacInput(header), 32);
}
