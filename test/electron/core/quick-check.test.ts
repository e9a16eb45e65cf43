import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../../electron/storage/open.ts";
import { startTestVault, type TestCore } from "../../helpers/core.ts";
import { PASSPHRASE } from "../../helpers/vault-environment.ts";
import { valueOf } from "../../helpers/vault.ts";

let desk: TestCore;

beforeEach(async () => {
  desk = await startTestVault({ shell: "host" });
  await desk.core.client.incidents.create({ title: "Relay" });
});

afterEach(() => desk.end());

/** Locks the vault, leaves it as a killed program would, and opens it again. */
async function reopenUnclean(meanwhile?: (folder: string) => void) {
  const { vault } = desk.core.client;
  const state = await vault.state();
  if (state.phase !== "open") throw new Error("not open");
  await vault.lock({ why: "test" });
  const folder = join(desk.folder, "vaults", state.vault.name.toLowerCase());
  writeFileSync(join(folder, "lock-holder.json"), "{}");
  meanwhile?.(folder);
  await vault.unlock({ name: state.vault.name, passphrase: PASSPHRASE });
}

/** The notices of the open vault as they follow each other, up to one of these. */
async function noticesUntil(last: string): Promise<readonly string[]> {
  const seen: string[] = [];
  for await (const state of await desk.core.client.vault.watch()) {
    if (state.phase !== "open") continue;
    seen.push(...state.notices);
    if (seen.includes(last)) break;
  }
  return seen;
}

test("a vault that was closed in order is opened without a check", async () => {
  expect(await desk.core.client.vault.state()).toMatchObject({ notices: [] });
});

test("after an unclean end a quick check looks at the vault beside the work, and says that it is whole", async () => {
  await reopenUnclean();
  expect(await noticesUntil("not-closed-but-whole")).not.toContain("not-closed-and-damaged");
});

test("after an unclean end that left the journal broken, it says so", async () => {
  await desk.end();
  desk = await startTestVault({
    shell: "host",
    environment: { unsafePlaintextForCanaryControl: true },
  });
  await desk.core.client.incidents.create({ title: "Relay" });
  await reopenUnclean((folder) => {
    const path = join(folder, "vault.db");
    const options = { path, key: new Uint8Array(32), mode: "existing" } as const;
    const database = valueOf(openDatabase({ ...options, unsafePlaintextForCanaryControl: true }));
    database.transaction((write) => write.run("UPDATE journal SET actor = 'Nobody'"));
    database.close();
  });
  expect(await noticesUntil("not-closed-and-damaged")).not.toContain("not-closed-but-whole");
});
