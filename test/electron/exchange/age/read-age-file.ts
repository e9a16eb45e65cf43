import type { Decrypter } from "age-encryption";

import { createInlineEngine } from "../../../../electron/exchange/age/chunk-engine.ts";
import {
  HEADER_READ_SIZE_BYTES,
  parseAgeHeader,
} from "../../../../electron/exchange/age/header-format.ts";
import { openWith, payloadKey } from "../../../../electron/exchange/age/open-header.ts";
import { PAYLOAD_NONCE_SIZE_BYTES } from "../../../../electron/exchange/age/payload-layout.ts";
import {
  allChunks,
  PayloadError,
  readPayload,
} from "../../../../electron/exchange/age/payload-reader.ts";
import type { ReadableFile } from "../../../../electron/files/file-port.ts";

/** Result of reading any age file, in the words of the published vectors. */
export interface AgeReading {
  readonly verdict: "success" | "no match" | "HMAC failure" | "header failure" | "payload failure";
  /** What was handed out, up to a failure. */
  readonly content: Buffer;
}

/** Bytes as the file that they are. */
export function fileOf(bytes: Uint8Array): ReadableFile {
  return {
    read: async (buffer, position) => {
      const found = bytes.subarray(position, position + buffer.length);
      buffer.set(found);
      return found.length;
    },
    sizeBytes: async () => bytes.length,
    close: async () => undefined,
  };
}

/** Reads an age file through the parts of our reader, without the rules that bundles have on top. */
export async function readAgeFile(bytes: Uint8Array, decrypter: Decrypter): Promise<AgeReading> {
  const nothing = Buffer.alloc(0);
  const header = parseAgeHeader(bytes.subarray(0, HEADER_READ_SIZE_BYTES));
  if (!header.ok) return { verdict: "header failure", content: nothing };
  const fileKey = await openWith(decrypter, header.value);
  if (!fileKey.ok) return { verdict: VERDICTS[fileKey.error.kind], content: nothing };
  const nonceAt = header.value.bytes.length;
  const startBytes = nonceAt + PAYLOAD_NONCE_SIZE_BYTES;
  if (bytes.length < startBytes) return { verdict: "header failure", content: nothing };
  const streamKey = payloadKey(fileKey.value, bytes.subarray(nonceAt, startBytes));
  const place = {
    read: fileOf(bytes).read,
    startBytes,
    sealedSizeBytes: bytes.length - startBytes,
  };
  const pieces: Buffer[] = [];
  try {
    const engine = createInlineEngine("open", streamKey);
    for await (const piece of readPayload(place, engine, allChunks(place))) {
      pieces.push(Buffer.from(piece));
    }
    return { verdict: "success", content: Buffer.concat(pieces) };
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error;
    return { verdict: "payload failure", content: Buffer.concat(pieces) };
  }
}

const VERDICTS = {
  "not-for-us": "no match",
  altered: "HMAC failure",
  "header-malformed": "header failure",
} as const;
