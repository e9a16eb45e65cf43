import { dirname, join } from "node:path";
import packageFacts from "../../package.json" with { type: "json" };
import { locateSealer } from "../exchange/age/locate-sealer.ts";
import { forkParser } from "../importer/fork-parser.ts";
import { parsersOverLines } from "../importer/line-parser.ts";
import { locateParser } from "../importer/locate-parser.ts";
import type { ShellPorts } from "../rpc/core.ts";
import type { DefectReport } from "../rpc/failure-error.ts";
import { MIGRATIONS } from "../storage/migrations/index.ts";
import { createIdSource } from "../storage/records/uuid.ts";
import { systemRandom } from "../crypto/random.ts";
import { createVaultEnvironment } from "../vault/environment.ts";
import { deskHome } from "./desk-home.ts";
import { createKeychainStore } from "./keychain-store.ts";
import type { LocalCore } from "./local-core.ts";
import { createCore } from "./services.ts";
import { locateChecker } from "../storage/checking/run-checker.ts";
import { sqliteVersion } from "../storage/engine-version.ts";

export const VERSION: string = packageFacts.version;

/** A core on this machine's clock, randomness, files and processes. */
export async function createSystemCore(
  shell: Omit<ShellPorts, "shell"> & { readonly shell: "electron" | "host" | "cli" },
  /** `dist/electron`, or `electron` of a checkout. */
  programFolder: string,
  defects: DefectReport,
): Promise<LocalCore> {
  const environment = createVaultEnvironment({
    program: shell.shell === "cli" ? "watchpost command line" : "watchpost desk",
    migrations: MIGRATIONS,
    newId: createIdSource(Date.now, systemRandom).newId,
  });
  const home = deskHome(process.env, process.platform);
  const { keychain, openImporter } = shell;
  const sealer = locateSealer(programFolder, (cause) => {
    defects.report({ reference: defects.newReference(), call: "sealing threads", cause });
  });
  return createCore({
    environment,
    home,
    sealer,
    checkerPath: locateChecker(programFolder),
    defects,
    facts: {
      version: VERSION,
      shell: shell.shell,
      platform: process.platform,
      sqlite: sqliteVersion(),
      hasKeychain: keychain !== null,
    },
    keychain:
      keychain === null
        ? null
        : createKeychainStore(
            keychain,
            environment.files,
            join(dirname(home.settingsFile), "keychain"),
            systemRandom,
          ),
    spawnParser:
      openImporter === null
        ? () => forkParser(locateParser(programFolder))
        : parsersOverLines(openImporter),
  });
}
