// Run by create.test.ts as a process of its own, under another umask: makes a vault and tells the modes of its files.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { createVault } from "../../electron/vault/create.ts";
import { PASSPHRASE, plainTestEnvironment } from "./vault-environment.ts";

const [directory = ""] = process.argv.slice(2);
const created = await createVault(plainTestEnvironment(), {
  directory,
  kind: "real",
  passphrase: PASSPHRASE,
});
if (!created.ok) throw new Error(created.error.kind);
const { database, blobs } = created.value.vault;
database.transaction((write) => write.run("INSERT INTO note (text) VALUES ('x')"));
await blobs.put(
  (async function* () {
    yield Buffer.from("evidence");
  })(),
);
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const modes = readdirSync(directory).map((name) => [name, modeOf(join(directory, name))]);
process.stdout.write(JSON.stringify({ vault: modeOf(directory), ...Object.fromEntries(modes) }));
await created.value.vault.close();
