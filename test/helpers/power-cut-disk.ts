import type {
  FilePort,
  FileStatus,
  ReadableFile,
  WritableFile,
} from "../../electron/files/file-port.ts";

/** Thrown by every call from the moment at which the power is gone. */
export class PowerCut extends Error {
  constructor() {
    super("the power was cut");
  }
}

export interface DiskFaults {
  /** Number of the call (from 1) during which the power goes. */
  readonly cutAtCall?: number;
  /** What a careless program leaves out: the control that the property can fail. */
  readonly ignores?: "file sync" | "directory sync";
}

interface FileNode {
  readonly kind: "file";
  content: Uint8Array;
  durable: Uint8Array;
}

interface DirectoryNode {
  readonly kind: "directory";
  entries: Map<string, Node>;
  durable: Map<string, Node>;
}

type Node = FileNode | DirectoryNode;

/** A change of names that no directory sync has made durable yet. */
interface PendingChange {
  readonly directories: readonly DirectoryNode[];
  readonly apply: () => void;
}

/** Numbers in [0, 1), from a seed. */
export type Chance = () => number;

/** A small generator (mulberry32): the same seed gives the same crash. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A disk in memory that tells what was written from what is durable. After a power cut, any subset of the
 * unsynced changes of names may have happened, and of an unsynced file any prefix may be there, or its length without its bytes.
 */
export class PowerCutDisk {
  readonly files: FilePort;
  calls = 0;
  readonly #root: DirectoryNode;
  readonly #faults: DiskFaults;
  #pending: PendingChange[] = [];

  constructor(faults: DiskFaults = {}, root: DirectoryNode = newDirectory()) {
    this.#faults = faults;
    this.#root = root;
    this.files = this.#createPort();
  }

  /** What a later start finds, with new faults. */
  afterCrash(chance: Chance, faults: DiskFaults = {}): PowerCutDisk {
    for (const change of this.#pending) if (chance() < 0.5) change.apply();
    return new PowerCutDisk(faults, crashImage(this.#root, chance));
  }

  /** All paths of files, for looking at what is left. */
  listFiles(): readonly string[] {
    return pathsBelow(this.#root, "");
  }

  #call(): void {
    this.calls += 1;
    const { cutAtCall } = this.#faults;
    if (cutAtCall !== undefined && this.calls >= cutAtCall) throw new PowerCut();
  }

  #isCutting(): boolean {
    return this.calls + 1 === this.#faults.cutAtCall;
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const name of namesOf(path)) {
      if (node?.kind !== "directory") return undefined;
      node = node.entries.get(name);
    }
    return node;
  }

  #directory(path: string): DirectoryNode {
    const node = this.#find(path);
    if (node?.kind !== "directory") throw systemError("ENOENT", path);
    return node;
  }

  #place(path: string): { readonly directory: DirectoryNode; readonly name: string } {
    const names = namesOf(path);
    return { directory: this.#directory(names.slice(0, -1).join("/")), name: names.at(-1) ?? "" };
  }

  #change(directories: readonly DirectoryNode[], apply: (entriesOf: EntriesOf) => void): void {
    apply((directory) => directory.entries);
    this.#pending.push({
      directories,
      apply: () => {
        apply((directory) => directory.durable);
      },
    });
  }

  #createPort(): FilePort {
    return {
      openForReading: async (path) => this.#openForReading(path),
      createFile: async (path) => {
        this.#call();
        const { directory, name } = this.#place(path);
        if (directory.entries.has(name)) throw systemError("EEXIST", path);
        const file: FileNode = { kind: "file", content: EMPTY, durable: EMPTY };
        this.#change([directory], (entriesOf) => entriesOf(directory).set(name, file));
        return this.#writable(file);
      },
      rename: async (from, to) => {
        this.#call();
        this.#rename(from, to);
      },
      removeFile: async (path) => {
        this.#call();
        this.#remove(path, "file");
      },
      removeDirectory: async (path) => {
        this.#call();
        this.#remove(path, "directory");
      },
      makeDirectory: async (path) => {
        this.#call();
        const { directory, name } = this.#place(path);
        if (directory.entries.has(name)) throw systemError("EEXIST", path);
        const made = newDirectory();
        this.#change([directory], (entriesOf) => entriesOf(directory).set(name, made));
      },
      readDirectory: async (path) => {
        this.#call();
        return [...this.#directory(path).entries.keys()];
      },
      status: async (path) => {
        this.#call();
        return statusOf(this.#find(path));
      },
      syncDirectory: async (path) => {
        this.#call();
        this.#syncDirectory(this.#directory(path));
      },
    };
  }

  #openForReading(path: string): ReadableFile {
    this.#call();
    const file = this.#find(path);
    if (file === undefined) throw systemError("ENOENT", path);
    if (file.kind !== "file") throw systemError("EINVAL", path);
    return {
      read: async (buffer, position) => {
        this.#call();
        const found = file.content.subarray(position, position + buffer.length);
        buffer.set(found);
        return found.length;
      },
      sizeBytes: async () => file.content.length,
      close: async () => undefined,
    };
  }

  #writable(file: FileNode): WritableFile {
    const append = (bytes: Uint8Array): void => {
      file.content = Uint8Array.from([...file.content, ...bytes]);
    };
    return {
      write: async (bytes) => {
        // The write during which the power goes may have got half way.
        if (this.#isCutting()) append(bytes.subarray(0, bytes.length >> 1));
        this.#call();
        append(bytes);
      },
      sync: async () => {
        this.#call();
        if (this.#faults.ignores !== "file sync") file.durable = file.content;
      },
      close: async () => undefined,
    };
  }

  #rename(from: string, to: string): void {
    const source = this.#place(from);
    const target = this.#place(to);
    const node = source.directory.entries.get(source.name);
    if (node === undefined) throw systemError("ENOENT", from);
    this.#change([source.directory, target.directory], (entriesOf) => {
      entriesOf(source.directory).delete(source.name);
      entriesOf(target.directory).set(target.name, node);
    });
  }

  #remove(path: string, kind: Node["kind"]): void {
    const { directory, name } = this.#place(path);
    if (directory.entries.get(name)?.kind !== kind) throw systemError("ENOENT", path);
    this.#change([directory], (entriesOf) => entriesOf(directory).delete(name));
  }

  #syncDirectory(directory: DirectoryNode): void {
    if (this.#faults.ignores === "directory sync") return;
    const isHere = (change: PendingChange): boolean => change.directories.includes(directory);
    for (const change of this.#pending.filter(isHere)) change.apply();
    this.#pending = this.#pending.filter((change) => !isHere(change));
  }
}

type EntriesOf = (directory: DirectoryNode) => Map<string, Node>;

const EMPTY = new Uint8Array(0);
const SECTOR_SIZE_BYTES = 512;

function newDirectory(): DirectoryNode {
  return { kind: "directory", entries: new Map(), durable: new Map() };
}

function namesOf(path: string): readonly string[] {
  return path.split("/").filter((name) => name !== "");
}

function statusOf(node: Node | undefined): FileStatus | undefined {
  if (node === undefined) return undefined;
  const sizeBytes = node.kind === "file" ? node.content.length : 0;
  return { kind: node.kind, sizeBytes, modifiedAtMs: 0 };
}

function crashImage(directory: DirectoryNode, chance: Chance): DirectoryNode {
  const entries = new Map<string, Node>();
  for (const [name, node] of directory.durable) {
    entries.set(name, node.kind === "file" ? crashedFile(node, chance) : crashImage(node, chance));
  }
  return { kind: "directory", entries, durable: new Map(entries) };
}

function crashedFile(file: FileNode, chance: Chance): FileNode {
  const sectors = Math.ceil(file.content.length / SECTOR_SIZE_BYTES);
  const reached = Math.max(
    file.durable.length,
    Math.floor(chance() * (sectors + 1)) * SECTOR_SIZE_BYTES,
  );
  const prefix = file.content.slice(0, reached);
  const keepsLength = chance() < 0.3;
  const content = new Uint8Array(keepsLength ? file.content.length : prefix.length);
  content.set(prefix.subarray(0, content.length));
  return { kind: "file", content, durable: content };
}

function pathsBelow(directory: DirectoryNode, above: string): readonly string[] {
  return [...directory.entries].flatMap(([name, node]) =>
    node.kind === "file" ? [`${above}/${name}`] : pathsBelow(node, `${above}/${name}`),
  );
}

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
