import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { TlpLabel } from "../../../shared/domain/markings/tlp.ts";
import { Fact, Facts } from "../layout/facts.tsx";
import { useText } from "../../i18n/text-context.ts";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { useFailureText } from "../../use-failure-text.ts";

interface Outcome {
  readonly tlp: TlpLabel;
  readonly withheld: readonly { readonly tlp: TlpLabel | null; readonly count: number }[];
}

/** What a document will be marked with and what it leaves out; a refusal is said before anybody tries to save. */
export function DocumentOutcome({
  preview,
}: {
  readonly preview: UseQueryResult<Outcome>;
}): ReactNode {
  const text = useText("documents");
  const cases = useText("cases");
  const { describe } = useFailureText();
  if (preview.isError) return <p role="alert">{describe(preview.error)}</p>;
  if (preview.data === undefined) return null;
  const { tlp, withheld } = preview.data;
  return (
    <div role="status">
      <Facts>
        <Fact name={cases.fieldTlp}>
          <MarkingChip tlp={tlp} />
        </Fact>
        <Fact name={text.withheldTitle}>
          {withheld.length === 0
            ? text.nothingWithheld
            : withheld.map((one) => `${one.count} × ${one.tlp ?? text.notMarked}`).join(", ")}
        </Fact>
      </Facts>
    </div>
  );
}
