import type { Guide } from "./guide.ts";
import { parseGuide } from "./parse-guide.ts";

/** Guides out of files by path. Throws for the first that is none, naming place and fault. */
export function readGuideFiles(files: Readonly<Record<string, string>>): readonly Guide[] {
  return Object.entries(files).map(([path, text]) => {
    const guide = parseGuide(text);
    if (guide.ok) return guide.value;
    const { line, found, expected } = guide.error;
    throw new Error(`${path}:${String(line)}: expected ${expected}, found ${found}`);
  });
}
