import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createCore } from "../../electron/core/services.ts";
import type { LocalCore } from "../../electron/core/local-core.ts";
import { systemRandom } from "../../electron/crypto/random.ts";
import { forkParser } from "../../electron/importer/fork-parser.ts";
import { locateParser } from "../../electron/importer/locate-parser.ts";
import { MIGRATIONS } from "../../electron/storage/migrations/index.ts";
import { locateChecker } from "../../electron/storage/checking/run-checker.ts";
import { createIdSource } from "../../electron/storage/records/uuid.ts";
import type { VaultEnvironment } from "../../electron/vault/environment.ts";
import type { KeychainPort } from "../../electron/vault/keychain.ts";
import { PASSPHRASE, plainTestEnvironment } from "./vault-environment.ts";

const SOURCES = fileURLToPath(new URL("../../electron", import.meta.url));

export interface TestCore {
  readonly core: LocalCore;
  /** Folder of this test alone. */
  readonly folder: string;
  /** Fails when anything was reported as a defect of ours meanwhile. */
  readonly end: () => Promise<void>;
}

export interface TestCoreOptions {
  readonly environment?: Partial<VaultEnvironment>;
  readonly keychain?: KeychainPort;
  readonly nowMs?: () => number;
  /** A command does one thing and ends; the host of a window stays, and looks after the vault. */
  readonly shell?: "cli" | "host";
  readonly organisation?: string;
  readonly kind?: "real" | "exercise";
}

/** The whole core in this process: real files, real encryption with cheap keys, real parser processes. */
export async function startTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const folder = mkdtempSync(join(tmpdir(), "core-"));
  const defects: unknown[] = [];
  const nowMs = options.nowMs ?? Date.now;
  const core = await createCore({
    environment: {
      ...plainTestEnvironment(),
      migrations: MIGRATIONS,
      nowMs,
      newId: createIdSource(nowMs, systemRandom).newId,
      ...options.environment,
    },
    home: {
      vaults: join(folder, "vaults"),
      settingsFile: join(folder, "desk.json"),
      marksFile: join(folder, "marks.json"),
      incoming: join(folder, "incoming"),
    },
    facts: {
      version: "0",
      shell: options.shell ?? "cli",
      platform: "test",
      sqlite: "0",
      hasKeychain: false,
    },
    keychain: options.keychain ?? null,
    // A guess may be cheap here, and so is the rightful try.
    archiveWorkFactor: 10,
    spawnParser: () => forkParser(locateParser(SOURCES)),
    checkerPath: locateChecker(SOURCES),
    defects: {
      newReference: () => "test",
      report: ({ cause }) => defects.push(cause),
    },
  });
  return {
    core,
    folder,
    end: async () => {
      await core.dispose();
      rmSync(folder, { recursive: true });
      if (defects.length > 0) throw new AggregateError(defects, "defects of ours were reported");
    },
  };
}

/** The same with a new vault open. */
export async function startTestVault(options: TestCoreOptions = {}): Promise<TestCore> {
  const test = await startTestCore(options);
  await test.core.client.vault.create({
    name: "Test",
    organisation: options.organisation ?? "CERT-XX",
    ...(options.kind === undefined ? {} : { kind: options.kind }),
    countryCode: "XX",
    analyst: "A. Tester",
    passphrase: PASSPHRASE,
  });
  return test;
}
