import type { Guide } from "./guide.ts";
import { parseGuide } from "./parse-guide.ts";

/** Every file beside this one: a language more is a file more. */
const FILES = import.meta.glob<string>("./shipped/*.md", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The guides that ship, in all their languages. Throws for one that is none: its test fails before anybody gets it. */
export function shippedGuides(): readonly Guide[] {
  return readGuideFiles(FILES);
}

/** Guides out of files by path. Throws for the first that is none, naming place and fault. */
export function readGuideFiles(files: Readonly<Record<string, string>>): readonly Guide[] {
  return Object.entries(files).map(([path, text]) => {
    const guide = parseGuide(text);
    if (guide.ok) return guide.value;
    const { line, found, expected } = guide.error;
    throw new Error(`${path}:${String(line)}: expected ${expected}, found ${found}`);
  });
}
