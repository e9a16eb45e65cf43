import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { randomName, type RandomPort } from "../crypto/random.ts";
import { readSmallFile, writeFileAtomically } from "../files/atomic-write.ts";
import type { FilePort } from "../files/file-port.ts";
import { systemErrorCode } from "../files/system-error.ts";
import type { ReadHandle } from "../storage/database.ts";
import { readHead } from "../storage/journal/journal-rows.ts";

/**
 * How far the journal of each vault of this desk had come, kept outside the vaults: a vault that was replaced by an older
 * copy of itself opens with the same passphrase, but its journal ends before the mark or runs differently (threats row 7).
 * Kept by replica: a backup that was restored is another one, and may well be older.
 */
export interface HighWaterMarks {
  /** Whether the vault holds less, or other things, than this desk has seen of it. */
  readonly isOlderCopy: (replicaId: string, read: ReadHandle) => Promise<boolean>;
  readonly note: (replicaId: string, read: ReadHandle) => Promise<void>;
}

const marksSchema = z.record(
  z.uuid(),
  z.object({ sequence: z.int().nonnegative(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
);
type Marks = z.infer<typeof marksSchema>;

/** A few thousand vaults. */
const MAX_FILE_SIZE_BYTES = 1_048_576;

export function createHighWaterMarks(
  files: FilePort,
  file: string,
  random: RandomPort,
): HighWaterMarks {
  return {
    isOlderCopy: async (replicaId, read) => {
      const mark = (await readMarks(files, file))[replicaId];
      return mark !== undefined && mark.sequence > 0 && hashAt(read, mark.sequence) !== mark.hash;
    },
    note: async (replicaId, read) => {
      const { sequence, hash } = readHead(read);
      const marks = {
        ...(await readMarks(files, file)),
        [replicaId]: { sequence, hash: Buffer.from(hash).toString("hex") },
      };
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      const bytes = Buffer.from(`${JSON.stringify(marks)}\n`, "utf8");
      await writeFileAtomically(files, file, bytes, randomName(random));
    },
  };
}

function hashAt(read: ReadHandle, sequence: number): string | undefined {
  const row = read.get<{ readonly hash: Uint8Array }>(
    "SELECT hash FROM journal WHERE sequence = ?",
    [sequence],
  );
  return row && Buffer.from(row.hash).toString("hex");
}

/** A file that is missing or can't be read marks nothing: it must not keep anybody from their vault. */
async function readMarks(files: FilePort, file: string): Promise<Marks> {
  try {
    const bytes = await readSmallFile(files, file, MAX_FILE_SIZE_BYTES);
    const marks = marksSchema.safeParse(JSON.parse(Buffer.from(bytes ?? []).toString("utf8")));
    return marks.success ? marks.data : {};
  } catch (error) {
    if (error instanceof SyntaxError || systemErrorCode(error) === "ENOENT") return {};
    throw error;
  }
}
