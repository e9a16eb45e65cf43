import { useQuery } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";

import type { Client } from "../../../../shared/contract/index.ts";
import { useApi } from "../../../api.ts";
import type { PickedFile } from "../../../ui/file-drop/picked-file.ts";
import { uploadFiles } from "../../../upload.ts";

export type TablePreview = Awaited<ReturnType<Client["imports"]["previewTable"]>>;

/** Enough for the head of any table; a table of gigabytes need not be sent to see its columns. */
const HEAD_BYTES = 512 * 1024;

/** The head of a table with the proposed mapping; only its first part is sent, and taken back afterwards. */
export function useTablePreview(file: PickedFile): UseQueryResult<TablePreview> {
  const { client } = useApi();
  return useQuery({
    queryKey: ["import-preview", file.path, file.sizeBytes],
    queryFn: async ({ signal }) => {
      const [uploadId = ""] = await uploadFiles(client, [headOf(file)], {
        signal,
        report: () => undefined,
      });
      try {
        return await client.imports.previewTable({ uploadId }, { signal });
      } finally {
        await client.desk.upload.cancel({ uploadId });
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** The first part of a file as a file of its own. */
export function headOf(file: PickedFile, limitBytes: number = HEAD_BYTES): PickedFile {
  return {
    path: file.path,
    sizeBytes: Math.min(file.sizeBytes, limitBytes),
    stream: () => file.stream().pipeThrough(firstBytes(limitBytes)),
  };
}

function firstBytes(
  limitBytes: number,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let left = limitBytes;
  return new TransformStream({
    transform(chunk, controller) {
      controller.enqueue(chunk.subarray(0, left));
      left -= Math.min(left, chunk.length);
      if (left === 0) controller.terminate();
    },
  });
}
