import type { Failure } from "../../../shared/contract/failures.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import type { ReleaseOutcome } from "../../../shared/exchange/release/closure/release-outcome.ts";
import { disclosureOf } from "../../../shared/exchange/release/register/disclosure-of.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  forgetBundle,
  listBundles,
  noteBundle,
  noteDisclosure,
  type BundleRow,
} from "../../exchange/records/bundle-book.ts";
import {
  takeBundle,
  type TakeProblem,
  type TakenBundle,
} from "../../exchange/records/take-bundle.ts";
import {
  planRelease,
  writeRelease,
  type ExchangeDesk,
} from "../../exchange/records/write-release.ts";
import { ensureIdentity } from "../../exchange/identity/ensure-identity.ts";
import { isoOf, logicalNowMs, recordAct } from "../../exchange/identity/identity-context.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { releaseRequestOf, subjectsOf, type BundleOrder } from "./release-order.ts";

export interface SentBundle {
  readonly bundleId: string;
  readonly outcome: ReleaseOutcome;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Bundles of the open vault. Nothing leaves but by `create`, and nothing comes in but by `take`. */
export interface BundleService {
  /** What the rules would let go, and what stays and why. Nothing is written. */
  readonly preview: (order: BundleOrder) => Result<ReleaseOutcome, Failure>;
  /** Writes the bundle, reads it back and keeps what went to whom. Fails as `preview` and `writeRelease` do, and with `nothing-to-send`. */
  readonly create: (
    order: BundleOrder,
    path: string,
  ) => Promise<Result<SentBundle, Failure | BundleProblem>>;
  /** Verifies a bundle and shows what would come of it, or takes it in. */
  readonly take: (
    path: string,
    mode: "preview" | "apply",
  ) => Promise<Result<TakenBundle, TakeProblem>>;
  readonly list: () => readonly BundleRow[];
}

export function createBundles(desk: ExchangeDesk): BundleService {
  const preview: BundleService["preview"] = (order) => {
    const request = releaseRequestOf(desk, order);
    if (!request.ok) return request;
    return ok(planRelease(desk, subjectsOf(desk.database.read, order), request.value));
  };
  return {
    preview,
    create: async (order, path) => {
      const planned = preview(order);
      if (!planned.ok) return planned;
      if (planned.value.outgoing.records.length === 0) return err({ kind: "nothing-to-send" });
      await ensureIdentity(desk);
      return send(desk, planned.value, { ...order, path });
    },
    take: async (path, mode) => {
      const taken = await takeBundle(desk, path, mode);
      if (taken.ok && mode === "apply") noteTaken(desk, taken.value);
      return taken;
    },
    list: () => listBundles(desk.database.read),
  };
}

/**
 * What goes to whom is kept before the first byte is written: after a crash the register may name something that never left,
 * and never the other way round.
 */
async function send(
  desk: ExchangeDesk,
  outcome: ReleaseOutcome,
  { peerIds, path }: { readonly peerIds: readonly string[]; readonly path: string },
): Promise<Result<SentBundle, Failure | BundleProblem>> {
  const { database } = desk;
  const bundleId = desk.actor().ids.newId();
  const atMs = logicalNowMs(database.read, desk);
  const row = {
    bundleId,
    direction: "sent",
    atMs,
    organisationIds: peerIds,
    counts: outcome.outgoing.counts,
  } as const;
  const facts = { bundleId, at: isoOf(atMs), action: "bundle", organisationIds: peerIds } as const;
  database.transaction((write) => {
    noteBundle(write, { ...row, state: "writing", sizeBytes: null, sha256: null });
    noteDisclosure(write, bundleId, disclosureOf(outcome, { ...facts, disclosureId: bundleId }));
  });
  const written = await writeRelease(desk, { bundleId, outgoing: outcome.outgoing, peerIds, path });
  if (!written.ok) {
    database.transaction((write) => forgetBundle(write, bundleId));
    return written;
  }
  const { sizeBytes, sha256 } = written.value;
  database.transaction((write) => {
    noteBundle(write, { ...row, state: "sent", sizeBytes, sha256 });
    recordAct(write, desk, "bundle-sent", sentSubjects(outcome), `bundle ${bundleId}`);
  });
  return ok({ bundleId, outcome, sizeBytes, sha256 });
}

/** The history of each incident and report tells that it was sent. */
function sentSubjects({ released }: ReleaseOutcome): readonly SubjectChanges[] {
  return released.flatMap(({ record: { kind, id }, title }) =>
    kind === "incident" || kind === "report"
      ? [{ subject: { kind, id, title }, changes: [], isAct: true }]
      : [],
  );
}

function noteTaken(desk: ExchangeDesk, { manifest }: TakenBundle): void {
  desk.database.transaction((write) => {
    noteBundle(write, {
      bundleId: manifest.bundleId,
      direction: "received",
      state: "applied",
      atMs: logicalNowMs(write, desk),
      organisationIds: [manifest.sender.organisationId],
      counts: manifest.counts,
      sizeBytes: null,
      sha256: null,
    });
  });
}
