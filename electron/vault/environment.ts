import { hostname } from "node:os";
import { performance } from "node:perf_hooks";

import { STRICT_KDF_POLICY, type KdfPolicy } from "../../shared/vault/kdf-policy.ts";
import { systemRandom, type RandomPort } from "../crypto/random.ts";
import type { FilePort } from "../files/file-port.ts";
import { systemMountProbe, type MountProbe } from "../files/mounts.ts";
import { nodeFiles } from "../files/node-files.ts";
import type { CanaryControl } from "../storage/canary-control.ts";
import type { Migration } from "../storage/migrate.ts";

/** What a vault gets handed in from outside. */
export interface VaultEnvironment extends CanaryControl {
  readonly files: FilePort;
  readonly random: RandomPort;
  readonly nowMs: () => number;
  /** For durations; unaffected by a clock that is set. */
  readonly monotonicNowMs: () => number;
  /** New UUID in text form. */
  readonly newId: () => string;
  readonly mountTypeOf: MountProbe;
  readonly kdfPolicy: KdfPolicy;
  readonly migrations: readonly Migration[];
  /** How this process is named to another one that finds the vault in use. */
  readonly holder: { readonly program: string; readonly host: string; readonly pid: number };
}

/** The environment of a real process. `program` is what another process shows, for example `watchpost desk`. */
export function createVaultEnvironment(options: {
  readonly program: string;
  readonly migrations: readonly Migration[];
  readonly newId: () => string;
  readonly nowMs?: () => number;
}): VaultEnvironment {
  return {
    files: nodeFiles,
    random: systemRandom,
    nowMs: options.nowMs ?? Date.now,
    monotonicNowMs: () => performance.now(),
    newId: options.newId,
    mountTypeOf: systemMountProbe,
    kdfPolicy: STRICT_KDF_POLICY,
    migrations: options.migrations,
    holder: { program: options.program, host: hostname(), pid: process.pid },
  };
}
