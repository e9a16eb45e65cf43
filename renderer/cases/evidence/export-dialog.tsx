import { useState } from "react";
import type { ReactNode } from "react";

import type { Evidence } from "../../../shared/model/case-parts.ts";
import { err, ok } from "../../../shared/result.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { CheckField, SelectField, TextField } from "../../ui/fields/fields.tsx";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { useFailureText } from "../../use-failure-text.ts";
import { ActDialog } from "../dialogs/act-dialog.tsx";
import { Fact, Facts } from "../layout/facts.tsx";
import { useRefresh } from "../use-change.ts";
import classes from "./evidence.module.css";

/** What laboratories and mail filters know: not a secret, but a guard against an accident. */
const CUSTOMARY_PASSWORD = "infected";

/** Asks before a file leaves the vault: what exactly leaves, under which marking, and that it may be harmful. */
export function ExportDialog({
  evidence,
  onClose,
}: {
  readonly evidence: Evidence;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText("cases");
  const format = useFormat();
  const { client, connection } = useApi();
  const { describe } = useFailureText();
  const { show } = useToasts();
  const refresh = useRefresh();
  const [reason, setReason] = useState("");
  const [isRead, setRead] = useState(false);
  const [form, setForm] = useState<"sealed" | "plain">("sealed");
  const [password, setPassword] = useState(CUSTOMARY_PASSWORD);
  const isSealed = form === "sealed";
  const hasPassword = !isSealed || password !== "";
  const save = async () => {
    try {
      const { ticket, name } = await client.evidence.export({
        id: evidence.id,
        acknowledged: true,
        reason: reason.trim(),
        archive: isSealed ? { password } : null,
      });
      const result = await connection.saveDownload(ticket, name);
      await refresh();
      if (result === "failed") return err(text.evExportFailed);
      if (result === "saved") show({ kind: "done", text: text.evExported(name) });
      return ok(undefined);
    } catch (error) {
      return err(describe(error));
    }
  };
  return (
    <ActDialog
      title={text.evExportTitle}
      act={text.evExport}
      isReady={isRead && hasPassword}
      missing={hasPassword ? text.evExportRead : text.evExportPasswordMissing}
      onAct={save}
      onClose={onClose}
      isGrave
    >
      <p className={classes.warning}>{text.evExportWarning}</p>
      <Facts>
        <Fact name={text.evName}>{evidence.name}</Fact>
        <Fact name={text.evSize}>{format.bytes(evidence.sizeBytes)}</Fact>
        <Fact name="SHA-256">
          <span className={classes.hash}>{evidence.sha256}</span>
        </Fact>
        <Fact name={text.fieldTlp}>
          <MarkingChip tlp={evidence.tlp} />
        </Fact>
      </Facts>
      <SelectField
        label={text.evExportForm}
        value={form}
        options={[
          { value: "sealed", label: text.evExportSealed },
          { value: "plain", label: text.evExportPlain },
        ]}
        onChange={(next) => setForm(next ?? "sealed")}
      />
      {isSealed && (
        <TextField
          label={text.evExportPassword}
          hint={text.evExportPasswordHelp}
          value={password}
          maxLength={128}
          onChange={setPassword}
        />
      )}
      <TextField label={text.evExportReason} value={reason} onChange={setReason} hasFocus />
      <CheckField label={text.evExportAcknowledge} value={isRead} onChange={setRead} />
    </ActDialog>
  );
}
