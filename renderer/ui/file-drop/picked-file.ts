/** A file that the analyst gave to the window: its place within what was dropped, never a path on the disk. */
export interface PickedFile {
  /** Such as `folder/mail.eml`; a name only for a single file. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly stream: () => ReadableStream<Uint8Array<ArrayBuffer>>;
}

export interface PickedFiles {
  readonly files: readonly PickedFile[];
  /** Entries that could not be read, or beyond the limits. */
  readonly skippedCount: number;
}

/** As many as one import run takes (contract `imports.start`). */
export const MAX_FILES = 10_000;

/** Deeper folders are not followed: a loop of links must not hold up the window. */
const MAX_DEPTH = 32;

/** Files of a drop, folders followed. Has to be called within the event, because the browser empties it afterwards. */
export function readDrop(transfer: DataTransfer): Promise<PickedFiles> {
  const entries = [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry());
  return walkEntries(entries.filter((entry) => entry !== null));
}

/** Files of a file input, with their places in a chosen folder. */
export function readInput(list: FileList): PickedFiles {
  const all = [...list];
  return {
    files: all.slice(0, MAX_FILES).map((file) => pick(file, file.webkitRelativePath || file.name)),
    skippedCount: Math.max(0, all.length - MAX_FILES),
  };
}

async function walkEntries(roots: readonly FileSystemEntry[]): Promise<PickedFiles> {
  const files: PickedFile[] = [];
  let skippedCount = 0;
  const queue = roots.map((entry) => ({ entry, depth: 0 }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { entry, depth } = next;
    const path = entry.fullPath.replace(/^\//, "");
    try {
      if (isFileEntry(entry) && files.length < MAX_FILES)
        files.push(pick(await fileOf(entry), path));
      else if (isDirectoryEntry(entry) && depth < MAX_DEPTH)
        queue.push(
          ...(await childrenOf(entry)).map((child) => ({ entry: child, depth: depth + 1 })),
        );
      else skippedCount += 1;
    } catch {
      // Permission, or gone since: counted and told to the analyst, the others go on.
      skippedCount += 1;
    }
  }
  return { files, skippedCount };
}

function pick(file: File, path: string): PickedFile {
  return { path, sizeBytes: file.size, stream: () => file.stream() };
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectoryEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** `readEntries` gives a folder in portions, the last of which is empty. */
async function childrenOf(
  directory: FileSystemDirectoryEntry,
): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader();
  const children: FileSystemEntry[] = [];
  while (children.length < MAX_FILES) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) break;
    children.push(...portion);
  }
  return children;
}
