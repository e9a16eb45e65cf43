import { join } from "node:path";
import { z } from "zod";
import type { Failure } from "../../../shared/contract/failures.ts";
import { bundleFileName } from "../../../shared/exchange/bundle/carrier-names.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { LongWork } from "../../exchange/bundle/bundle-environment.ts";
import { settleBundle } from "../../exchange/bundle/bundle-error.ts";
import type { SignerClaim } from "../../exchange/bundle/read-manifest.ts";
import { recordAct } from "../../exchange/identity/identity-context.ts";
import { readPeer } from "../../exchange/identity/stored-peers.ts";
import {
  holdRefused,
  quarantineDirectory,
  type HeldProblem,
} from "../../exchange/quarantine/hold-bundle.ts";
import { keepOffered, LEFT_OUT } from "../../exchange/quarantine/keep-offered.ts";
import {
  deleteQuarantined,
  listQuarantined,
  setReason,
  type QuarantinedBundle,
} from "../../exchange/quarantine/quarantine-rows.ts";
import { isLeftOut } from "../../exchange/records/left-out.ts";
import {
  takeFrom,
  type TakeMode,
  type TakenBundle,
  type TakeProblem,
  type TakeWork,
} from "../../exchange/records/take-bundle.ts";
import type { ReadableFile } from "../../files/file-port.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";

export interface QuarantineView extends QuarantinedBundle {
  /** Name of the peer that it claims to be from, if we have its card; what it claims is still no proof. */
  readonly claimedName: string | null;
}

/** A bundle that was looked at or taken in. */
export interface ArrivedBundle extends TakenBundle {
  /** Where the bundle is kept for what was left out of it; null when there is no room for it. Not there when nothing was. */
  readonly offeredAs?: string | null;
}

/** Bundles that wait, sealed, for their sender to become known, compared or trusted again. */
export interface QuarantineService {
  /** Newest first. */
  readonly list: () => readonly QuarantineView[];
  /** Keeps a bundle if its sender is all that is wrong with it. Takes nothing in; null when it is not kept. */
  readonly hold: (path: string, work: LongWork) => Promise<string | null>;
  /** Verifies the bundle anew, by what is known of its sender now, and takes it in. Refused, or with something left out, it stays. */
  readonly release: (
    id: string,
    mode: "preview" | "apply",
    work: TakeWork,
  ) => Promise<Result<ArrivedBundle, TakeProblem | Failure>>;
  /** Throws it away unread. Its sender may send it again. */
  readonly discard: (id: string) => Promise<Result<void, Failure | BundleProblem>>;
}

/** Takes a bundle in, or keeps it if its sender is all that is wrong with it. */
export async function takeOrHold(
  desk: ExchangeDesk,
  path: string,
  mode: TakeMode,
  work: TakeWork,
): Promise<Result<ArrivedBundle, HeldProblem<TakeProblem>>> {
  const open = () => desk.environment.files.openForReading(path);
  let claim: SignerClaim | undefined;
  const source = await open();
  const taken = await takeFrom(desk, { source, path }, mode, work, (one) => (claim = one));
  if (mode === "preview") return taken;
  if (taken.ok) return ok(await withOffer(desk, taken.value, claim, open));
  return err(await holdRefused(desk, taken.error, claim, open));
}

/** Keeps what was left out, or lets go of a bundle of which nothing is left out any more. */
async function withOffer(
  desk: ExchangeDesk,
  taken: TakenBundle,
  claim: SignerClaim | undefined,
  open: () => Promise<ReadableFile>,
): Promise<ArrivedBundle> {
  const offeredAs = await keepOffered(desk, taken, claim, open);
  if (offeredAs !== undefined) return { ...taken, offeredAs };
  const { bundleId } = taken.manifest;
  const kept = listQuarantined(desk.database.read).filter(
    ({ why, claimedBundleId }) => why === LEFT_OUT && claimedBundleId === bundleId,
  );
  for (const one of kept) {
    desk.database.transaction((write) => deleteQuarantined(write, one.id));
    await removeFile(desk, one);
  }
  return taken;
}

export function createQuarantine(desk: ExchangeDesk): QuarantineService {
  const { read } = desk.database;
  return {
    list: () =>
      listQuarantined(read).map((one) => ({
        ...one,
        claimedName: readPeer(read, one.claimedOrganisationId)?.name ?? null,
      })),
    hold: (path, work) => hold(desk, path, work),
    release: (id, mode, work) => release(desk, id, mode, work),
    discard: async (id) => {
      const found = find(desk, id);
      if (!found.ok) return found;
      const removed = await removeFile(desk, found.value);
      if (!removed.ok) return removed;
      desk.database.transaction((write) => {
        deleteQuarantined(write, found.value.id);
        const { claimedOrganisationId, why } = found.value;
        const subject = { kind: "peer", id: claimedOrganisationId, title: "" } as const;
        const acts = [{ subject, changes: [], isAct: true }];
        recordAct(write, desk, "bundle-discarded", acts, `${id}: ${why}`);
      });
      return ok(undefined);
    },
  };
}

async function hold(desk: ExchangeDesk, path: string, work: LongWork): Promise<string | null> {
  const open = () => desk.environment.files.openForReading(path);
  let claim: SignerClaim | undefined;
  const source = await open();
  const looked = await takeFrom(desk, { source, path }, "preview", work, (one) => (claim = one));
  if (looked.ok && looked.value.mayApply) return null;
  const problem: TakeProblem = looked.ok
    ? {
        kind: "sender-not-verified",
        organisationId: looked.value.manifest.sender.organisationId,
      }
    : looked.error;
  return (await holdRefused(desk, problem, claim, open)).quarantineId ?? null;
}

function find(desk: ExchangeDesk, id: string): Result<QuarantinedBundle, Failure> {
  const wanted = z.uuid().safeParse(id).success ? id.toLowerCase() : "";
  const found = listQuarantined(desk.database.read).find((one) => one.id === wanted);
  return found === undefined ? err({ kind: "not-in-quarantine", id }) : ok(found);
}

async function release(
  desk: ExchangeDesk,
  id: string,
  mode: "preview" | "apply",
  work: TakeWork,
): Promise<Result<ArrivedBundle, TakeProblem | Failure>> {
  const found = find(desk, id);
  if (!found.ok) return found;
  const path = pathOf(desk, found.value);
  const source = await settleBundle(path, () => desk.environment.files.openForReading(path));
  if (!source.ok) return source;
  const taken = await takeFrom(desk, { source: source.value, path }, mode, work);
  if (!taken.ok || mode === "preview") return taken;
  if (taken.value.planned.some(isLeftOut)) {
    desk.database.transaction((write) => setReason(write, found.value.id, LEFT_OUT));
    return ok({ ...taken.value, offeredAs: found.value.id });
  }
  desk.database.transaction((write) => deleteQuarantined(write, found.value.id));
  // What stays behind is removed with the next bundle that comes into quarantine.
  await removeFile(desk, found.value);
  return taken;
}

/** A file that is gone already, as in a vault that was restored, is gone. */
function removeFile(
  desk: ExchangeDesk,
  bundle: QuarantinedBundle,
): Promise<Result<void, BundleProblem>> {
  const { files } = desk.environment;
  const path = pathOf(desk, bundle);
  return settleBundle(path, async () => {
    if ((await files.status(path)) === undefined) return;
    await files.removeFile(path);
    await files.syncDirectory(quarantineDirectory(desk));
  });
}

function pathOf(desk: ExchangeDesk, { name }: QuarantinedBundle): string {
  return join(quarantineDirectory(desk), bundleFileName(name));
}
