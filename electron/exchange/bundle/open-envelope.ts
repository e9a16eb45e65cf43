import type { EnvelopeFacts } from "../../../shared/exchange/bundle/admit.ts";
import { BUNDLE_LIMITS } from "../../../shared/exchange/bundle/limits.ts";
import type { BundleRefusal } from "../../../shared/exchange/bundle/refusal.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { wipe } from "../../crypto/memory.ts";
import type { ReadableFile } from "../../files/file-port.ts";
import { HEADER_READ_SIZE_BYTES, parseAgeHeader, type AgeHeader } from "../age/header-format.ts";
import { judgeStanzas } from "../age/header-policy.ts";
import { payloadKey, unwrapFileKey } from "../age/open-header.ts";
import { PAYLOAD_NONCE_SIZE_BYTES, sealedPayloadSizeBytes } from "../age/payload-layout.ts";
import type { PayloadPlace } from "../age/payload-reader.ts";
import { recipientFingerprint, type AgeIdentity } from "../age/recipients.ts";
import { openSize } from "../age/size-stanza.ts";

/** A bundle whose encryption is open and whose size is right; nothing of its content was looked at. */
export interface OpenEnvelope {
  readonly facts: EnvelopeFacts;
  readonly place: PayloadPlace;
  /** Key of the chunks. Wipe it after use. */
  readonly streamKey: Uint8Array;
}

/** Steps 1 to 8 of docs/bundle-format.md §8. */
export async function openEnvelope(
  source: ReadableFile,
  identities: readonly AgeIdentity[],
): Promise<Result<OpenEnvelope, BundleRefusal>> {
  const start = Buffer.alloc(HEADER_READ_SIZE_BYTES);
  const header = parseAgeHeader(start.subarray(0, await source.read(start, 0)));
  if (!header.ok) return header;
  const judged = judgeStanzas(header.value);
  if (!judged.ok) return judged;
  const { kind } = judged.value;
  const fitting = identities.filter((identity) => identity.kind === kind);
  const unwrapped = await unwrapFileKey(header.value, fitting);
  if (!unwrapped.ok) return unwrapped;
  const { fileKey, identity } = unwrapped.value;
  try {
    const size = await checkSize(source, header.value, fileKey);
    if (!size.ok) return size;
    const { archiveSizeBytes, nonce } = size.value;
    const startBytes = header.value.bytes.length + PAYLOAD_NONCE_SIZE_BYTES;
    return ok({
      facts: {
        recipientKind: kind,
        stanzaCount: header.value.stanzas.length,
        archiveSizeBytes,
        recipientFingerprint: recipientFingerprint(identity.recipient),
      },
      place: {
        read: source.read,
        startBytes,
        sealedSizeBytes: sealedPayloadSizeBytes(archiveSizeBytes),
      },
      streamKey: payloadKey(fileKey, nonce),
    });
  } finally {
    wipe(fileKey);
  }
}

/** The file must have exactly the size that its header carries: shorter is incomplete, longer was added to. */
async function checkSize(
  source: ReadableFile,
  header: AgeHeader,
  fileKey: Uint8Array,
): Promise<
  Result<{ readonly archiveSizeBytes: number; readonly nonce: Uint8Array }, BundleRefusal>
> {
  const archiveSizeBytes = openSize(fileKey, header);
  if (archiveSizeBytes === undefined) {
    return err({ kind: "altered", part: "header", offsetBytes: null, name: null });
  }
  if (archiveSizeBytes > BUNDLE_LIMITS.archiveSizeBytes) {
    const limit = "archiveSizeBytes";
    return err({ kind: "limit-exceeded", limit, allowed: BUNDLE_LIMITS[limit] });
  }
  const nonce = Buffer.alloc(PAYLOAD_NONCE_SIZE_BYTES);
  const nonceAt = header.bytes.length;
  const found = await source.read(nonce, nonceAt);
  const foundBytes = await source.sizeBytes();
  const expectedBytes =
    nonceAt + PAYLOAD_NONCE_SIZE_BYTES + sealedPayloadSizeBytes(archiveSizeBytes);
  if (foundBytes < expectedBytes || found < nonce.length) {
    return err({ kind: "incomplete", foundBytes, expectedBytes, name: null });
  }
  if (foundBytes > expectedBytes) {
    return err({ kind: "altered", part: "size", offsetBytes: expectedBytes, name: null });
  }
  return ok({ archiveSizeBytes, nonce });
}
