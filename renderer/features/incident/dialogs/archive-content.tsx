import type { ReactNode } from "react";

import type { TlpLabel } from "../../../../shared/domain/markings/tlp.ts";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";

interface Content {
  readonly tlp: TlpLabel;
  readonly records: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly evidence: { readonly files: number; readonly bytes: number; readonly absent: number };
}

/** What leaves with an archive, kind by kind, under the label that counts for all of it. */
export function ArchiveContent({ content }: { readonly content: Content }): ReactNode {
  const text = useText("archives");
  const cases = useText("cases");
  const { recordKinds } = useText("incident");
  const format = useFormat();
  const names: Readonly<Record<string, string>> = recordKinds;
  const { tlp, records, evidence } = content;
  const kinds = Object.entries(records).map(([kind, byLabel]) => {
    const count = Object.values(byLabel).reduce((sum, one) => sum + one, 0);
    return `${format.number(count)} × ${names[kind] ?? kind}`;
  });
  return (
    <div role="status">
      <Facts>
        <Fact name={cases.fieldTlp}>
          <MarkingChip tlp={tlp} />
        </Fact>
        <Fact name={text.holds}>{kinds.join(", ")}</Fact>
        <Fact name={text.evidenceLabel}>
          {text.evidence(
            evidence.files,
            format.number(evidence.files),
            format.bytes(evidence.bytes),
          )}
          {evidence.absent > 0 && <p>{text.absent(evidence.absent)}</p>}
        </Fact>
      </Facts>
    </div>
  );
}
