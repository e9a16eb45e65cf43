import type { Api } from "../api.ts";
import type { DraftMirror } from "./drafts.ts";

/** Drafts in the open vault, over the contract. */
export function draftMirror({ client }: Api): DraftMirror {
  return {
    list: async () => (await client.vault.drafts.list()).items,
    put: (name, value) => client.vault.drafts.put({ name, value }),
    remove: (name) => client.vault.drafts.remove({ name }),
  };
}
