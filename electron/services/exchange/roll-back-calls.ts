import {
  ROLL_BACK_OUTCOMES,
  type RollBackView,
  type RolledBackRecordView,
} from "../../../shared/contract/exchange-bundles.ts";
import { MAX_SHOWN_RECORDS } from "../../../shared/contract/exchange-release.ts";
import type { exchangeContract } from "../../../shared/contract/exchange.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { isoOf } from "../../exchange/identity/identity-context.ts";
import { readBundle } from "../../exchange/records/bundle-history.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { BundleService } from "../bundles/bundles.ts";
import type { RolledBackBundle } from "../bundles/roll-back-bundle.ts";
import { rolledBackView } from "../bundles/rolled-back-view.ts";

type BundleCalls = Handlers<(typeof exchangeContract)["bundles"]>;

/** Taking out what a bundle brought, for the window. */
export function rollBackCalls(
  read: ReadHandle,
  bundles: Pick<BundleService, "rollBack">,
): Pick<BundleCalls, "previewRollBack" | "rollBack"> {
  return {
    previewRollBack: async ({ bundleId }) => {
      const looked = await bundles.rollBack(bundleId, "preview");
      if (looked.ok) return ok(viewOf(looked.value));
      return looked.error.kind === "later-bundles" ? laterFirst(read, looked.error) : looked;
    },
    rollBack: async ({ bundleId }) => {
      const done = await bundles.rollBack(bundleId, "apply");
      return done.ok ? ok(viewOf(done.value)) : done;
    },
  };
}

function viewOf({ bundleId, records, proposals }: RolledBackBundle): RollBackView {
  const views = records.map(rolledBackView);
  const counts = { removed: 0, restored: 0, kept: 0 };
  for (const { outcome } of views) counts[outcome] += 1;
  const shown = views.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MAX_SHOWN_RECORDS);
  return { bundleId, laterBundles: [], records: shown, counts, proposals };
}

/** What stays is what an analyst has to know; then what is put back, then what goes. */
function rankOf({ outcome, keptFields }: RolledBackRecordView): number {
  const rank = ROLL_BACK_OUTCOMES.length - ROLL_BACK_OUTCOMES.indexOf(outcome);
  return keptFields.length > 0 ? 0 : rank;
}

/** What has to go first is an answer to somebody who only looks. */
function laterFirst(
  read: ReadHandle,
  failure: Extract<Failure, { kind: "later-bundles" }>,
): Result<RollBackView, Failure> {
  const known = failure.bundleIds.map((id) => readBundle(read, id));
  const laterBundles = known.flatMap((bundle) => {
    if (bundle === undefined) return [];
    const { bundleId, sender, sequence, atMs } = bundle;
    return [{ bundleId, organisationId: sender, sequence, at: isoOf(atMs) }];
  });
  if (laterBundles.length < known.length) return err(failure);
  const counts = { removed: 0, restored: 0, kept: 0 };
  return ok({ bundleId: failure.bundleId, laterBundles, records: [], counts, proposals: null });
}
