import type { exchangeContract } from "../../../shared/contract/exchange.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { signerRefusalSchema } from "../../../shared/exchange/bundle/refusal.ts";
import { err, ok } from "../../../shared/result.ts";
import { isoOf } from "../../exchange/identity/identity-context.ts";
import { LEFT_OUT } from "../../exchange/quarantine/keep-offered.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { QuarantineService, QuarantineView } from "../bundles/quarantine.ts";
import { toFailure } from "./to-failure.ts";

type Calls = Handlers<(typeof exchangeContract)["quarantine"]>;

/** What waits in quarantine, for the window. */
export function quarantineCalls(quarantine: QuarantineService): Pick<Calls, "list" | "discard"> {
  return {
    list: () =>
      ok({
        items: quarantine.list().map((one) => ({
          id: one.id,
          claimed: { organisationId: one.claimedOrganisationId, name: one.claimedName },
          failure: failureOf(one),
          sizeBytes: one.sizeBytes,
          since: isoOf(one.atMs),
        })),
      }),
    discard: async ({ id }) => {
      const done = await quarantine.discard(id);
      return done.ok ? ok(undefined) : err(toFailure(done.error));
    },
  };
}

/** The reason in the words in which it was refused. */
function failureOf({ why, claimedOrganisationId, claimedBundleId }: QuarantineView): Failure {
  if (why === LEFT_OUT) return { kind: "records-left-out", bundleId: claimedBundleId };
  const refusal = signerRefusalSchema.safeParse(why);
  return refusal.success
    ? toFailure({ kind: "signer-refused", why: refusal.data })
    : { kind: "sender-not-verified", organisationId: claimedOrganisationId };
}
