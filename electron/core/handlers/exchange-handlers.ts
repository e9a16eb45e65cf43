import type { z } from "zod";
import type { progressSchema } from "../../../shared/contract/call.ts";
import { exchangeContract, type RecordChoiceView } from "../../../shared/contract/exchange.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { LongWork } from "../../exchange/bundle/bundle-environment.ts";
import type { RecordChoice } from "../../exchange/records/left-out.ts";
import type { TakeMode } from "../../exchange/records/take-bundle.ts";
import type { Call, Handlers, Stream } from "../../rpc/handlers.ts";
import type { ExchangeArea } from "../../services/exchange/exchange-area.ts";
import type { DeskSession } from "../desk-session.ts";
import type { Incoming } from "../incoming.ts";
import { progressStream } from "../progress-stream.ts";
import { delegateToVault } from "./delegate.ts";
import { givingReserveBack } from "./giving-reserve-back.ts";

type Contract = typeof exchangeContract;

/** Bundles, folders that carry them, and what came of them. */
export function exchangeHandlers(session: DeskSession, incoming: Incoming): Handlers<Contract> {
  const { disclosures, proposals, conflicts, recalls, requests } = exchangeContract;
  return {
    bundles: bundleHandlers(session, incoming),
    quarantine: quarantineHandlers(session, incoming),
    folders: folderHandlers(session),
    disclosures: delegateToVault(disclosures, session, ({ exchange }) => exchange.disclosures),
    proposals: delegateToVault(proposals, session, ({ exchange }) => exchange.proposals),
    conflicts: delegateToVault(conflicts, session, ({ exchange }) => exchange.conflicts),
    recalls: delegateToVault(recalls, session, ({ exchange }) => exchange.recalls),
    requests: delegateToVault(requests, session, ({ exchange }) => exchange.requests),
  };
}

function bundleHandlers(session: DeskSession, incoming: Incoming): Handlers<Contract["bundles"]> {
  const { write: _write, inspect: _inspect, apply: _apply, ...plain } = exchangeContract.bundles;
  const take = (uploadId: string, mode: TakeMode, call: Call, choice?: RecordChoiceView) =>
    longWork(session, call, async ({ take: takeFrom }, work) => {
      const path = incoming.pathOf(uploadId);
      return path.ok ? takeFrom(path.value, mode, { ...work, choice: chosen(choice) }) : path;
    });
  return {
    ...delegateToVault(plain, session, ({ exchange }) => exchange.bundles.calls),
    write: (order, call) =>
      longWork(session, call, ({ bundles }, work) => bundles.write(order, work)),
    inspect: ({ uploadId }, call) => take(uploadId, "preview", call),
    apply: async function* ({ uploadId, again, choice }, call) {
      const taken = yield* take(uploadId, again === true ? "again" : "apply", call, choice);
      if (taken.ok) await incoming.discard(uploadId);
      return taken;
    },
  };
}

function chosen(choice: RecordChoiceView | undefined): RecordChoice | undefined {
  return choice && { kind: choice.kind, ids: new Set(choice.ids) };
}

function quarantineHandlers(
  session: DeskSession,
  incoming: Incoming,
): Handlers<Contract["quarantine"]> {
  const {
    hold: _hold,
    inspect: _inspect,
    release: _release,
    ...plain
  } = exchangeContract.quarantine;
  return {
    ...delegateToVault(plain, session, ({ exchange }) => exchange.quarantine),
    hold: async ({ uploadId }, { signal }) => {
      const desk = session.require();
      if (!desk.ok) return desk;
      const path = incoming.pathOf(uploadId);
      if (!path.ok) return path;
      const { exchange, signal: lock } = desk.value.services;
      const id = await givingReserveBack(session, () =>
        exchange.hold(path.value, { signal: AbortSignal.any([signal, lock]) }),
      );
      if (id !== null) await incoming.discard(uploadId);
      return ok({ id });
    },
    inspect: ({ id }, call) =>
      longWork(session, call, ({ release }, work) => release(id, "preview", work)),
    release: ({ id, choice }, call) =>
      longWork(session, call, ({ release }, work) =>
        release(id, "apply", { ...work, choice: chosen(choice) }),
      ),
  };
}

function folderHandlers(session: DeskSession): Handlers<Contract["folders"]> {
  const { preview: _preview, run: _run, ...plain } = exchangeContract.folders;
  return {
    ...delegateToVault(plain, session, ({ exchange }) => exchange.folders),
    preview: (order, call) =>
      longWork(session, call, ({ exchange }, work) => exchange(order, "preview", work)),
    run: (order, call) =>
      longWork(session, call, ({ exchange }, work) => exchange(order, "run", work)),
  };
}

type Progress = z.infer<typeof progressSchema>;

/** Work on the open vault as a stream; it ends when the window cancels and when the vault is locked. */
function longWork<T>(
  session: DeskSession,
  { signal }: Call,
  work: (area: ExchangeArea, long: LongWork) => Promise<Result<T, Failure>>,
): Stream<Progress, T> {
  return progressStream(async (report: (progress: Progress) => void) => {
    const desk = session.require();
    if (!desk.ok) return desk;
    const { exchange, signal: lock } = desk.value.services;
    return givingReserveBack(session, () =>
      work(exchange, {
        signal: AbortSignal.any([signal, lock]),
        onProgress: ({ phase, doneBytes, totalBytes }) =>
          report({ done: doneBytes, total: totalBytes, what: phase }),
      }),
    );
  });
}
