import { join } from "node:path";
import type { z } from "zod";
import type { archivesContract } from "../../../shared/contract/archives.ts";
import type { progressSchema } from "../../../shared/contract/call.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { ARCHIVE_FILE_ENDING } from "../../../shared/exchange/archive/archive-members.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { readAndRemove } from "../../files/read-and-remove.ts";
import { progressStream } from "../../core/progress-stream.ts";
import { randomName } from "../../crypto/random.ts";
import type { LongWork } from "../../exchange/bundle/bundle-environment.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import { TEMPORARY_PREFIX } from "../../files/atomic-write.ts";
import type { DownloadTickets } from "../../rpc/download-tickets.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { ArchiveContent, ArchiveService } from "./archives.ts";
import { broughtHistory } from "./brought-history.ts";

type Report = (progress: z.infer<typeof progressSchema>) => void;

/** A file that came through the window: sealed already, it waits as it is. */
export interface WaitingFiles {
  readonly pathOf: (uploadId: string) => Result<string, Failure>;
  readonly discard: (uploadId: string) => Promise<void>;
}

export interface ArchiveCallPorts {
  readonly desk: ExchangeDesk;
  readonly archives: ArchiveService;
  readonly tickets: DownloadTickets;
  /** Aborted at lock. */
  readonly ending: AbortSignal;
}

/** What the calls of the area `archives` do. */
export function archiveCalls(
  { desk, archives, tickets, ending }: ArchiveCallPorts,
  waiting: WaitingFiles,
): Handlers<typeof archivesContract> {
  const workOf = (report: Report, signal: AbortSignal): LongWork => ({
    signal: AbortSignal.any([signal, ending]),
    onProgress: ({ phase, doneBytes, totalBytes }) => {
      report({ done: doneBytes, total: totalBytes, what: phase });
    },
  });
  return {
    preview: ({ incidentIds }) => archives.preview(incidentIds),
    create: ({ incidentIds, ceiling, sealing }, { signal }) =>
      progressStream(async (report: Report) => {
        const { files, random } = desk.environment;
        const path = join(desk.spoolDirectory, `${TEMPORARY_PREFIX}${randomName(random)}`);
        const order = { incidentIds, ceiling, sealing };
        const made = await archives.create(order, path, workOf(report, signal));
        if (!made.ok) return made;
        const { content, written } = made.value;
        const { sizeBytes, sha256, manifest } = written;
        const name = fileNameOf(content);
        const stream = () => readAndRemove(files, path);
        const ticket = tickets.issue({ name, sizeBytes, stream });
        const { archiveId } = manifest;
        return ok({ ...content, archiveId, sha256, ticket, name, sizeBytes });
      }),
    inspect: ({ uploadId, passphrase }, { signal }) =>
      progressStream(async (report: Report) => {
        const path = waiting.pathOf(uploadId);
        if (!path.ok) return path;
        const file = { path: path.value, passphrase, vouchedKeyId: null };
        return archives.take(file, "preview", workOf(report, signal));
      }),
    take: ({ uploadId, passphrase, vouchedKeyId }, { signal }) =>
      progressStream(async (report: Report) => {
        const path = waiting.pathOf(uploadId);
        if (!path.ok) return path;
        const file = { path: path.value, passphrase, vouchedKeyId };
        const taken = await archives.take(file, "apply", workOf(report, signal));
        if (taken.ok) await waiting.discard(uploadId);
        return taken;
      }),
    history: ({ subjectId, limit, offset }) => {
      const { items, total } = broughtHistory(desk.database.read, subjectId, { limit, offset });
      const end = offset + items.length;
      return ok({ items: [...items], total, next: end < total ? String(end) : null });
    },
  };
}

/** TLP 2.0: the label travels with the file, also in its name. */
function fileNameOf({ tlp, incidents: [first, ...others] }: ArchiveContent): string {
  const number = (first?.number ?? "case").replaceAll(/[^A-Za-z0-9._-]+/g, "-");
  const more = others.length === 0 ? "" : `-and-${String(others.length)}-more`;
  return `${tlp.replace(":", "-")}_${number}${more}${ARCHIVE_FILE_ENDING}`;
}
