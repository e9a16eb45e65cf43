import type { vaultContract } from "../../../shared/contract/vault.ts";
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { DeskSession } from "../desk-session.ts";
import { createWithVault } from "./with-vault.ts";

/** The window's unsaved work, kept in the vault. */
export function draftHandlers(session: DeskSession): Handlers<typeof vaultContract.drafts> {
  const withVault = createWithVault(session);
  return {
    list: withVault(({ cases }) =>
      ok({
        items: cases.database.read.all<{ name: string; value: string }>(
          "SELECT name, value FROM window_draft ORDER BY name",
        ),
      }),
    ),
    put: withVault(({ cases }, { name, value }) => {
      const at = cases.actor().nowMs();
      cases.database.transaction((write) => {
        write.run(
          `INSERT INTO window_draft (name, value, updated_at) VALUES (?, ?, ?)
           ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
          [name, value, at],
        );
      });
      return ok(undefined);
    }),
    remove: withVault(({ cases }, { name }) => {
      cases.database.transaction((write) => {
        write.run("DELETE FROM window_draft WHERE name = ?", [name]);
      });
      return ok(undefined);
    }),
  };
}
