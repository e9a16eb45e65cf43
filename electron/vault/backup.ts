import { dirname, join } from "node:path";

import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailure, VaultFailureOf } from "../../shared/vault/failures.ts";
import { randomName } from "../crypto/random.ts";
import { TEMPORARY_PREFIX } from "../files/atomic-write.ts";
import type { WritableFile } from "../files/file-port.ts";
import { createSealedWriter } from "../files/sealed-writer.ts";
import { isDiskFull } from "../files/system-error.ts";
import { isCanaryControl } from "../storage/canary-control.ts";
import { createPageVerifier } from "../storage/page-integrity.ts";
import type { DatabaseSnapshot } from "../storage/snapshot.ts";
import {
  createBackupCipher,
  createBackupPrefix,
  formatMemberHead,
  MEMBER_HEAD_SIZE_BYTES,
  MEMBER_NAME_SIZE_BYTES,
  SALT_SIZE_BYTES,
  type BackupMember,
  type BackupPrefix,
} from "./backup-format.ts";
import type { BackupProgress } from "./backup-reader.ts";
import { verifyBackup } from "./verify-backup.ts";
import { runLongWork, withSnapshot } from "./long-work.ts";
import { removeTree } from "./remove-tree.ts";
import type { OpenVault } from "./vault.ts";

export interface BackupOptions extends BackupProgress {
  /** File to make; must not exist. Its folder must. */
  readonly path: string;
}

export interface BackupReport {
  readonly sizeBytes: number;
  readonly blobs: number;
}

/**
 * Writes the vault as it is at this moment into one encrypted file while work goes on, reads it back, and opens the
 * database from it, before the file gets its name. Opens with the passphrase or recovery code that the vault has now.
 *
 * Progress counts written and then verified bytes. Fails with `backup-target-exists`, `cancelled`, `disk-full`,
 * `blob-missing`, `database-unreadable` when a page of the vault itself is damaged, or `backup-damaged` when the medium gives back other bytes than were written; then no file is left.
 */
export async function backUpVault(
  vault: OpenVault,
  options: BackupOptions,
): Promise<Result<BackupReport, VaultFailure>> {
  return runLongWork(vault, options.signal, async (signal) =>
    backUp(vault, { ...options, signal }),
  );
}

async function backUp(
  vault: OpenVault,
  options: BackupOptions,
): Promise<Result<BackupReport, VaultFailure>> {
  const { environment } = vault.session;
  const { files } = environment;
  if ((await files.status(options.path)) !== undefined) {
    return err({ kind: "backup-target-exists", path: options.path });
  }
  const directory = dirname(options.path);
  const temporary = join(directory, `${TEMPORARY_PREFIX}${randomName(environment.random)}`);
  let isNamed = false;
  try {
    const written = await writeBackup(vault, temporary, halves(options, 0));
    if (!written.ok) return written;
    const verified = await verifyBackup(vault, temporary, halves(options, 1));
    if (!verified.ok) return verified;
    await files.rename(temporary, options.path);
    isNamed = true;
    await files.syncDirectory(directory);
    const sizeBytes = (await files.status(options.path))?.sizeBytes ?? 0;
    return ok({ sizeBytes, blobs: verified.value.blobs });
  } catch (error) {
    if (isDiskFull(error)) return err({ kind: "disk-full" });
    throw error;
  } finally {
    if (!isNamed) await removeTree(files, temporary);
  }
}

type WriteFailure = VaultFailureOf<
  "cancelled" | "blob-missing" | "database-unreadable" | "database-missing"
>;

/** Writing and verifying each get one half of the bar. */
function halves({ onProgress, signal }: BackupOptions, half: 0 | 1): BackupProgress {
  return {
    signal,
    onProgress: (doneBytes, totalBytes) =>
      onProgress?.(half * totalBytes + doneBytes, 2 * totalBytes),
  };
}

async function writeBackup(
  vault: OpenVault,
  path: string,
  progress: BackupProgress,
): Promise<Result<void, VaultFailure>> {
  const { environment } = vault.session;
  const releaseBlobs = vault.blobs.holdRemovals();
  try {
    return await withSnapshot(vault, async (snapshot) => {
      // After the snapshot: a row is written after its evidence, so that all that it refers to is there by now.
      const members = await listMembers(vault, snapshot);
      const contentSizeBytes = members.reduce(
        (sum, member) => sum + MEMBER_HEAD_SIZE_BYTES + member.sizeBytes,
        0,
      );
      const salt = environment.random(SALT_SIZE_BYTES);
      const prefix = createBackupPrefix(vault.header(), salt, contentSizeBytes);
      return sealInto(vault, path, prefix, contentOf(vault, snapshot, members), progress);
    });
  } finally {
    await releaseBlobs();
  }
}

async function listMembers(
  { blobs, session }: OpenVault,
  snapshot: DatabaseSnapshot,
): Promise<readonly BackupMember[]> {
  const noName = "00".repeat(MEMBER_NAME_SIZE_BYTES);
  const members: BackupMember[] = [
    { kind: "database", name: noName, sizeBytes: snapshot.sizeBytes },
  ];
  for await (const name of blobs.listNames()) {
    const status = await session.environment.files.status(blobs.layout.pathOfName(name));
    if (status?.kind === "file") members.push({ kind: "blob", name, sizeBytes: status.sizeBytes });
  }
  return members;
}

async function* contentOf(
  vault: OpenVault,
  snapshot: DatabaseSnapshot,
  members: readonly BackupMember[],
): AsyncGenerator<Uint8Array> {
  for (const member of members) {
    yield formatMemberHead(member);
    if (member.kind === "database") yield* verifiedPages(vault, snapshot);
    else yield* readSealedFile(vault, member);
  }
}

/** A page that rotted on the disk must not be found out on the day when the backup is needed. */
async function* verifiedPages(
  { session }: OpenVault,
  snapshot: DatabaseSnapshot,
): AsyncGenerator<Uint8Array> {
  const hasCodes = !isCanaryControl(session.environment);
  const verifier = createPageVerifier(session.keys.key("database"));
  try {
    for await (const bytes of snapshot.read()) {
      if (hasCodes && verifier.verify(bytes).length > 0) throw new PageDamaged();
      yield bytes;
    }
  } finally {
    verifier.wipe();
  }
}

class PageDamaged extends Error {}

const READ_SIZE_BYTES = 1_048_576;

/** A sealed evidence file as it is: damaged ones are carried along and named by a check. */
async function* readSealedFile(
  { blobs, session }: OpenVault,
  member: BackupMember,
): AsyncGenerator<Uint8Array> {
  const file = await session.environment.files.openForReading(blobs.layout.pathOfName(member.name));
  try {
    for (let position = 0; position < member.sizeBytes; position += READ_SIZE_BYTES) {
      const buffer = Buffer.allocUnsafe(Math.min(READ_SIZE_BYTES, member.sizeBytes - position));
      if ((await file.read(buffer, position)) < buffer.length) throw new BlobVanished(member.name);
      yield buffer;
    }
  } finally {
    await file.close();
  }
}

/** Somebody outside took an evidence file away or shortened it while it was read. */
class BlobVanished extends Error {
  readonly blobName: string;

  constructor(blobName: string) {
    super("an evidence file became shorter while it was read");
    this.blobName = blobName;
  }
}

async function sealInto(
  vault: OpenVault,
  path: string,
  prefix: BackupPrefix,
  content: AsyncIterable<Uint8Array>,
  progress: BackupProgress,
): Promise<Result<void, WriteFailure>> {
  const { environment, keys } = vault.session;
  const cipher = createBackupCipher(keys, prefix);
  const file = await environment.files.createFile(path);
  try {
    await file.write(prefix.bytes);
    const writer = createSealedWriter(file, cipher);
    const isDone = await pour(content, writer.write, prefix.contentSizeBytes, progress);
    if (!isDone) return err({ kind: "cancelled" });
    await writer.finish();
    await file.sync();
    return ok(undefined);
  } catch (error) {
    if (error instanceof PageDamaged) {
      return err({ kind: "database-unreadable", path: vault.session.paths.database });
    }
    if (error instanceof BlobVanished) return err({ kind: "blob-missing", name: error.blobName });
    throw error;
  } finally {
    cipher.wipe();
    await file.close();
  }
}

async function pour(
  content: AsyncIterable<Uint8Array>,
  write: WritableFile["write"],
  totalBytes: number,
  { onProgress, signal }: BackupProgress,
): Promise<boolean> {
  let doneBytes = 0;
  for await (const bytes of content) {
    if (signal?.aborted === true) return false;
    await write(bytes);
    doneBytes += bytes.length;
    onProgress?.(doneBytes, totalBytes);
  }
  return signal?.aborted !== true;
}
