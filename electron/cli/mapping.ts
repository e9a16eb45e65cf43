import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Client } from "../../shared/contract/index.ts";
import { answer, Refusal } from "./call.ts";

/** Saves the column mapping of a file under the file's name, or takes the saved one if it is the same; gives its id. */
export async function readMapping(client: Client, file: string) {
  const mappingJson = await readText(file);
  const name = basename(file);
  const { items } = await answer(client.imports.mappings.list());
  const saved = items.find((mapping) => mapping.name === name);
  if (saved?.mappingJson === mappingJson) return saved.id;
  const { id } = await answer(
    client.imports.mappings.save({ name, mappingJson, ...(saved ? { id: saved.id } : {}) }),
  );
  return id;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new Refusal({ kind: "file-not-readable", path: file, code });
  }
}
