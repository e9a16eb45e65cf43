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
export function receivedColumns(text: Texts["exchange"]): readonly GridColumn<ReceivedBundle>[] {
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
      render: ({ state }) => <SafeText text={senderOf(state)} />,
      title: ({ state }) => senderOf(state),
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

/** Nobody is named as the sender whose signature was not proven. */
function senderOf(state: ReceivedState): string {
  return "arrival" in state && state.arrival !== null ? state.arrival.sender.name : "–";
}
