import type { Evidence } from "../../../shared/model/case-parts.ts";
import type { Texts } from "../../../shared/text/index.ts";
import type { Formatter } from "../../i18n/format.ts";
import type { GridColumn } from "../../ui/grid/column.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../ui/status/status-badge.tsx";
import { TimeCell } from "../../ui/time/time-text.tsx";

/** Columns of evidence files. */
export function evidenceColumns(
  text: Texts["cases"],
  format: Formatter,
): readonly GridColumn<Evidence>[] {
  return [
    {
      id: "name",
      header: text.evName,
      width: { share: 2, minPx: 160 },
      render: (item) => <SafeText text={item.name} />,
      title: (item) => item.name,
    },
    {
      id: "size",
      header: text.evSize,
      width: { px: 90 },
      align: "end",
      render: (item) => format.bytes(item.sizeBytes),
    },
    {
      id: "sha256",
      header: "SHA-256",
      width: { px: 150 },
      render: (item) => <span className="wp-mono">{`${item.sha256.slice(0, 16)}…`}</span>,
      title: (item) => item.sha256,
    },
    {
      id: "verified",
      header: text.evState,
      width: { px: 150 },
      render: (item) => <EvidenceState evidence={item} text={text} />,
    },
  ];
}

function EvidenceState({
  evidence,
  text,
}: {
  readonly evidence: Evidence;
  readonly text: Texts["cases"];
}) {
  if (evidence.isDamaged) return <StatusBadge tone="failed" label={text.evIsDamaged} />;
  if (evidence.verifiedAt === null) return <span className="wp-dim">{text.evNeverVerified}</span>;
  return <TimeCell iso={evidence.verifiedAt} />;
}
