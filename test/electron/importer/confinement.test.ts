import { fork } from "node:child_process";
import { readFileSync, rmSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { FORK_FLAGS } from "../../../electron/importer/fork-parser.ts";
import { SOURCE_PATHS } from "../../helpers/parser-child.ts";

const folder = mkdtempSync(join(tmpdir(), "watchpost-confinement-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dropPath = fileURLToPath(
  new URL("../../../electron/importer/drop-outside-world.ts", import.meta.url),
);

/** Runs code in a process that is confined as the parser is, and gives what it says. */
async function confined(code: string): Promise<unknown> {
  const entry = join(folder, "probe.mjs");
  writeFileSync(
    entry,
    `import { dropOutsideWorld } from ${JSON.stringify(dropPath)};\ndropOutsideWorld();\n` +
      `let said; try { said = await (async () => { ${code} })(); } catch (error) { said = error.code ?? error.name; }\n` +
      "process.send({ said }); process.disconnect();",
  );
  const child = fork(entry, [], {
    execArgv: [
      ...FORK_FLAGS,
      `--allow-fs-read=${folder}`,
      ...SOURCE_PATHS.map((path) => `--allow-fs-read=${path}`),
    ],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const message = await new Promise<unknown>((resolve) => child.once("message", resolve));
  return z.object({ said: z.unknown() }).parse(message).said;
}

describe("code inside the parser process", () => {
  test.each([
    [
      "reads no file outside its own code",
      'const fs = await import("node:fs"); return fs.readFileSync("/etc/passwd").length;',
      "ERR_ACCESS_DENIED",
    ],
    [
      "writes no file",
      `const fs = await import("node:fs"); fs.writeFileSync(${JSON.stringify(join(folder, "x"))}, "x");`,
      "ERR_ACCESS_DENIED",
    ],
    [
      "starts no process",
      'const { spawnSync } = await import("node:child_process"); return spawnSync("ls").status;',
      "ERR_ACCESS_DENIED",
    ],
    [
      "starts no thread",
      'const { Worker } = await import("node:worker_threads"); new Worker("1", { eval: true });',
      "ERR_ACCESS_DENIED",
    ],
    ["has no fetch", "return typeof fetch;", "undefined"],
    ["has no WebSocket", "return typeof WebSocket;", "undefined"],
    ["makes no code from strings", 'return new Function("return 1")();', "EvalError"],
    ["finds no environment", "return Object.keys(process.env).length;", 0],
    ["can't reach a prototype through __proto__", "return ({}).__proto__ === undefined;", true],
    ["can't change a prototype", "Object.prototype.polluted = 1; return 0;", "TypeError"],
  ])("%s", async (_, code, expected) => {
    expect(await confined(code)).toBe(expected);
  });

  test("the same code does all this without the confinement", async () => {
    const { said } = await new Promise<{ said: unknown }>((resolve) => {
      const entry = join(folder, "free.mjs");
      writeFileSync(
        entry,
        'import fs from "node:fs"; process.send({ said: [typeof fetch, fs.readFileSync("/etc/passwd").length > 0, new Function("return 1")()] }); process.disconnect();',
      );
      fork(entry, [], { serialization: "advanced" }).once("message", (message) => {
        resolve(z.object({ said: z.unknown() }).parse(message));
      });
    });
    expect(said).toEqual(["function", true, 1]);
  });
});

test("nothing that the parser imports could open a connection or a file", () => {
  const entry = fileURLToPath(new URL("../../../electron/importer/entry.ts", import.meta.url));
  expect(packagesReachedFrom(entry)).toEqual(new Set(["zod", "tldts"]));
});

test("the same walk finds what the core imports", () => {
  const core = fileURLToPath(new URL("../../../electron/importer/fork-parser.ts", import.meta.url));
  expect(packagesReachedFrom(core)).toContain("node:child_process");
});

/** Packages and built-in modules that a module imports, by itself or through its own files. Types do not count. */
function packagesReachedFrom(entry: string): ReadonlySet<string> {
  const packages = new Set<string>();
  const files = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const name of importsOf(readFileSync(file, "utf8"))) {
      if (name.startsWith(".")) waiting.push(join(file, "..", name));
      else packages.add(name);
    }
  }
  return packages;
}

function importsOf(source: string): readonly string[] {
  const statements = source.matchAll(/^(?:import|export) (?!type )(?:[^;"]*? from )?"([^"]+)";$/gm);
  return [...statements].flatMap((match) => match[1] ?? []);
}
