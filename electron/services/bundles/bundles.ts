import { createHash } from "node:crypto";

import type { Failure } from "../../../shared/contract/failures.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import { releaseGraph, viewKeyOf } from "../../../shared/exchange/release/closure/release-graph.ts";
import {
  NOTHING_OUTGOING,
  type ReleaseOutcome,
} from "../../../shared/exchange/release/closure/release-outcome.ts";
import {
  previewRelease,
  type ReleasePreview,
} from "../../../shared/exchange/release/preview/preview.ts";
import type { RecipientGroup } from "../../../shared/exchange/release/circle/recipient-groups.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { LongWork } from "../../exchange/bundle/bundle-environment.ts";
import type { WrittenBundle } from "../../exchange/bundle/write-bundle.ts";
import { ensureIdentity } from "../../exchange/identity/ensure-identity.ts";
import { listBundles } from "../../exchange/records/bundle-history.ts";
import { readHistories } from "../../exchange/records/read-histories.ts";
import type { HeldProblem } from "../../exchange/quarantine/hold-bundle.ts";
import type { TakeMode, TakeProblem, TakeWork } from "../../exchange/records/take-bundle.ts";
import {
  planRelease,
  writeRelease,
  type ExchangeDesk,
} from "../../exchange/records/write-release.ts";
import { statementsDueTo } from "../../exchange/statements/statement-rows.ts";
import { planDue } from "../exchange-folder/plan-due.ts";
import { viewOfBundle, type BundleView } from "./bundle-view.ts";
import { recipientGroups, viewText, type ChosenOrder } from "./recipient-groups.ts";
import { rollBackBundle, type RolledBackBundle } from "./roll-back-bundle.ts";
import {
  createQuarantine,
  takeOrHold,
  type ArrivedBundle,
  type QuarantineService,
} from "./quarantine.ts";
import { releaseRequestOf, subjectsOf, type BundleOrder } from "./release-order.ts";

export interface SentBundle {
  readonly outcome: ReleaseOutcome;
  readonly written: WrittenBundle;
}

/** An order, or all that is due to the peers since their last bundle (see {@link planDue}). */
export interface BundleRequest extends Omit<BundleOrder, "incidentIds"> {
  readonly incidentIds: BundleOrder["incidentIds"] | "since-last";
  /** What somebody saw before: nothing is written that is not the same, byte for byte. */
  readonly seenDigest?: string;
}

/** What would go, as a person sees it. */
export interface ReleaseLook {
  readonly outcome: ReleaseOutcome;
  readonly preview: ReleasePreview;
  /** Of exactly what would leave. */
  readonly digest: string;
}

/** Bundles of the open vault. Nothing leaves but by `create`, and nothing comes in but by `take`. */
export interface BundleService {
  /** What the rules would let go, and what stays and why. Nothing is written. */
  readonly preview: (order: BundleRequest) => Result<ReleaseOutcome, Failure>;
  /** The same for the window, which also shows what texts mention. */
  readonly look: (order: BundleOrder) => Result<ReleaseLook, Failure>;
  /** For whom bundles have to be written so that nobody learns of a hidden member. Failure: `not-found` for a circle. */
  readonly groups: (
    chosen: ChosenOrder,
    incidentIds: BundleRequest["incidentIds"],
  ) => Result<readonly RecipientGroup[], Failure>;
  /**
   * Writes the bundle, reads it back and keeps what went to whom. Fails as `preview` and `writeRelease` do, and with
   * `nothing-to-send` or `release-changed`.
   */
  readonly create: (
    order: BundleRequest,
    path: string,
    work: LongWork,
  ) => Promise<Result<SentBundle, Failure | BundleProblem>>;
  /**
   * Verifies a bundle and shows what would come of it, or takes it in. One that may not be taken in only because of its sender is then
   * kept in quarantine, and so is one of which records were left out.
   */
  readonly take: (
    path: string,
    mode: TakeMode,
    work: TakeWork,
  ) => Promise<Result<ArrivedBundle, HeldProblem<TakeProblem>>>;
  /** Bundles that wait for their sender to become known, compared or trusted again. */
  readonly quarantine: QuarantineService;
  /**
   * Takes a bundle that was applied out again, as a whole; what was changed here since stays and is named. `preview` changes nothing.
   * Fails with `unknown-bundle`, `cannot-roll-back`, `bundle-rolled-back` or `later-bundles`.
   */
  readonly rollBack: (
    bundleId: string,
    mode: "preview" | "apply",
  ) => Promise<Result<RolledBackBundle, Failure>>;
  /** Writes a file that tells a peer what has come from it, and nothing else. Fails as `writeRelease` does. */
  readonly writeReceipt: (
    peerId: string,
    path: string,
    work: LongWork,
  ) => Promise<Result<WrittenBundle, Failure | BundleProblem>>;
  /** Those that went and came and how far they have got, newest first. */
  readonly list: (limit: number) => readonly BundleView[];
}

/** Nothing but signed texts, which are put in where the bundle is written. */
const NOTHING_RELEASED: ReleaseOutcome = {
  outgoing: NOTHING_OUTGOING,
  released: [],
  withheld: [],
  staying: [],
  containers: [],
  redToConfirm: null,
  overexposed: [],
};

const RECEIPT = { purpose: "receipt", outgoing: NOTHING_OUTGOING, released: [] } as const;

/** They go only where one organisation alone reads the bundle. */
function hasStatements({ database }: ExchangeDesk, peerIds: readonly string[]): boolean {
  const [peerId, ...others] = peerIds;
  return (
    peerId !== undefined && others.length === 0 && statementsDueTo(database.read, peerId).length > 0
  );
}

export function createBundles(desk: ExchangeDesk): BundleService {
  const preview: BundleService["preview"] = ({ incidentIds, ...rest }) => {
    const { peerIds } = rest;
    if (incidentIds === "since-last") {
      const due = planDue(desk, { peerIds, namedIncidentIds: [] });
      if (!due.ok) return due;
      if (due.value.outcome !== null) return ok(due.value.outcome);
      return hasStatements(desk, peerIds) ? ok(NOTHING_RELEASED) : err({ kind: "nothing-to-send" });
    }
    const order: BundleOrder = { ...rest, incidentIds };
    const request = releaseRequestOf(desk, order);
    if (!request.ok) return request;
    return ok(planRelease(desk, subjectsOf(desk.database.read, order), request.value));
  };
  return {
    preview,
    look: (order) => {
      const request = releaseRequestOf(desk, order);
      if (!request.ok) return request;
      const { read } = desk.database;
      const around = readHistories(read, subjectsOf(read, order), desk.organisationId());
      const outcome = releaseGraph(around, request.value);
      const shown = previewRelease(outcome, order.peerIds, around);
      return ok({ outcome, preview: shown, digest: viewKeyOf(outcome, sha256Hex) });
    },
    groups: (chosen, incidentIds) =>
      recipientGroups(desk.database.read, chosen, (peerId) =>
        // What is due since the last bundle differs from peer to peer, and so does what a bundle confirms.
        incidentIds === "since-last" ? null : viewText(preview({ peerIds: [peerId], incidentIds })),
      ),
    create: async (request, path, work) => {
      const outcome = preview(request);
      if (!outcome.ok) return outcome;
      const { seenDigest } = request;
      if (seenDigest !== undefined && viewKeyOf(outcome.value, sha256Hex) !== seenDigest) {
        return err({ kind: "release-changed" });
      }
      const { outgoing, released } = outcome.value;
      if (outgoing.records.length === 0 && !hasStatements(desk, request.peerIds)) {
        return err({ kind: "nothing-to-send" });
      }
      await ensureIdentity(desk);
      const order = { ...work, outgoing, released, peerIds: request.peerIds, path };
      const written = await writeRelease(desk, { ...order, seenBy: "others" });
      return written.ok ? ok({ outcome: outcome.value, written: written.value }) : written;
    },
    take: (path, mode, work) => takeOrHold(desk, path, mode, work),
    quarantine: createQuarantine(desk),
    rollBack: (bundleId, mode) => rollBackBundle(desk, bundleId, mode),
    writeReceipt: async (peerId, path, work) => {
      await ensureIdentity(desk);
      const order = { ...work, peerIds: [peerId], path, seenBy: "others" } as const;
      return writeRelease(desk, { ...order, ...RECEIPT });
    },
    list: (limit) => {
      const { read } = desk.database;
      return listBundles(read, limit).map((bundle) => viewOfBundle(read, bundle));
    },
  };
}

function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
