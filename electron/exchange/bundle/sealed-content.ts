import type { PlacedMember } from "../../../shared/exchange/bundle/archive-plan.ts";
import { openChunkEngine } from "../age/chunk-threads.ts";
import { PAYLOAD_CHUNK_SIZE_BYTES } from "../age/payload-layout.ts";
import { allChunks, PayloadError, readPayload, type PayloadPlace } from "../age/payload-reader.ts";
import type { BundleEnvironment, LongWork } from "./bundle-environment.ts";
import { BundleError, throwIfAborted } from "./bundle-error.ts";

/** The payload of an age file whose key is open. */
export interface SealedContent {
  readonly place: PayloadPlace;
  readonly streamKey: Uint8Array;
  /** Of what is sealed in it. */
  readonly sizeBytes: number;
}

/** All content of the payload, with progress and cancelling. */
export async function* readPieces(
  { threads }: BundleEnvironment,
  { place, streamKey, sizeBytes: totalBytes }: SealedContent,
  { signal, onProgress }: LongWork,
): AsyncGenerator<Uint8Array, undefined> {
  const engine = await openChunkEngine("open", streamKey, totalBytes, threads);
  let doneBytes = 0;
  try {
    for await (const bytes of readPayload(place, engine, allChunks(place))) {
      throwIfAborted(signal);
      yield bytes;
      doneBytes += bytes.length;
      onProgress?.({ phase: "verify", doneBytes, totalBytes });
    }
    return undefined;
  } catch (error) {
    throw problemOfPayload(error);
  } finally {
    await engine.close();
  }
}

/** Content of one member: only the chunks in which it lies are read and opened. */
export async function* readMember(
  { threads }: BundleEnvironment,
  { place, streamKey }: SealedContent,
  { offsetBytes, sizeBytes }: PlacedMember,
): AsyncGenerator<Uint8Array> {
  if (sizeBytes === 0) return;
  const endBytes = offsetBytes + sizeBytes;
  const first = Math.floor(offsetBytes / PAYLOAD_CHUNK_SIZE_BYTES);
  const end = Math.ceil(endBytes / PAYLOAD_CHUNK_SIZE_BYTES);
  // Whole chunks are opened, however small the member in them is.
  const openedBytes = (end - first) * PAYLOAD_CHUNK_SIZE_BYTES;
  const engine = await openChunkEngine("open", streamKey, openedBytes, threads);
  try {
    const range = { first, end };
    let at = first * PAYLOAD_CHUNK_SIZE_BYTES;
    for await (const bytes of readPayload(place, engine, range)) {
      yield bytes.subarray(Math.max(0, offsetBytes - at), endBytes - at);
      at += bytes.length;
    }
  } catch (error) {
    throw problemOfPayload(error);
  } finally {
    await engine.close();
  }
}

function problemOfPayload(error: unknown): unknown {
  if (!(error instanceof PayloadError)) return error;
  const { offsetBytes } = error;
  // The file had its size when it was opened: it was cut since, or a part of it was taken away.
  if (error.reason === "ends-early") {
    const foundBytes = offsetBytes;
    return new BundleError({ kind: "incomplete", foundBytes, expectedBytes: null, name: null });
  }
  return new BundleError({ kind: "altered", part: "payload", offsetBytes, name: null });
}
