import { createContext, use, useCallback } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useToasts } from "../toasts/toast-context.ts";

/** Puts text on the clipboard, from where it is cleared later; rejects when it cannot. */
export const ClipboardContext = createContext<((text: string) => Promise<void>) | undefined>(
  undefined,
);

/** The one way to copy: puts text on the clipboard, says so with the words `done`, and has it cleared later. */
export function useCopy(): (copied: string, done: string) => void {
  const put = use(ClipboardContext);
  if (!put) throw new Error("ClipboardProvider is missing above this component");
  const { copyFailed } = useText("commonUi");
  const { show } = useToasts();
  return useCallback(
    (copied, done) => {
      put(copied).then(
        () => show({ kind: "done", text: done }),
        () => show({ kind: "failed", text: copyFailed }),
      );
    },
    [put, show, copyFailed],
  );
}
