import type { journalContract } from "../../../shared/contract/journal.ts";
import { ok } from "../../../shared/result.ts";
import type { DownloadTickets } from "../../rpc/download-tickets.ts";
import { progressStream } from "../../core/progress-stream.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { JournalService } from "./journal.ts";

/** What the calls of the area `journal` do. */
export function journalCalls(
  journal: JournalService,
  tickets: DownloadTickets,
): Handlers<typeof journalContract> {
  return {
    list: (request) => {
      const page = journal.list(request);
      return ok({ items: [...page.items], next: page.next });
    },
    verify: (_input, { signal }) =>
      progressStream(async (report) => journal.verify(report, signal)),
    undo: ({ actionId }) => journal.undo(actionId),
    undoable: () => ok(journal.undoable()),
    export: () => {
      const lines = [...journal.exportLines()].map((line) => Buffer.from(line, "utf8"));
      const sizeBytes = lines.reduce((sum, line) => sum + line.length, 0);
      const name = "watchpost-journal.jsonl";
      return ok({
        ticket: tickets.issue({ name, sizeBytes, stream: () => inChunks(lines) }),
        name,
        sizeBytes,
      });
    },
  };
}

async function* inChunks(lines: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield await Promise.resolve(line);
}
