import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { systemRandom } from "../../../../electron/crypto/random.ts";
import {
  actorOfNewVault,
  initialiseVault,
} from "../../../../electron/services/settings/initialise.ts";
import { createSettings } from "../../../../electron/services/settings/settings.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { testDatabase } from "../../../helpers/database.ts";

const vault = {
  organisation: "CERT-XX",
  countryCode: "XX",
  kind: "real",
  analyst: "alice",
  passphrase: "",
} as const;

/** The settings of a vault that was made before there were templates. */
async function settingsOfOldVault() {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS, async () => undefined);
  const meta = { vaultId: randomUUID(), kind: vault.kind, replicaId: randomUUID() };
  const sources = {
    ...vault,
    nowMs: () => Date.parse("2026-11-26T08:00:00Z"),
    random: systemRandom,
  };
  database.transaction((write) => {
    initialiseVault(write, meta, { ...sources, organisationId: randomUUID() });
    write.run("DELETE FROM setting WHERE key = 'documentTemplates'", []);
  });
  const actor = actorOfNewVault(meta, sources);
  return createSettings(database, () => actor);
}

it("a vault made before there were templates opens without any, and keeps the first one", async () => {
  const settings = await settingsOfOldVault();
  expect(settings.get().documentTemplates).toEqual([]);
  const documentTemplates = [{ name: "short", text: "{{title}}" }];
  settings.set({ documentTemplates });
  settings.reload();
  expect(settings.get()).toMatchObject({ documentTemplates, defaultTlp: "TLP:AMBER" });
});

it("a change of another setting leaves the templates alone", async () => {
  const settings = await settingsOfOldVault();
  const documentTemplates = [{ name: "short", text: "{{title}}" }];
  settings.set({ documentTemplates });
  settings.set({ defaultTlp: "TLP:RED" });
  expect(settings.get()).toMatchObject({ documentTemplates, defaultTlp: "TLP:RED" });
});
