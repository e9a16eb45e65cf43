import type { Detection, SourceHead } from "../format.ts";
import { COMPOUND_MAGIC } from "./compound-file.ts";
import { PROPERTIES_STREAM } from "./properties.ts";

/**
 * Says whether a source is an Outlook item. Old Office documents are compound files too: what tells them apart is the
 * directory, which may lie behind the head of a large file; then the reader decides.
 */
export function detectOutlook(head: SourceHead): Detection | null {
  if (!COMPOUND_MAGIC.every((code, index) => head.bytes[index] === code)) return null;
  if (holds(head.bytes, PROPERTIES_STREAM)) {
    return { score: 98, reason: "compound file with the properties of an Outlook item" };
  }
  return isDirectoryInside(head)
    ? null
    : { score: 50, reason: "compound file whose directory lies behind its head" };
}

/** Name in UTF-16, as directories spell it. */
function holds(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0);
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    let index = 0;
    while (index < name.length && bytes[at + index * 2] === name.charCodeAt(index)) index += 1;
    if (index === name.length) return true;
  }
  return false;
}

/** The first sector of the directory is in sight (MS-CFB §2.2); where the file ends before it, the reader says so. */
function isDirectoryInside({ bytes }: SourceHead): boolean {
  if (bytes.length < 512) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorBytes = view.getUint16(0x1e, true) === 12 ? 4_096 : 512;
  return (view.getUint32(0x30, true) + 2) * sectorBytes <= bytes.length;
}
