import { readdirSync, readFileSync } from "node:fs";
import type { Guide } from "../../shared/domain/guides/guide.ts";
import { readGuideFiles } from "../../shared/domain/guides/read-guide-files.ts";

const FOLDER = "../../shared/domain/guides/shipped/";

/** The guides that ship, in all their languages. Throws for one that is none: its test fails before anybody gets it. */
export function shippedGuides(): readonly Guide[] {
  return readGuideFiles(builtIn() ?? besideTheSources());
}

/** Every file of the folder, put here by the bundler: a language more is a file more. Undefined where there was none. */
function builtIn(): Readonly<Record<string, string>> | undefined {
  try {
    return import.meta.glob<string>("../../shared/domain/guides/shipped/*.md", {
      query: "?raw",
      import: "default",
      eager: true,
    });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** For what runs from the sources as they are: the bench, and the tests that drive a window. */
function besideTheSources(): Readonly<Record<string, string>> {
  const folder = new URL(FOLDER, import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]),
  );
}
