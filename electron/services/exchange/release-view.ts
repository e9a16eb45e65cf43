import { MAX_SHOWN_RECORDS, type ReleaseView } from "../../../shared/contract/exchange-release.ts";
import { keyOf } from "../../../shared/exchange/release/record-ref.ts";
import type { ReleaseLook } from "../bundles/bundles.ts";

/** What would leave, as it crosses to the window: long lists are cut, the totals tell how long they are. */
export function releaseView(
  { outcome, preview, digest }: ReleaseLook,
  titleOf: (key: string) => string,
): ReleaseView {
  const { totals, redToConfirm } = preview;
  const { byRule: _byRule, byReason: _byReason, ...counted } = totals;
  return {
    rows: preview.rows.slice(0, MAX_SHOWN_RECORDS),
    fieldLists: preview.fieldLists.map((list) => [...list]),
    withheld: preview.withheld
      .slice(0, MAX_SHOWN_RECORDS)
      .map(({ organisationId: _onePeer, ...item }) => item),
    staying: [...preview.staying],
    totals: counted,
    tlpCeiling: preview.tlpCeiling,
    containers: preview.containers.map((one) => ({ ...one, title: titleOf(keyOf(one)) })),
    redToConfirm: redToConfirm && {
      token: redToConfirm.token,
      records: redToConfirm.refs
        .slice(0, MAX_SHOWN_RECORDS)
        .map((ref) => ({ ...ref, title: titleOf(keyOf(ref)) })),
      count: redToConfirm.refs.length,
    },
    persons: outcome.outgoing.persons.map(({ name }) => name),
    mentions: preview.mentions
      .slice(0, MAX_SHOWN_RECORDS)
      .map(({ ref, field, written }) => ({ ...ref, field, written })),
    overexposedCount: preview.overexposed.length,
    digest,
  };
}
