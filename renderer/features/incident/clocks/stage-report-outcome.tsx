import type { ReactNode } from "react";

import { CONTENT, type ContentKey } from "../../../../shared/domain/clocks/content-text-data.ts";
import type { TlpLabel } from "../../../../shared/domain/markings/tlp.ts";
import type { WithheldField } from "../../../../shared/domain/stage-report/stage-fields.ts";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { MarkingChip } from "../../../ui/marking/marking-chip.tsx";

interface Outcome {
  readonly tlp: TlpLabel;
  readonly released: readonly ContentKey[];
  readonly withheld: readonly WithheldField[];
  readonly missing: readonly { readonly key: ContentKey; readonly when: "always" | "if-any" }[];
}

/** What a report gives to its recipient, what stays here and why, and what the case can't say yet. */
export function StageReportOutcome({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const text = useText("reporting");
  const cases = useText("cases");
  const words = useWords();
  const name = (key: ContentKey): string => words.say(CONTENT[key]);
  const list = (all: readonly string[]): string =>
    all.length === 0 ? text.nothing : all.join(", ");
  const { tlp, released, withheld, missing } = outcome;
  const gaps = missing.filter(({ when }) => when === "always");
  return (
    <div role="status">
      <Facts>
        <Fact name={cases.fieldTlp}>
          <MarkingChip tlp={tlp} />
        </Fact>
        <Fact name={text.released}>{list(released.map(name))}</Fact>
        <Fact name={text.withheldFields}>
          {list(withheld.map(({ key, why }) => `${name(key)} (${text.whyWithheld[why]})`))}
        </Fact>
        <Fact name={text.missingFields}>{list(gaps.map(({ key }) => name(key)))}</Fact>
      </Facts>
    </div>
  );
}
