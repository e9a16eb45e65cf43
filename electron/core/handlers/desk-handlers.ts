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

/** Facts, settings outside the vault, and uploads: content sealed into the open vault, or a sealed file that waits. */
export function deskHandlers(
  facts: DeskFacts,
  settings: DeskSettingsStore,
  session: DeskSession,
  incoming: Incoming,
): Handlers<typeof deskContract> {
  return {
    about: () => ok(facts),
    settings: {
      get: async () => ok(await settings.get()),
      set: async (patch) => ok(await settings.set(patch)),
    },
    upload: {
      begin: async ({ name, sizeBytes, kind }) => {
        if (kind === "backup" || kind === "archive")
          return ok({ uploadId: await incoming.begin(kind) });
        const desk = session.require();
        if (!desk.ok) return desk;
        if (kind === "bundle") return ok({ uploadId: await incoming.begin(kind) });
        return ok({ uploadId: desk.value.services.uploads.begin(name, sizeBytes) });
      },
      append: async ({ uploadId, bytes }) => {
        const desk = session.require();
        if (!desk.ok && !incoming.holds(uploadId)) return desk;
        const taker = desk.ok && !incoming.holds(uploadId) ? desk.value.services.uploads : incoming;
        const received = await taker.append(uploadId, bytes);
        return received.ok ? ok({ receivedBytes: received.value }) : received;
      },
      finish: async ({ uploadId }) => {
        if (incoming.holds(uploadId)) return incoming.finish(uploadId);
        const desk = session.require();
        if (!desk.ok) return desk;
        const sealed = await desk.value.services.uploads.finish(uploadId);
        if (!sealed.ok) return sealed;
        return ok({ sizeBytes: sealed.value.sizeBytes, sha256: sealed.value.sha256Hex });
      },
      cancel: async ({ uploadId }) => {
        session.current()?.services.uploads.cancel(uploadId);
        await incoming.discard(uploadId);
        return ok(undefined);
      },
    },
  };
}
