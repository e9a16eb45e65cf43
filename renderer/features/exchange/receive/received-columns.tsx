import type { QuarantinedView } from "../../../../shared/contract/exchange-bundles.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import type { ReceivedBundle, ReceivedState } from "../../../exchange/receive-session.tsx";
import type { GridColumn } from "../../../ui/grid/column.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { StatusBadge, type StatusTone } from "../../../ui/status/status-badge.tsx";

const TONES: Readonly<Record<ReceivedState["kind"], StatusTone>> = {
  checking: "active",
  ready: "new",
  quarantined: "waiting",
  refused: "failed",
  applied: "done",
};

/** Bundles that came, in a narrow list. */
export function receivedColumns(
  text: Texts["exchange"],
  bundles: Texts["bundles"],
): readonly GridColumn<ReceivedBundle>[] {
  return [
    {
      id: "state",
      header: text.colStatus,
      width: { px: 126 },
      render: ({ state }) => (
        <StatusBadge tone={TONES[state.kind]} label={text.receiveStates[state.kind]} />
      ),
    },
    {
      id: "from",
      header: text.receiveFrom,
      width: { share: 1, minPx: 90 },
      render: (bundle) => <SafeText text={senderOf(bundle, bundles)} />,
      title: (bundle) => senderOf(bundle, bundles),
    },
    {
      id: "file",
      header: text.bundleId,
      width: { share: 1, minPx: 100 },
      render: ({ name }) => (
        <span className="wp-dim">
          <SafeText text={name} />
        </span>
      ),
      title: ({ name }) => name,
    },
  ];
}

/** Who it is from, once that is proven; before, only who it says it is from, as such. */
function senderOf({ state, held }: ReceivedBundle, bundles: Texts["bundles"]): string {
  if ("arrival" in state && state.arrival !== null) return state.arrival.sender.name;
  return held === null ? "–" : bundles.claims(claimedName(held));
}

function claimedName({ claimed: { name, organisationId } }: QuarantinedView): string {
  return name ?? organisationId.slice(-8);
}
