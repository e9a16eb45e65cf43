import { fileURLToPath } from "node:url";

const DATA_ROOT = new URL("../../../shared/data/", import.meta.url);

/** Path of a file of the public test data that lies beside the project. */
export function dataPath(relative: string): string {
  return fileURLToPath(new URL(relative, DATA_ROOT));
}
