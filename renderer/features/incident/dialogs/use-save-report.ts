import type { ReportSection } from "../../../../shared/domain/documents/report-sections.ts";
import type { TlpLabel } from "../../../../shared/domain/markings/tlp.ts";
import type { IncidentId } from "../../../../shared/model/ids.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import type { Language } from "../../../../shared/text/index.ts";
import { useApi } from "../../../api.ts";
import { useRefresh } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useToasts } from "../../../ui/toasts/toast-context.ts";
import { useFailureText } from "../../../use-failure-text.ts";

export type ReportFormat = "html" | "md";

export interface ReportRequest {
  readonly id: IncidentId;
  readonly ceiling: TlpLabel;
  readonly sections: ReportSection[];
  readonly language: Language;
  readonly format: ReportFormat;
}

/** Makes the report and saves it where the analyst says; fails with a sentence for the dialog. */
export function useSaveReport(): (request: ReportRequest) => Promise<Result<unknown, string>> {
  const text = useText("cases");
  const { client, connection } = useApi();
  const { describe } = useFailureText();
  const { show } = useToasts();
  const refresh = useRefresh();
  return async (request) => {
    try {
      const made = await client.documents.caseReport({ ...request, acknowledged: true });
      const result = await connection.saveDownload(made.ticket, made.name);
      await refresh();
      if (result === "failed") return err(text.evExportFailed);
      if (result === "saved") show({ kind: "done", text: text.evExported(made.name) });
      return ok(undefined);
    } catch (error) {
      return err(describe(error));
    }
  };
}
