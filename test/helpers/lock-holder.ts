// Run by lock.test.ts as a process of its own: opens a vault and says how that went, then waits until it is ended.
import { openVault } from "../../electron/vault/vault.ts";
import { PASSPHRASE, plainTestEnvironment } from "./vault-environment.ts";

const [directory = "", program = "other program"] = process.argv.slice(2);
const environment = plainTestEnvironment();
const opened = await openVault(
  { ...environment, holder: { ...environment.holder, program } },
  directory,
  { kind: "passphrase", passphrase: PASSPHRASE },
);
process.stdout.write(`${JSON.stringify(opened.ok ? { isOpen: true } : opened.error)}\n`);
process.stdin.resume();
process.stdin.on("end", () => {
  if (opened.ok) void opened.value.close();
});
