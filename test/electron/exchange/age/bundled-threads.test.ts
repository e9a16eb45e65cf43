import { join } from "node:path";

import { build } from "vite";
import { describe, expect, it } from "vitest";

import { findNodeEntries } from "../../../../build/entries.ts";
import nodeConfig, { EXTERNAL } from "../../../../build/vite.node.config.ts";
import { startThreads } from "../../../../electron/exchange/age/chunk-threads.ts";
import { locateSealer } from "../../../../electron/exchange/age/locate-sealer.ts";
import { createPayloadWriter } from "../../../../electron/exchange/age/payload-writer.ts";
import { ROOT } from "../../../helpers/cli.ts";
import { temporaryDirectory } from "../../../helpers/vault.ts";
import { mkdirSync, symlinkSync } from "node:fs";

describe("sealing threads of a build", () => {
  it("are found beside the program, start and seal", async () => {
    const folder = temporaryDirectory();
    const programFolder = join(folder, "dist", "electron");
    mkdirSync(programFolder, { recursive: true });
    // Natives are looked up from the place of the program, as in a package.
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    const { sealer } = findNodeEntries();
    await build({
      ...nodeConfig,
      configFile: false,
      build: {
        ...nodeConfig.build,
        outDir: programFolder,
        rolldownOptions: {
          ...nodeConfig.build?.rolldownOptions,
          input: { sealer: sealer ?? "" },
          external: EXTERNAL,
        },
      },
    });
    const threads = locateSealer(programFolder, (cause) => {
      throw cause;
    });
    expect(threads.entryPath).toBe(join(programFolder, "sealer.js"));
    const engine = await startThreads("seal", Buffer.alloc(32, 7), threads);
    let sizeBytes = 0;
    const writer = createPayloadWriter(engine, async (sealed) => {
      sizeBytes += sealed.length;
    });
    await writer.write(Buffer.alloc(1_000_000));
    await writer.finish();
    await engine.close();
    expect(sizeBytes).toBe(1_000_000 + 16 * 16);
  });
});
