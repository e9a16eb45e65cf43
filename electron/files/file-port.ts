/**
 * What the vault needs from a file system. Small, so that a test can stand in a disk that loses power.
 *
 * Nothing follows a symbolic link in the last part of a path. Directories get mode 0700, files 0600.
 * Failures of the system arrive as exceptions with a `code` (`ENOENT`, `ENOSPC`, ...); see system-error.ts.
 */
export interface FilePort {
  /** Opens an existing regular file. A link or another kind of file fails with `ELOOP` or `EINVAL`. */
  readonly openForReading: (path: string) => Promise<ReadableFile>;
  /** Makes a new file; fails with `EEXIST` when anything has that name. */
  readonly createFile: (path: string) => Promise<WritableFile>;
  /** Replaces what has the new name, in one step. Durable after `syncDirectory` of the directories involved. */
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly removeFile: (path: string) => Promise<void>;
  /** Removes an empty directory. */
  readonly removeDirectory: (path: string) => Promise<void>;
  /** Makes one directory; fails with `EEXIST` when anything has that name. */
  readonly makeDirectory: (path: string) => Promise<void>;
  readonly readDirectory: (path: string) => Promise<readonly string[]>;
  /** Undefined when there is nothing of that name. */
  readonly status: (path: string) => Promise<FileStatus | undefined>;
  /** Makes the names in a directory durable. */
  readonly syncDirectory: (path: string) => Promise<void>;
}

export interface FileStatus {
  readonly kind: "file" | "directory" | "link" | "other";
  readonly sizeBytes: number;
  readonly modifiedAtMs: number;
}

export interface ReadableFile {
  /** Fills `buffer` from `position`; returns how many bytes there were, less than asked for only at the end. */
  readonly read: (buffer: Uint8Array, position: number) => Promise<number>;
  readonly sizeBytes: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export interface WritableFile {
  /** Appends all bytes. They may be reused by the caller as soon as the promise is settled. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Makes the content durable. The name becomes so by `syncDirectory`. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}
