import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ReactNode } from "react";

import type { ReportRow } from "../../../shared/model/report.ts";
import { useApi } from "../../api.ts";
import type { PatchDialogProps } from "../../cases/dialogs/case-patch.ts";

import { ReasonDialog } from "../../cases/dialogs/reason-dialog.tsx";
import { PatchDialog } from "../../cases/dialogs/patch-dialogs.tsx";
import type { PatchKind } from "../../cases/dialogs/patch-dialogs.tsx";
import type { Chosen } from "../../cases/list/use-case-list.ts";
import { useText } from "../../i18n/text-context.ts";
import { AcceptDialog } from "./accept/accept-dialog.tsx";
import { reportSubject } from "./rows.ts";
import type { TriageActions } from "./use-triage-actions.ts";

export interface TriageDialogsProps {
  readonly actions: TriageActions;
  /** After a dialog has gone: the focus goes back to the work. */
  readonly onDone: () => void;
}

/** The dialog that is open over the queue or a report, if any. */
export function TriageDialogs({ actions, onDone }: TriageDialogsProps): ReactNode {
  const text = useText("triage");
  const { dialog, closeDialog } = actions;
  const close = (): void => {
    closeDialog();
    // After the kit has given the focus back to where it was: that may be a row that is gone.
    setTimeout(onDone, 150);
  };
  if (dialog === undefined) return null;
  const { chosen } = dialog;
  switch (dialog.kind) {
    case "accept":
      return <AcceptDialog chosen={chosen} onAccepted={actions.goOn} onClose={close} />;
    case "reject":
      return (
        <ReasonDialog
          title={text.rejectTitle(chosen.count)}
          act={text.reject}
          names={chosen.rows.map(({ number, title }) => `${number}  ${title}`)}
          presets={[
            text.rejectDuplicate,
            text.rejectNotOurs,
            text.rejectNoIncident,
            text.rejectSpam,
          ]}
          onAct={(reason) => actions.reject(chosen, reason)}
          onClose={close}
        />
      );
    case "patch":
      return (
        <PatchReports
          kind={dialog.patch}
          chosen={chosen}
          onApply={(patch) => actions.patch(chosen, dialog.patch, patch)}
          onClose={close}
        />
      );
  }
}

interface PatchReportsProps extends Pick<PatchDialogProps, "onApply" | "onClose"> {
  readonly kind: PatchKind;
  readonly chosen: Chosen<ReportRow>;
}

/** Suggestions for the class of one report are drawn from its whole text. */
function PatchReports({ kind, chosen, ...acts }: PatchReportsProps): ReactNode {
  const { query } = useApi();
  const [first] = chosen.rows;
  const id = first?.id ?? "";
  const report = useQuery({
    ...query.reports.get.queryOptions({ input: { id } }),
    enabled: chosen.count === 1 && kind === "classification" && id !== "",
  });
  const body = report.data?.body ?? "";
  const subject = useMemo(
    () => reportSubject(chosen.rows, chosen.count, `${first?.title ?? ""}\n${body}`),
    [chosen, first, body],
  );
  return <PatchDialog kind={kind} subject={subject} {...acts} />;
}
