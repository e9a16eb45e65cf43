import { ok, type Result } from "../../shared/result.ts";
import { fingerprintWords } from "../../shared/vault/fingerprint.ts";
import type { VaultFailure } from "../../shared/vault/failures.ts";
import type { VaultHeader, VaultKind } from "../../shared/vault/header.ts";
import { admitKdfCost } from "../../shared/vault/kdf-policy.ts";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { KeyRing } from "../crypto/key-ring.ts";
import type { ReadableFile } from "../files/file-port.ts";
import type { Database } from "../storage/database.ts";
import type { VaultEnvironment } from "./environment.ts";
import { readHeaderFile, type HeaderFileFailure } from "./header-file.ts";
import { admitVaultPlace, vaultPaths, type PlaceFailure, type VaultPaths } from "./layout.ts";
import { acquireVaultLock, type VaultLock } from "./lock.ts";
import { openVaultParts, type VaultParts } from "./open-parts.ts";
import { fromBase64 } from "./slots.ts";
import { createTurns, type Turns } from "./turns.ts";
import { unlockKeys, type UnlockSecret } from "./unlock.ts";

/** A vault that is unlocked in this process, which is the only one that writes to it. */
export interface OpenVault {
  readonly vaultId: string;
  readonly kind: VaultKind;
  readonly replicaId: string;
  readonly createdAtIso: string;
  readonly openedBy: UnlockSecret["kind"];
  /** The last session ended without closing: a quick check is due (threats D4.7). */
  readonly wasLeftBehind: boolean;
  readonly database: Database;
  readonly blobs: BlobStore;
  /** Copy of the key that seals the window's drafts. Wipe it after use. */
  readonly copyDraftKey: () => Uint8Array;
  /** Header as it stands on the disk. */
  readonly header: () => VaultHeader;
  /** Closes database and files, wipes the keys, gives the vault free. A second call does nothing. */
  readonly close: () => Promise<void>;
  /** For the modules of this folder. */
  readonly session: VaultSession;
}

/** The inside of an open vault. */
export interface VaultSession {
  readonly environment: VaultEnvironment;
  readonly paths: VaultPaths;
  readonly keys: KeyRing;
  readonly databaseFile: ReadableFile;
  readonly setHeader: (header: VaultHeader) => void;
  /** Raised when the vault is closed. */
  readonly closed: AbortSignal;
  /** See withSnapshot. */
  readonly snapshotTurns: Turns;
  /** Changes of the slots, one after the other: each builds on the header that the one before wrote. */
  readonly slotTurns: Turns;
}

/** What can be seen of a vault without a key. */
export interface VaultInfo {
  readonly header: VaultHeader;
  /** Words to compare before the passphrase is typed (threats row 9). */
  readonly fingerprintWords: string;
}

/** Reads the public header, without taking the lock. Its claims are proven only when the vault is opened. */
export async function readVaultInfo(
  environment: VaultEnvironment,
  directory: string,
): Promise<Result<VaultInfo, PlaceFailure | HeaderFileFailure>> {
  const paths = vaultPaths(directory);
  const place = await admitVaultPlace(environment, paths);
  if (!place.ok) return place;
  const header = await readHeaderFile(environment, paths.header);
  if (!header.ok) return header;
  return ok({ header: header.value, fingerprintWords: wordsOf(header.value) });
}

/** The words that stand for a vault's fingerprint. */
export function wordsOf(header: VaultHeader): string {
  return fingerprintWords(fromBase64(header.fingerprintBase64));
}

/**
 * Opens a vault with one of its secrets. Every check is made before the next cost is spent: place, header and its
 * limits, lock, key derivation, authentication of the whole header, database, ids. When it fails, keys are wiped and
 * the lock is free again.
 */
export async function openVault(
  environment: VaultEnvironment,
  directory: string,
  secret: UnlockSecret,
): Promise<Result<OpenVault, VaultFailure>> {
  const paths = vaultPaths(directory);
  const place = await admitVaultPlace(environment, paths);
  if (!place.ok) return place;
  // Before the lock, so that a hostile folder is turned down without writing into it.
  const claimed = await readAdmissibleHeader(environment, paths, secret);
  if (!claimed.ok) return claimed;
  const lock = await acquireVaultLock(environment, paths);
  if (!lock.ok) return lock;
  let isOpen = false;
  try {
    // Again, as the former holder of the lock may have changed it.
    const header = await readAdmissibleHeader(environment, paths, secret);
    if (!header.ok) return header;
    const keys = await unlockKeys(environment, header.value, secret);
    if (!keys.ok) return keys;
    const opened = await openLocked(environment, paths, {
      lock: lock.value,
      header: header.value,
      keys: keys.value,
      openedBy: secret.kind,
    });
    isOpen = opened.ok;
    return opened;
  } finally {
    if (!isOpen) await lock.value.release();
  }
}

/** What stands between a locked folder and an open vault. */
export interface Unlocked {
  readonly lock: VaultLock;
  readonly header: VaultHeader;
  readonly keys: KeyRing;
  readonly openedBy: UnlockSecret["kind"];
}

/** Last step of opening; wipes the keys when it fails. The lock stays with the caller then. */
export async function openLocked(
  environment: VaultEnvironment,
  paths: VaultPaths,
  unlocked: Unlocked,
): Promise<Result<OpenVault, VaultFailure>> {
  let isOpen = false;
  try {
    const parts = await openVaultParts(environment, paths, unlocked.header, unlocked.keys);
    if (!parts.ok) return parts;
    isOpen = true;
    return ok(assembleVault(environment, paths, unlocked, parts.value));
  } finally {
    if (!isOpen) unlocked.keys.wipe();
  }
}

async function readAdmissibleHeader(
  environment: VaultEnvironment,
  paths: VaultPaths,
  secret: UnlockSecret,
): Promise<Result<VaultHeader, VaultFailure>> {
  const header = await readHeaderFile(environment, paths.header);
  if (!header.ok || secret.kind !== "passphrase") return header;
  const cost = admitKdfCost(header.value.slots.passphrase.kdf, environment.kdfPolicy);
  return cost.ok ? header : cost;
}

function assembleVault(
  environment: VaultEnvironment,
  paths: VaultPaths,
  { lock, header: firstHeader, keys, openedBy }: Unlocked,
  parts: VaultParts,
): OpenVault {
  let header = firstHeader;
  let closing: Promise<void> | undefined;
  const closed = new AbortController();
  const snapshotTurns = createTurns();
  return {
    vaultId: header.vaultId,
    kind: header.kind,
    replicaId: parts.meta.replicaId,
    createdAtIso: header.createdAtIso,
    openedBy,
    wasLeftBehind: lock.wasLeftBehind,
    database: parts.database,
    blobs: parts.blobs,
    copyDraftKey: () => Uint8Array.from(keys.key("drafts")),
    header: () => header,
    close: async () => {
      closed.abort();
      closing ??= closeVault({ keys, parts, lock, snapshotTurns });
      await closing;
    },
    session: {
      environment,
      paths,
      keys,
      databaseFile: parts.databaseFile,
      setHeader: (next) => {
        header = next;
      },
      closed: closed.signal,
      snapshotTurns,
      slotTurns: createTurns(),
    },
  };
}

async function closeVault(inside: {
  readonly keys: KeyRing;
  readonly parts: VaultParts;
  readonly lock: VaultLock;
  readonly snapshotTurns: Turns;
}): Promise<void> {
  // Keys first: nothing that fails afterwards may leave them behind.
  inside.keys.wipe();
  try {
    // Work on a snapshot has been told to stop; the file must not be closed under its connection.
    await inside.snapshotTurns.run(async () => undefined);
    await inside.parts.close();
  } finally {
    await inside.lock.release();
  }
}
