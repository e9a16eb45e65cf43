import { constants } from "node:fs";
import {
  chmod,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rmdir,
  unlink,
  type FileHandle,
} from "node:fs/promises";

import type { FilePort, FileStatus, ReadableFile, WritableFile } from "./file-port.ts";
import { systemErrorCode } from "./system-error.ts";

/** The machine's file system. */
export const nodeFiles: FilePort = {
  openForReading: async (path) => {
    const handle = await open(path, constants.O_RDONLY | NO_FOLLOW | NON_BLOCKING);
    const status = await handle.stat();
    if (!status.isFile()) {
      await handle.close();
      throw Object.assign(new Error(`EINVAL: not a regular file, open '${path}'`), {
        code: "EINVAL",
      });
    }
    return readableFile(handle);
  },
  createFile: async (path) => {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;
    return writableFile(await open(path, flags, PRIVATE_FILE_MODE));
  },
  rename,
  removeFile: unlink,
  removeDirectory: rmdir,
  makeDirectory: async (path) => {
    await mkdir(path, PRIVATE_DIRECTORY_MODE);
    // A strict umask takes the owner's bits away, and some file systems ignore the mode of mkdir.
    await chmod(path, PRIVATE_DIRECTORY_MODE);
  },
  readDirectory: readdir,
  status: async (path) => {
    try {
      const status = await lstat(path);
      return {
        kind: kindOf(status),
        sizeBytes: status.size,
        modifiedAtMs: status.mtimeMs,
      };
    } catch (error) {
      const code = systemErrorCode(error);
      if (code === "ENOENT" || code === "ENOTDIR") return undefined;
      throw error;
    }
  },
  syncDirectory: async (path) => {
    // Windows can't open a directory; NTFS journals names by itself.
    if (process.platform === "win32") return;
    const handle = await open(path, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

const PRIVATE_FILE_MODE = 0o600;
const PRIVATE_DIRECTORY_MODE = 0o700;

/** Absent on Windows, where links need a privilege to be planted. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
/** A planted pipe must not hold the program until somebody writes into it. */
const NON_BLOCKING = constants.O_NONBLOCK ?? 0;

function kindOf(status: {
  isFile: () => boolean;
  isDirectory: () => boolean;
  isSymbolicLink: () => boolean;
}): FileStatus["kind"] {
  if (status.isSymbolicLink()) return "link";
  if (status.isFile()) return "file";
  return status.isDirectory() ? "directory" : "other";
}

function readableFile(handle: FileHandle): ReadableFile {
  return {
    read: async (buffer, position) => {
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await handle.read(
          buffer,
          filled,
          buffer.length - filled,
          position + filled,
        );
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled;
    },
    sizeBytes: async () => (await handle.stat()).size,
    close: async () => {
      await handle.close();
    },
  };
}

function writableFile(handle: FileHandle): WritableFile {
  return {
    write: async (bytes) => {
      let written = 0;
      while (written < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, written, bytes.length - written);
        written += bytesWritten;
      }
    },
    sync: async () => {
      await handle.sync();
    },
    close: async () => {
      await handle.close();
    },
  };
}
