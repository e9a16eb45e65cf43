import { useState } from "react";
import type { ReactNode } from "react";

import {
  comparePap,
  compareTlp,
  PAP_LABELS,
  PAP_MEANING,
  TLP_AUDIENCE,
  TLP_LABELS,
} from "../../../shared/domain/markings/index.ts";
import type { Pap, Tlp } from "../../../shared/model/values.ts";
import { useText } from "../../i18n/text-context.ts";
import { TextField } from "../../ui/fields/fields.tsx";
import { MarkingChip, PapChip } from "../../ui/marking/marking-chip.tsx";
import { useWords } from "../words.ts";
import { ActDialog } from "./act-dialog.tsx";
import type { PatchDialogProps } from "./case-patch.ts";
import { ChoiceList } from "./choice-list.tsx";

/** Sets TLP and PAP. Lowering asks for the reason; raising never does. */
export function MarkingDialog({ subject, onApply, onClose }: PatchDialogProps): ReactNode {
  const text = useText("cases");
  const [tlp, setTlp] = useState<Tlp | null>(subject.tlp);
  const [pap, setPap] = useState<Pap | null>(subject.pap);
  const [reason, setReason] = useState("");
  const isLowered =
    (tlp !== null && subject.tlp !== null && compareTlp(tlp, subject.tlp) < 0) ||
    (pap !== null && subject.pap !== null && comparePap(pap, subject.pap) < 0);
  return (
    <ActDialog
      title={text.markTitle(subject.count)}
      act={text.markAct}
      isReady={(tlp !== null || pap !== null) && (!isLowered || reason.trim() !== "")}
      missing={isLowered ? text.markLowerReason : text.markMissing}
      onAct={() =>
        onApply({
          ...(tlp === null || tlp === subject.tlp ? {} : { tlp }),
          ...(pap === null || pap === subject.pap ? {} : { pap }),
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        })
      }
      onClose={onClose}
      width="large"
    >
      <TlpChoice value={tlp} onChange={setTlp} hasFocus />
      <PapChoice value={pap} onChange={setPap} />
      {isLowered && (
        <TextField label={text.markLowerReason} value={reason} onChange={setReason} isRequired />
      )}
    </ActDialog>
  );
}

export interface LabelChoiceProps<L> {
  readonly value: L | null;
  readonly onChange: (value: L) => void;
  readonly hasFocus?: boolean;
  readonly form?: "list" | "row";
}

export function TlpChoice(props: LabelChoiceProps<Tlp>): ReactNode {
  const text = useText("cases");
  const { say } = useWords();
  return (
    <ChoiceList
      {...props}
      label={text.fieldTlp}
      choices={TLP_LABELS.map((label) => ({
        value: label,
        label: <MarkingChip tlp={label} />,
        help: say(TLP_AUDIENCE[label]),
      }))}
    />
  );
}

export function PapChoice(props: LabelChoiceProps<Pap>): ReactNode {
  const text = useText("cases");
  const { say } = useWords();
  return (
    <ChoiceList
      {...props}
      label={text.fieldPap}
      choices={PAP_LABELS.map((label) => ({
        value: label,
        label: <PapChip pap={label} />,
        help: say(PAP_MEANING[label]),
      }))}
    />
  );
}
