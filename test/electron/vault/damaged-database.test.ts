import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as fc from "fast-check";
import { expect, it } from "vitest";

import { checkVault } from "../../../electron/vault/check.ts";
import { openVault } from "../../../electron/vault/vault.ts";
import {
  createTestVault,
  PASSPHRASE,
  temporaryDirectory,
  testEnvironment,
  valueOf,
} from "../../helpers/vault.ts";

type Damage =
  | { readonly how: "flip"; readonly at: number; readonly bit: number }
  | { readonly how: "zero"; readonly at: number; readonly sizeBytes: number }
  | { readonly how: "cut"; readonly at: number }
  | { readonly how: "page from elsewhere"; readonly from: number; readonly to: number };

/** What a session with the vault tells about its database. */
async function verdictOn(directory: string): Promise<string> {
  const opened = await openVault(testEnvironment(), directory, {
    kind: "passphrase",
    passphrase: PASSPHRASE,
  });
  if (!opened.ok) return opened.error.kind;
  const checked = await checkVault(opened.value, {
    referencedBlobs: [],
  });
  await opened.value.close();
  return valueOf(checked).isOk ? "sound" : "damaged";
}

it(
  "notices every damage to the database file, and names it instead of failing",
  { timeout: 60_000 },
  async () => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    vault.database.transaction((write) => {
      for (let id = 0; id < 500; id += 1) {
        write.run("INSERT INTO note (text) VALUES (?)", ["some text ".repeat(20)]);
      }
      write.run("DELETE FROM note WHERE id > 400");
    });
    await vault.close();
    const path = join(directory, "vault.db");
    const whole = readFileSync(path);
    const pages = whole.length / 4096;
    const place = fc.nat(whole.length - 1);
    const damages = fc.oneof(
      fc.record({ how: fc.constant("flip" as const), at: place, bit: fc.nat(7) }),
      fc.record({
        how: fc.constant("zero" as const),
        at: place,
        sizeBytes: fc.constantFrom(1, 512, 9000),
      }),
      fc.record({ how: fc.constant("cut" as const), at: place }),
      fc.record({
        how: fc.constant("page from elsewhere" as const),
        from: fc.nat(pages - 1),
        to: fc.nat(pages - 1),
      }),
    );
    expect(await verdictOn(directory)).toBe("sound");
    await fc.assert(
      fc.asyncProperty(damages, async (damage) => {
        const copy = damaged(whole, damage);
        fc.pre(!copy.equals(whole));
        writeFileSync(path, copy);
        expect(await verdictOn(directory)).toMatch(/^(damaged|database-unreadable)$/);
      }),
      { numRuns: 300 },
    );
  },
);

function damaged(whole: Buffer, damage: Damage): Buffer {
  const copy = Buffer.from(whole);
  if (damage.how === "flip")
    copy.writeUInt8(copy.readUInt8(damage.at) ^ (1 << damage.bit), damage.at);
  if (damage.how === "zero")
    copy.fill(0, damage.at, Math.min(damage.at + damage.sizeBytes, copy.length));
  if (damage.how === "cut") return copy.subarray(0, damage.at);
  if (damage.how === "page from elsewhere") {
    copy.copyWithin(damage.to * 4096, damage.from * 4096, (damage.from + 1) * 4096);
  }
  return copy;
}
