import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readImports } from "../../build/layers/read-imports.ts";
import { judgeImport } from "../../build/layers/rules.ts";

const SCRIPT = fileURLToPath(new URL("../../build/check-layers.ts", import.meta.url));

function judge(from: string, specifier: string, isTypeOnly = false): string | undefined {
  return judgeImport(from, { specifier, line: 1, isTypeOnly });
}

describe("reading imports", () => {
  it("lists imports, re-exports, side effects and imports on demand, each with its line", () => {
    const source = [
      'import { a } from "./a.ts";',
      'import type { B } from "./b.ts";',
      "import {",
      "  c,",
      "  type D,",
      '} from "./c.ts";',
      'export * from "./e.ts";',
      'import "./f.css";',
      'const g = await import("node:fs");',
      ' * import { h } from "./h.ts";',
    ].join("\n");
    expect(readImports(source)).toEqual([
      { specifier: "./a.ts", line: 1, isTypeOnly: false },
      { specifier: "./b.ts", line: 2, isTypeOnly: true },
      { specifier: "./c.ts", line: 6, isTypeOnly: false },
      { specifier: "./e.ts", line: 7, isTypeOnly: false },
      { specifier: "./f.css", line: 8, isTypeOnly: false },
      { specifier: "node:fs", line: 9, isTypeOnly: false },
    ]);
  });
});

describe("layering", () => {
  it.each([
    ["shared/domain/a.ts", "../model/b.ts"],
    ["shared/domain/a.ts", "zod"],
    ["shared/domain/a.ts", "zod/mini"],
    ["electron/vault/a.ts", "../../shared/result.ts"],
    ["electron/vault/a.ts", "node:fs"],
    ["electron/main.ts", "electron"],
    ["electron/shell/window.ts", "electron"],
    ["renderer/features/triage/a.tsx", "../../ui/table.tsx"],
    ["renderer/features/triage/a.tsx", "./b.tsx"],
    ["renderer/app/routes.tsx", "../features/triage/a.tsx"],
    ["renderer/app/routes.tsx", "@mantine/core/styles.css"],
    ["test/renderer/a.test.ts", "../../electron/main.ts"],
  ])("lets %s import %s", (from, specifier) => {
    expect(judge(from, specifier)).toBeUndefined();
  });

  it("lets any file of electron/ import Electron's types", () => {
    expect(judge("electron/vault/a.ts", "electron", true)).toBeUndefined();
  });

  it.each([
    ["shared/domain/a.ts", "node:fs", "shared/ must not use Node"],
    ["shared/domain/a.ts", "react", "shared/ must not use this package"],
    ["shared/a.ts", "../electron/b.ts", "shared/ may import only shared/"],
    ["electron/a.ts", "../renderer/b.ts", "electron/ may import only electron/ and shared/"],
    ["electron/a.ts", "react", "electron/ must not use this package"],
    ["electron/a.ts", "fs", "write it with node: in front"],
    ["electron/vault/a.ts", "electron", "outside Electron's own entry files"],
    ["renderer/a.ts", "../electron/b.ts", "renderer/ may import only renderer/ and shared/"],
    ["renderer/a.ts", "node:crypto", "renderer/ must not use Node"],
    ["renderer/a.ts", "electron", "renderer/ must not use this package"],
    ["renderer/features/a/b.ts", "../c/d.ts", "a feature must not import another feature"],
    ["renderer/features/a/b.ts", "../../app/d.ts", "a feature must not import renderer/app"],
    ["renderer/ui/b.ts", "../features/c/d.ts", "renderer/ui must not import screens"],
    ["shared/a.ts", "./b", "a relative import needs its file ending"],
  ])("refuses %s importing %s", (from, specifier, reason) => {
    expect(judge(from, specifier)).toContain(reason);
  });
});

describe("check-layers", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "layers-"));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  function write(path: string, source: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }

  function check() {
    return spawnSync(process.execPath, [SCRIPT, root], { encoding: "utf8" });
  }

  it("fails with file and line for a planted violation, and passes without it", () => {
    write("electron/vault/open.ts", "export const open = 1;\n");
    write("renderer/app/a.ts", 'import { b } from "./b.ts";\nexport const a = b;\n');
    expect(check().status).toBe(0);

    write("renderer/app/b.ts", '\nimport { open } from "../../electron/vault/open.ts";\n');
    const failed = check();
    expect(failed.status).toBe(1);
    expect(failed.stderr).toBe(
      "renderer/app/b.ts:2: ../../electron/vault/open.ts: renderer/ may import only renderer/ and shared/\n",
    );
  });
});
