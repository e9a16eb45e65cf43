import { Decrypter, Encrypter, type Stanza } from "age-encryption";

import {
  archiveProblemOf,
  type ArchiveProblem,
  type CommonProblem,
} from "../../../shared/exchange/archive/archive-problem.ts";
import { BUNDLE_LIMITS } from "../../../shared/exchange/bundle/limits.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { CHUNK_TAG_SIZE_BYTES } from "../../crypto/chunk-cipher.ts";
import { wipe } from "../../crypto/memory.ts";
import type { ReadableFile } from "../../files/file-port.ts";
import { HEADER_READ_SIZE_BYTES, parseAgeHeader, type AgeHeader } from "../age/header-format.ts";
import { judgeStanza } from "../age/header-policy.ts";
import { openWith, payloadKey, unwrapFileKey } from "../age/open-header.ts";
import {
  PAYLOAD_NONCE_SIZE_BYTES,
  SEALED_CHUNK_SIZE_BYTES,
  sealedChunkCount,
} from "../age/payload-layout.ts";
import type { AgeIdentity } from "../age/recipients.ts";
import type { SealedHeader } from "../age/seal-header.ts";
import type { SealedContent } from "../bundle/sealed-content.ts";

/** To whom an archive is sealed. */
export type ArchiveSealing =
  | { readonly kind: "passphrase"; readonly passphrase: string; readonly workFactor: number }
  /** All of one kind; see planRecipients. */
  | { readonly kind: "recipients"; readonly recipients: readonly string[] };

/** What may open one. */
export interface ArchiveKeys {
  readonly passphrase: string | null;
  readonly identities: readonly AgeIdentity[];
}

type OpenHeaderRefusal = ArchiveProblem | CommonProblem;

/** Power of two of scrypt's cost: 256 MiB and a second, as `age` does. */
export const ARCHIVE_WORK_FACTOR = 18;
/** A gigabyte. The file says what it costs, so that a hostile one could ask for anything. */
export const MAX_WORK_FACTOR = 20;

/**
 * Header and key of a plain age file. Who can open it is no part of what is signed: an archive may be sealed anew, with `age` itself,
 * for another safe or under another passphrase.
 */
export async function sealArchiveHeader(sealing: ArchiveSealing): Promise<SealedHeader> {
  const encrypter = new Encrypter();
  let fileKey = new Uint8Array(0);
  if (sealing.kind === "passphrase") {
    encrypter.setScryptWorkFactor(sealing.workFactor);
    encrypter.setPassphrase(sealing.passphrase);
  } else {
    for (const recipient of sealing.recipients) encrypter.addRecipient(recipient);
    encrypter.addRecipient({
      wrapFileKey: (key: Uint8Array): Stanza[] => {
        fileKey = Uint8Array.from(key);
        return [];
      },
    });
  }
  // An empty file is header, nonce and one empty chunk, whose tag is not ours.
  const empty = await encrypter.encrypt(new Uint8Array(0));
  const bytes = empty.subarray(0, empty.length - CHUNK_TAG_SIZE_BYTES);
  if (sealing.kind === "passphrase") {
    // With a passphrase the library lets no second recipient in that would see the key: it is opened as a reader would.
    fileKey = await fileKeyOf(bytes, sealing.passphrase);
  }
  const nonce = bytes.subarray(bytes.length - PAYLOAD_NONCE_SIZE_BYTES);
  const streamKey = payloadKey(fileKey, nonce);
  wipe(fileKey);
  return { bytes, streamKey };
}

async function fileKeyOf(bytes: Uint8Array, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const header = bytes.subarray(0, bytes.length - PAYLOAD_NONCE_SIZE_BYTES);
  return Uint8Array.from(await decrypter.decryptHeader(header));
}

/** Opens the encryption of a file: nothing of its content was looked at (docs/case-archive-format.md §7, steps 1 to 6). */
export async function openArchiveHeader(
  source: ReadableFile,
  keys: ArchiveKeys,
): Promise<Result<SealedContent, OpenHeaderRefusal>> {
  const start = Buffer.alloc(HEADER_READ_SIZE_BYTES);
  const header = parseAgeHeader(start.subarray(0, await source.read(start, 0)));
  if (!header.ok) return err(archiveProblemOf(header.error));
  const opened = await openFileKey(header.value, keys);
  if (!opened.ok) return opened;
  const fileKey = opened.value;
  try {
    const nonce = Buffer.alloc(PAYLOAD_NONCE_SIZE_BYTES);
    const startBytes = header.value.bytes.length + PAYLOAD_NONCE_SIZE_BYTES;
    const foundBytes = await source.sizeBytes();
    await source.read(nonce, header.value.bytes.length);
    const sealedSizeBytes = foundBytes - startBytes;
    const chunks = sealedChunkCount(sealedSizeBytes);
    const lastSizeBytes = sealedSizeBytes - (chunks - 1) * SEALED_CHUNK_SIZE_BYTES;
    if (lastSizeBytes < CHUNK_TAG_SIZE_BYTES) {
      return err({ kind: "incomplete", foundBytes, expectedBytes: null });
    }
    const sizeBytes = sealedSizeBytes - chunks * CHUNK_TAG_SIZE_BYTES;
    if (sizeBytes > BUNDLE_LIMITS.archiveSizeBytes) {
      const limit = "archiveSizeBytes";
      return err({ kind: "limit-exceeded", limit, allowed: BUNDLE_LIMITS[limit] });
    }
    const place = { read: source.read, startBytes, sealedSizeBytes };
    return ok({ place, sizeBytes, streamKey: payloadKey(fileKey, nonce) });
  } finally {
    wipe(fileKey);
  }
}

async function openFileKey(
  header: AgeHeader,
  { passphrase, identities }: ArchiveKeys,
): Promise<Result<Uint8Array, OpenHeaderRefusal>> {
  const [first] = header.stanzas;
  if (first?.type === "scrypt") {
    const refusal = refuseScrypt(header);
    if (refusal !== undefined) return err(refusal);
    if (passphrase === null) return err({ kind: "passphrase-required" });
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const opened = await openWith(decrypter, header);
    // With authenticated encryption a wrong passphrase and a header that was changed look the same.
    if (opened.ok) return opened;
    const isWrong = opened.error.kind === "not-for-us";
    return err(isWrong ? { kind: "passphrase-wrong" } : archiveProblemOf(opened.error));
  }
  for (const stanza of header.stanzas) {
    const judged = judgeStanza(stanza);
    if (!judged.ok) return err(archiveProblemOf(judged.error));
  }
  const unwrapped = await unwrapFileKey(header, identities);
  return unwrapped.ok ? ok(unwrapped.value.fileKey) : err(archiveProblemOf(unwrapped.error));
}

/** Before any work: the stanza stands alone, has its form, and asks for no more than is allowed. */
function refuseScrypt({ stanzas: [first, ...others] }: AgeHeader): OpenHeaderRefusal | undefined {
  const [salt = "", workFactor = "", ...rest] = first?.args ?? [];
  const isFormed =
    others.length === 0 &&
    rest.length === 0 &&
    first?.bodyBase64.length === 43 &&
    /^[A-Za-z0-9+/]{21}[AQgw]$/.test(salt) &&
    /^[1-9][0-9]{0,8}$/.test(workFactor);
  if (!isFormed) return { kind: "sealing-refused", found: "scrypt" };
  return Number(workFactor) > MAX_WORK_FACTOR
    ? { kind: "work-factor-refused", found: workFactor, allowed: MAX_WORK_FACTOR }
    : undefined;
}
