import { readFileSync } from "node:fs";
import { BlobReader, TextWriter, ZipReader } from "@zip.js/zip.js";

/** The one file of an archive and its text, opened with the password. */
export async function readSealedZip(
  path: string,
  password: string,
): Promise<{ readonly name: string; readonly text: string }> {
  const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(readFileSync(path))])));
  const [entry] = await reader.getEntries();
  if (entry === undefined || entry.directory || !entry.encrypted) throw new Error("no sealed file");
  return { name: entry.filename, text: await entry.getData(new TextWriter(), { password }) };
}
