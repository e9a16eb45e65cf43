import { useCallback } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { useVaultSettings } from "../../vault-settings.ts";
import { clearLater } from "./clear-later.ts";

/** Puts text on the clipboard, says so, and clears it after the time that the settings give. */
export function useCopy(): (copied: string, done: string) => void {
  const text = useText("observables");
  const { clipboardClearSeconds } = useVaultSettings();
  const { show } = useToasts();
  return useCallback(
    (copied, done) => {
      navigator.clipboard.writeText(copied).then(
        () => {
          clearLater(navigator.clipboard, clipboardClearSeconds);
          show({ kind: "done", text: done });
        },
        () => show({ kind: "failed", text: text.copyFailed }),
      );
    },
    [clipboardClearSeconds, show, text],
  );
}
