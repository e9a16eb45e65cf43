import { chmod } from "node:fs/promises";
import { basename } from "node:path";
import type { FilePort } from "../files/file-port.ts";
import { nodeFiles } from "../files/node-files.ts";
import { STAGING } from "./write-site.ts";

/**
 * The machine's files with the rights that a web server needs to read them. What is protected is shut off at its topmost folder,
 * and what is being prepared at its own, because it holds both.
 */
export const webFiles: FilePort = {
  ...nodeFiles,
  createFile: async (path) => {
    const file = await nodeFiles.createFile(path);
    await chmod(path, 0o644);
    return file;
  },
  makeDirectory: async (path) => {
    await nodeFiles.makeDirectory(path);
    await chmod(path, MODES[basename(path)] ?? 0o755);
  },
};

const MODES: Readonly<Record<string, number>> = { protected: 0o750, [STAGING]: 0o700 };
