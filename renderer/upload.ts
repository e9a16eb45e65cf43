import type { Client } from "../shared/contract/index.ts";
import type { JobHandle } from "./ui/jobs/job-context.ts";
import type { PickedFile } from "./ui/file-drop/picked-file.ts";

/** Small enough that progress moves and cancel answers at once, large enough that the border between processes costs little. */
const CHUNK_BYTES = 512 * 1024;

/**
 * Sends files to the core in chunks (contract `desk.upload`) and gives their upload ids in the same order. Progress is
 * reported in bytes. When cancelled, or when one fails, everything that was begun is taken back and the error thrown.
 */
export async function uploadFiles(
  client: Client,
  files: readonly PickedFile[],
  job: JobHandle,
  kind: "content" | "backup" | "archive" | "bundle" = "content",
): Promise<readonly string[]> {
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const uploadIds: string[] = [];
  let done = 0;
  try {
    for (const file of files) {
      job.signal.throwIfAborted();
      const { uploadId } = await client.desk.upload.begin({
        name: file.path,
        sizeBytes: file.sizeBytes,
        kind,
      });
      uploadIds.push(uploadId);
      for await (const bytes of chunksOf(file)) {
        job.signal.throwIfAborted();
        await client.desk.upload.append({ uploadId, bytes });
        done += bytes.length;
        job.report({ done, total, what: file.path });
      }
      await client.desk.upload.finish({ uploadId });
    }
    return uploadIds;
  } catch (error) {
    await Promise.allSettled(uploadIds.map((uploadId) => client.desk.upload.cancel({ uploadId })));
    throw error;
  }
}

/** The file in pieces of at most {@link CHUNK_BYTES}; the browser's own pieces are of any size. */
async function* chunksOf(file: PickedFile): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      for (let at = 0; at < next.value.length; at += CHUNK_BYTES)
        yield next.value.subarray(at, at + CHUNK_BYTES);
    }
  } finally {
    reader.releaseLock();
  }
}
