import type { deskContract } from "../../../shared/contract/desk.ts";
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { DeskSession } from "../desk-session.ts";
import type { DeskSettingsStore } from "../desk-settings.ts";
import type { Incoming } from "../incoming.ts";

export interface DeskFacts {
  readonly version: string;
  readonly shell: "electron" | "host" | "cli";
  readonly platform: string;
  readonly sqlite: string;
  readonly hasKeychain: boolean;
}

/** Facts, settings outside the vault, and uploads: sealed into the open vault, or a backup that waits for its own. */
export function deskHandlers(
  facts: DeskFacts,
  settings: DeskSettingsStore,
  session: DeskSession,
  incoming: Incoming,
): Handlers<typeof deskContract> {
  const uploads = () => session.current()?.services.uploads;
  return {
    about: () => ok(facts),
    settings: {
      get: async () => ok(await settings.get()),
      set: async (patch) => ok(await settings.set(patch)),
    },
    upload: {
      begin: async ({ name, sizeBytes }) =>
        ok({ uploadId: uploads()?.begin(name, sizeBytes) ?? (await incoming.begin(name)) }),
      append: async ({ uploadId, bytes }) => {
        const received = await (uploads() ?? incoming).append(uploadId, bytes);
        return received.ok ? ok({ receivedBytes: received.value }) : received;
      },
      finish: async ({ uploadId }) => {
        const sealed = await uploads()?.finish(uploadId);
        if (sealed === undefined) return incoming.finish(uploadId);
        if (!sealed.ok) return sealed;
        return ok({ sizeBytes: sealed.value.sizeBytes, sha256: sealed.value.sha256Hex });
      },
      cancel: async ({ uploadId }) => {
        uploads()?.cancel(uploadId);
        await incoming.discard(uploadId);
        return ok(undefined);
      },
    },
  };
}
