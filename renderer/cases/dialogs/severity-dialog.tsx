import { useState } from "react";
import type { ReactNode } from "react";

import { SEVERITIES } from "../../../shared/domain/severity/severity.ts";
import type { Severity } from "../../../shared/model/values.ts";
import { useText } from "../../i18n/text-context.ts";
import { SeverityBadge } from "../../ui/severity/severity-badge.tsx";
import { ActDialog } from "./act-dialog.tsx";
import type { PatchDialogProps } from "./case-patch.ts";
import { ChoiceList } from "./choice-list.tsx";

export function SeverityDialog({ subject, onApply, onClose }: PatchDialogProps): ReactNode {
  const text = useText("cases");
  const [severity, setSeverity] = useState<Severity | null>(subject.severity);
  return (
    <ActDialog
      title={text.severityTitle(subject.count)}
      act={text.severityAct}
      isReady={severity !== null}
      onAct={() => onApply(severity === null ? {} : { severity })}
      onClose={onClose}
      width="small"
    >
      <SeverityChoice value={severity} onChange={setSeverity} hasFocus />
    </ActDialog>
  );
}

export interface SeverityChoiceProps {
  readonly value: Severity | null;
  readonly onChange: (value: Severity) => void;
  readonly hasFocus?: boolean;
  readonly form?: "list" | "row";
}

/** The most severe first, as they are thought of. */
export function SeverityChoice(props: SeverityChoiceProps): ReactNode {
  const text = useText("cases");
  return (
    <ChoiceList
      {...props}
      label={text.fieldSeverity}
      choices={SEVERITIES.toReversed().map((value) => ({
        value,
        label: <SeverityBadge severity={value} />,
      }))}
    />
  );
}
