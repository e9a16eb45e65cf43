import type { evidenceContract } from "../../../shared/contract/evidence.ts";
import { err, ok } from "../../../shared/result.ts";
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
    handOver: withVault(async ({ custody }, { id, to, ...given }) => {
      const noted = await custody.give({
        ids: [id],
        person: to,
        organisationName: given.organisation,
        signs: given.signs,
        place: given.place,
        purpose: given.detail,
        seals: new Map(given.sealNumber === "" ? [] : [[id, given.sealNumber]]),
      });
      if (!noted.ok) return noted;
      const { actionId, noted: changed, view } = noted.value;
      return ok({ actionId, changed, handOverId: view.handOverId });
    }),
    handOvers: withVault(({ evidence, custody }, { id }) => {
      const item = evidence.get(id);
      return item.ok ? ok({ items: [...custody.ofEvidence(item.value)] }) : item;
    }),
    handOverFile: withVault(({ evidence, custody, tickets }, { id, handOverId }) => {
      const item = evidence.get(id);
      if (!item.ok) return item;
      const text = custody.fileOf(item.value, handOverId);
      if (text === undefined) return err({ kind: "not-found", recordKind: "evidence", id });
      const bytes = Buffer.from(text, "utf8");
      const name = `hand-over-${handOverId}.json`;
      const stream = () => once(bytes);
      const ticket = tickets.issue({ name, sizeBytes: bytes.length, stream });
      return ok({ ticket, name, sizeBytes: bytes.length });
    }),
    peek: withVault(({ evidence }, { id, offset, length }) => evidence.peek(id, offset, length)),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
