import { DEFAULT_WEIGHTS } from "../../../shared/domain/triage-score/score-weights.ts";
import { vaultSettingsSchema, type VaultSettings } from "../../../shared/model/settings.ts";
import type { NewVault } from "../../core/local-core.ts";
import type { RandomPort } from "../../crypto/random.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { Actor } from "../../storage/journal/action-stamp.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import { createIdSource } from "../../storage/records/uuid.ts";
import type { VaultMeta } from "../../vault/vault-meta.ts";
import { ORGANISATION_ID_KEY } from "./setting-fields.ts";

/** Where a new vault gets its time and its ids from. */
export interface NewVaultSources {
  readonly nowMs: () => number;
  readonly random: RandomPort;
}

/** The first action of a vault's journal: who it belongs to and how it is set up. */
export function initialiseVault(
  write: WriteHandle,
  meta: VaultMeta,
  vault: NewVault & NewVaultSources & { readonly organisationId: string },
): void {
  const actor = actorOfNewVault(meta, vault);
  const values = { ...settingsOfNewVault(vault), [ORGANISATION_ID_KEY]: vault.organisationId };
  applyAction(write, actor, {
    verb: "vault-created",
    isUndoable: false,
    subjects: Object.entries(values).map(([key, value]) => {
      const id = actor.ids.newId();
      return {
        subject: { kind: "setting", id, title: key },
        changes: [{ op: "create", kind: "setting", id, fields: { key, value } }],
      };
    }),
  });
}

/** How a vault is set up before anybody changed anything. */
export function settingsOfNewVault(vault: NewVault): VaultSettings {
  return vaultSettingsSchema.parse({
    organisationName: vault.organisation,
    countryCode: vault.countryCode,
    numberPrefix: numberPrefixFor(vault.countryCode),
    analyst: vault.analyst,
    analysts: [vault.analyst],
    defaultTlp: "TLP:AMBER",
    defaultPap: "PAP:AMBER",
    lockAfterMinutes: 15,
    clipboardClearSeconds: 60,
    scoreWeights: null,
    documentTemplates: [],
  });
}

/** Who acts while a vault is made. */
export function actorOfNewVault(
  meta: VaultMeta,
  { analyst, nowMs, random }: Pick<NewVault, "analyst"> & NewVaultSources,
): Actor {
  return {
    name: analyst,
    replicaId: meta.replicaId,
    nowMs,
    ids: createIdSource(nowMs, random),
    scoreBasis: () => ({
      weights: DEFAULT_WEIGHTS,
      knownExploited: { has: () => false, usedByRansomware: () => false },
    }),
    warninglistsOf: () => [],
  };
}

/** `CERT-XX` for the country XX; the organisation can change it. */
function numberPrefixFor(countryCode: string): string {
  return `CERT-${countryCode}`;
}
