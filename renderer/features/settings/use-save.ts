import { useCallback } from "react";

import type { VaultSettings } from "../../../shared/model/settings.ts";
import { useApi } from "../../api.ts";
import { useRefresh } from "../../cases/use-change.ts";
import { useText } from "../../i18n/text-context.ts";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { useFailureText } from "../../use-failure-text.ts";
import { useVaultSettings } from "../../vault-settings.ts";
import { replacedBy } from "./rows.ts";

export type Patch = { -readonly [K in keyof VaultSettings]?: VaultSettings[K] };

export interface Save {
  /** Saves at once and offers the way back; a refusal is told and the setting stays as it was. */
  readonly save: (patch: Patch) => Promise<boolean>;
}

/** Changes of the vault's settings. The new values come back with the state of the vault. */
export function useSave(): Save {
  const { client } = useApi();
  const text = useText("settings");
  const { show } = useToasts();
  const { describe } = useFailureText();
  const refresh = useRefresh();
  const before = useVaultSettings();
  const set = useCallback(
    async (patch: Patch) => {
      try {
        await client.vault.settings.set(patch);
        // Weights move the scores of every list.
        await refresh();
        return true;
      } catch (error) {
        show({ kind: "failed", text: describe(error) });
        return false;
      }
    },
    [client, describe, refresh, show],
  );
  const save = useCallback(
    async (patch: Patch) => {
      const replaced = replacedBy(before, patch);
      const isSaved = await set(patch);
      if (isSaved) show({ kind: "done", text: text.saved, undo: () => void set(replaced) });
      return isSaved;
    },
    [before, set, show, text],
  );
  return { save };
}
