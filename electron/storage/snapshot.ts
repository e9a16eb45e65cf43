import { lstatSync } from "node:fs";

import type { ReadableFile } from "../files/file-port.ts";
import type { Database } from "./database.ts";

/** The database file, held still. */
export interface DatabaseSnapshot {
  readonly sizeBytes: number;
  /** The encrypted bytes of the file, in order. */
  readonly read: () => AsyncGenerator<Uint8Array>;
  /** Ends the hold and closes the reading connection. Until then the log grows with every change. */
  readonly release: () => void;
}

/**
 * One consistent state of the database while work on it goes on, without a second copy on the disk.
 *
 * The engine's own backup call can't write an encrypted file with this binding (it opens its target without a key), and
 * VACUUM INTO would block the process for its whole duration. So the log is first moved into the file and emptied; then
 * `reader` begins a read transaction. From there on the engine's read lock keeps every checkpoint off the
 * file, and what is written meanwhile stays in the log. No commit can come in between, as all of this is synchronous and
 * this process is the only writer.
 *
 * `file` must have been opened once for the life of `writer` and be closed after it: closing any descriptor of
 * the file would drop the process's POSIX locks on it. Takes over `reader`, a second connection to the same file.
 */
export function holdSnapshot(
  writer: Database,
  reader: Database,
  file: ReadableFile,
): DatabaseSnapshot {
  const isLogEmpty = writer.checkpoint();
  const endRead = reader.holdReadTransaction();
  const release = (): void => {
    endRead();
    reader.close();
  };
  const logSizeBytes = lstatSync(`${writer.path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (!isLogEmpty || logSizeBytes > 0) {
    release();
    throw new Error("the log could not be emptied: another reader is at work");
  }
  const sizeBytes = pragmaNumber(reader, "page_count") * pragmaNumber(reader, "page_size");
  return { sizeBytes, read: () => readBytes(file, sizeBytes), release };
}

/** The file ends before its last page. */
export class DatabaseCutShort extends Error {
  readonly sizeBytes: number;

  constructor(sizeBytes: number) {
    super(`the database file ends at ${String(sizeBytes)}`);
    this.name = "DatabaseCutShort";
    this.sizeBytes = sizeBytes;
  }
}

/** Large reads: the disk and not the calls set the pace. */
const READ_SIZE_BYTES = 1_048_576;

async function* readBytes(file: ReadableFile, sizeBytes: number): AsyncGenerator<Uint8Array> {
  for (let position = 0; position < sizeBytes; position += READ_SIZE_BYTES) {
    const buffer = Buffer.allocUnsafe(Math.min(READ_SIZE_BYTES, sizeBytes - position));
    const length = await file.read(buffer, position);
    if (length < buffer.length) throw new DatabaseCutShort(position + length);
    yield buffer;
  }
}

function pragmaNumber(database: Database, name: "page_count" | "page_size"): number {
  const row = database.read.get<Readonly<Record<string, number>>>(`PRAGMA ${name}`);
  return row?.[name] ?? 0;
}
