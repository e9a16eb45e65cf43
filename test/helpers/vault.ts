import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { onTestFinished } from "vitest";

import { createVault, type CreatedVault } from "../../electron/vault/create.ts";
import type { VaultEnvironment } from "../../electron/vault/environment.ts";
import type { Result } from "../../shared/result.ts";
import { PASSPHRASE, plainTestEnvironment } from "./vault-environment.ts";

export { CHEAP_KDF_POLICY, PASSPHRASE, SMALL_SCHEMA } from "./vault-environment.ts";

/** A folder of its own for one test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "watchpost-test-"));
  onTestFinished(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}

/** The environment of plainTestEnvironment; anything can be replaced. */
export function testEnvironment(replaced: Partial<VaultEnvironment> = {}): VaultEnvironment {
  return { ...plainTestEnvironment(), ...replaced };
}

/** A new vault in `<directory>/vault`, closed when the test ends. */
export async function createTestVault(
  directory: string,
  environment: VaultEnvironment = testEnvironment(),
): Promise<CreatedVault & { readonly directory: string }> {
  const vaultDirectory = join(directory, "vault");
  const created = valueOf(
    await createVault(environment, {
      directory: vaultDirectory,
      kind: "real",
      passphrase: PASSPHRASE,
    }),
  );
  onTestFinished(async () => {
    await created.vault.close();
  });
  return { ...created, directory: vaultDirectory };
}

/** The value of a result that the test takes for granted. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`unexpected failure: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The failure of a result that the test takes for granted. */
export function failureOf<E>(result: Result<unknown, E>): E {
  if (result.ok) throw new Error("unexpected success");
  return result.error;
}

/** Pieces of any content, as a stream. */
export async function* streamOf(...pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** Everything that a stream gives. */
export async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
