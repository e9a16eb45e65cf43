import { readFileSync } from "node:fs";

/** Program and style of a kit's page, as they stand in every kit. */
export const KIT_SCRIPT = `\n${part("kit.mjs")}`;
export const KIT_STYLE = `\n${part("kit.css")}`;

function part(name: string): string {
  return (
    builtIn()?.[`./page/${name}`] ?? readFileSync(new URL(`page/${name}`, import.meta.url), "utf8")
  );
}

/** Put here by the bundler; undefined for what runs from the sources as they are (the bench). */
function builtIn(): Readonly<Record<string, string>> | undefined {
  try {
    return import.meta.glob<string>(["./page/kit.mjs", "./page/kit.css"], {
      query: "?raw",
      import: "default",
      eager: true,
    });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
