import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import {
  MAX_HEADER_SIZE_BYTES,
  parseVaultHeader,
  serializeVaultHeader,
  type HeaderParseFailure,
  type VaultHeader,
} from "../../shared/vault/header.ts";
import { createChunkCipher, type ChunkCipher } from "../crypto/chunk-cipher.ts";
import type { KeyRing } from "../crypto/key-ring.ts";
import { deriveSubKey } from "../crypto/keyed-hash.ts";
import { wipe } from "../crypto/memory.ts";
import type { ReadableFile } from "../files/file-port.ts";

// A backup file: name of the format, zero byte, version | length of the vault header (4) | vault header |
// salt (32) | size of the content (8) | content in sealed chunks. All numbers are big-endian. The key of the chunks
// depends on every byte before them, and the size tells a file that ends early from one that was altered.
//
// The content is a sequence of members: kind (1) | name (32) | size (8) | bytes.

/** Kinds of member. There is one database, and it comes first. */
export const MEMBER_KIND = { database: 1, blob: 2 } as const;

export const MEMBER_NAME_SIZE_BYTES = 32;
export const MEMBER_HEAD_SIZE_BYTES = 1 + MEMBER_NAME_SIZE_BYTES + 8;

export interface BackupMember {
  readonly kind: keyof typeof MEMBER_KIND;
  /** Name of the sealed evidence file in hexadecimal; zeros for the database. */
  readonly name: string;
  readonly sizeBytes: number;
}

export interface BackupPrefix {
  readonly bytes: Uint8Array;
  readonly header: VaultHeader;
  readonly contentSizeBytes: number;
}

export type BackupPrefixFailure = HeaderParseFailure | VaultFailureOf<"backup-damaged">;

/** Everything before the first chunk. */
export function createBackupPrefix(
  header: VaultHeader,
  salt: Uint8Array,
  contentSizeBytes: number,
): BackupPrefix {
  const headerBytes = serializeVaultHeader(header);
  const numbers = Buffer.alloc(12);
  numbers.writeUInt32BE(headerBytes.length, 0);
  writeUint64(numbers, contentSizeBytes, 4);
  const bytes = Buffer.concat([
    MAGIC,
    Uint8Array.of(VERSION),
    numbers.subarray(0, 4),
    headerBytes,
    salt,
    numbers.subarray(4),
  ]);
  return { bytes, header, contentSizeBytes };
}

/** Whether these first bytes of a file can be a backup's. */
export function beginsLikeBackup(bytes: Uint8Array): boolean {
  return bytes.length >= MAGIC.length && MAGIC.equals(bytes.subarray(0, MAGIC.length));
}

/** Reads it back. Every length is checked before it is used. */
export async function readBackupPrefix(
  file: ReadableFile,
): Promise<Result<BackupPrefix, BackupPrefixFailure>> {
  const start = Buffer.alloc(START_SIZE_BYTES);
  const found = await file.read(start, 0);
  if (!MAGIC.subarray(0, found).equals(start.subarray(0, Math.min(found, MAGIC.length)))) {
    return damaged("not-a-backup", 0);
  }
  if (found < START_SIZE_BYTES) return damaged(found === 0 ? "not-a-backup" : "incomplete", found);
  const version = start.readUInt8(MAGIC.length);
  if (version > VERSION) {
    return err({
      kind: "vault-from-newer-version",
      foundVersion: version,
      supportedVersion: VERSION,
    });
  }
  const headerSizeBytes = start.readUInt32BE(MAGIC.length + 1);
  if (version !== VERSION || headerSizeBytes > MAX_HEADER_SIZE_BYTES) return damaged("altered", 0);
  const bytes = Buffer.alloc(START_SIZE_BYTES + headerSizeBytes + SALT_SIZE_BYTES + 8);
  const length = await file.read(bytes, 0);
  if (length < bytes.length) return damaged("incomplete", length);
  const header = parseVaultHeader(
    bytes.subarray(START_SIZE_BYTES, START_SIZE_BYTES + headerSizeBytes),
  );
  if (!header.ok) return header;
  const contentSizeBytes = readUint64(bytes, bytes.length - 8);
  if (contentSizeBytes === undefined) return damaged("altered", bytes.length - 8);
  return ok({ bytes, header: header.value, contentSizeBytes });
}

export const SALT_SIZE_BYTES = 32;

/** Cipher for the chunks after this prefix. Wipe it after use. */
export function createBackupCipher(keys: KeyRing, prefix: BackupPrefix): ChunkCipher {
  const fileKey = deriveSubKey(keys.key("backup"), "watchpost backup file v1", prefix.bytes);
  const cipher = createChunkCipher(fileKey);
  wipe(fileKey);
  return cipher;
}

export function formatMemberHead(member: BackupMember): Uint8Array {
  const head = Buffer.alloc(MEMBER_HEAD_SIZE_BYTES);
  head.writeUInt8(MEMBER_KIND[member.kind], 0);
  head.write(member.name, 1, "hex");
  writeUint64(head, member.sizeBytes, 1 + MEMBER_NAME_SIZE_BYTES);
  return head;
}

/** Undefined when it is no head; only our own program could have sealed that. */
export function parseMemberHead(head: Buffer): BackupMember | undefined {
  const sizeBytes = readUint64(head, 1 + MEMBER_NAME_SIZE_BYTES);
  const name = head.toString("hex", 1, 1 + MEMBER_NAME_SIZE_BYTES);
  const kind = kindOf(head.readUInt8(0));
  return kind === undefined || sizeBytes === undefined ? undefined : { kind, name, sizeBytes };
}

const MAGIC = Buffer.from("watchpost-backup\0", "latin1");
const VERSION = 1;
const START_SIZE_BYTES = MAGIC.length + 1 + 4;

function kindOf(code: number): BackupMember["kind"] | undefined {
  if (code === MEMBER_KIND.database) return "database";
  return code === MEMBER_KIND.blob ? "blob" : undefined;
}

function damaged(
  reason: VaultFailureOf<"backup-damaged">["reason"],
  offsetBytes: number,
): Result<never, VaultFailureOf<"backup-damaged">> {
  return err({ kind: "backup-damaged", reason, offsetBytes });
}

function writeUint64(buffer: Buffer, value: number, offset: number): void {
  buffer.writeBigUInt64BE(BigInt(value), offset);
}

function readUint64(buffer: Buffer, offset: number): number | undefined {
  const value = Number(buffer.readBigUInt64BE(offset));
  return Number.isSafeInteger(value) ? value : undefined;
}
