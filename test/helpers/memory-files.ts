import type { FilePort, ReadableFile, WritableFile } from "../../electron/files/file-port.ts";

/** A call that a file system gets, before it is carried out. */
export interface FileCall {
  readonly name: keyof FilePort | "write" | "sync" | "read";
  readonly path: string;
}

/** Files in memory, with every call told beforehand: what throws there is what the system says. */
export interface MemoryFiles {
  readonly files: FilePort;
  readonly contents: Map<string, Buffer>;
}

export function memoryFiles(onCall: (call: FileCall) => void = () => undefined): MemoryFiles {
  const contents = new Map<string, Buffer>();
  const existing = (path: string): Buffer => {
    const content = contents.get(path);
    if (content === undefined) throw systemError("ENOENT", path);
    return content;
  };
  const files: FilePort = {
    openForReading: async (path) => {
      onCall({ name: "openForReading", path });
      existing(path);
      return readable(path, existing, onCall);
    },
    createFile: async (path) => {
      onCall({ name: "createFile", path });
      if (contents.has(path)) throw systemError("EEXIST", path);
      contents.set(path, Buffer.alloc(0));
      return writable(path, contents, onCall);
    },
    rename: async (from, to) => {
      onCall({ name: "rename", path: to });
      contents.set(to, existing(from));
      contents.delete(from);
    },
    removeFile: async (path) => {
      onCall({ name: "removeFile", path });
      existing(path);
      contents.delete(path);
    },
    removeDirectory: async (path) => onCall({ name: "removeDirectory", path }),
    makeDirectory: async (path) => onCall({ name: "makeDirectory", path }),
    readDirectory: async (path) => {
      onCall({ name: "readDirectory", path });
      const inside = [...contents.keys()].filter((name) => name.startsWith(`${path}/`));
      return inside.map((name) => name.slice(path.length + 1));
    },
    status: async (path) => {
      onCall({ name: "status", path });
      const content = contents.get(path);
      return content && { kind: "file", sizeBytes: content.length, modifiedAtMs: 0 };
    },
    syncDirectory: async (path) => onCall({ name: "syncDirectory", path }),
  };
  return { files, contents };
}

/** An error as the system throws it. */
export function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}

function readable(
  path: string,
  existing: (path: string) => Buffer,
  onCall: (call: FileCall) => void,
): ReadableFile {
  return {
    read: async (buffer, position) => {
      onCall({ name: "read", path });
      const found = existing(path).subarray(position, position + buffer.length);
      buffer.set(found);
      return found.length;
    },
    sizeBytes: async () => existing(path).length,
    close: async () => undefined,
  };
}

/** Pieces are joined when somebody looks, so that a large file costs no more than its size. */
function writable(
  path: string,
  contents: Map<string, Buffer>,
  onCall: (call: FileCall) => void,
): WritableFile {
  const pieces: Buffer[] = [];
  let name = path;
  return {
    write: async (bytes) => {
      onCall({ name: "write", path });
      pieces.push(Buffer.from(bytes));
      contents.set(name, Buffer.concat(pieces));
    },
    sync: async () => onCall({ name: "sync", path }),
    close: async () => {
      name = "";
    },
  };
}
