import type { evidenceContract } from "../../../shared/contract/evidence.ts";
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { DeskSession } from "../desk-session.ts";
import { progressStream } from "../progress-stream.ts";
import { createWithVault } from "./with-vault.ts";

export function evidenceHandlers(session: DeskSession): Handlers<typeof evidenceContract> {
  const withVault = createWithVault(session);
  return {
    list: withVault(({ evidence }, { subject }) => ok({ items: [...evidence.list(subject)] })),
    get: withVault(({ evidence }, { id }) => evidence.get(id)),
    add: withVault(async ({ evidence }, { subject, uploadIds, description }) => {
      const added = await evidence.add(subject, uploadIds, description);
      return added.ok ? ok({ ...added.value, ids: [...added.value.ids] }) : added;
    }),
    update: withVault(({ evidence }, { id, patch }) => evidence.update(id, patch)),
    verify: ({ ids }, { signal }) =>
      progressStream(async (report) => {
        const desk = session.require();
        if (!desk.ok) return desk;
        const { evidence, signal: lock } = desk.value.services;
        return evidence.verify(ids, report, AbortSignal.any([signal, lock]));
      }),
    export: withVault(({ evidence }, { id, reason, archive }) =>
      evidence.export(id, reason, archive),
    ),
    handOver: withVault(({ evidence }, { id, to, detail }) => evidence.handOver(id, to, detail)),
    peek: withVault(({ evidence }, { id, offset, length }) => evidence.peek(id, offset, length)),
  };
}
