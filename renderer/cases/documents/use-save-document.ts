import { err, ok, type Result } from "../../../shared/result.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { useFailureText } from "../../use-failure-text.ts";
import { useRefresh } from "../use-change.ts";

export interface MadeDocument {
  readonly ticket: string;
  readonly name: string;
}

/** Has a document made and saves it where the analyst says; fails with a sentence for the dialog. */
export function useSaveDocument(): (
  make: () => Promise<MadeDocument>,
) => Promise<Result<unknown, string>> {
  const text = useText("cases");
  const { connection } = useApi();
  const { describe } = useFailureText();
  const { show } = useToasts();
  const refresh = useRefresh();
  return async (make) => {
    try {
      const { ticket, name } = await make();
      const result = await connection.saveDownload(ticket, name);
      await refresh();
      if (result === "failed") return err(text.evExportFailed);
      if (result === "saved") show({ kind: "done", text: text.evExported(name) });
      return ok(undefined);
    } catch (error) {
      return err(describe(error));
    }
  };
}
