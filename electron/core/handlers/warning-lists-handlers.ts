import type { warningListsContract } from "../../../shared/contract/warning-lists.ts";
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { DeskSession } from "../desk-session.ts";
import { progressStream } from "../progress-stream.ts";
import { createWithVault } from "./with-vault.ts";

export function warningListsHandlers(session: DeskSession): Handlers<typeof warningListsContract> {
  const withVault = createWithVault(session);
  return {
    list: withVault(({ warningLists }) => ok(warningLists.list())),
    install: withVault(({ warningLists }, { bytes }) => warningLists.install(bytes)),
    remove: withVault(({ warningLists }, { name }) => warningLists.remove(name)),
    recheck: (_input, { signal }) =>
      progressStream(async (report) => {
        const desk = session.require();
        if (!desk.ok) return desk;
        const { warningLists, signal: lock } = desk.value.services;
        return warningLists.recheck(report, AbortSignal.any([signal, lock]));
      }),
  };
}
