import { useEffect, useMemo } from "react";
import type { ReactNode } from "react";

import { createClearingClipboard } from "./clearing-clipboard.ts";
import { ClipboardContext } from "./use-copy.ts";

export interface ClipboardProviderProps {
  readonly clearAfterSeconds: number;
  /** Whether a vault is open; when it is locked, what was copied goes at once. */
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

/** Clears the clipboard after the set time and at lock, whatever screen the copy came from (threats B1 row 14). */
export function ClipboardProvider(props: ClipboardProviderProps): ReactNode {
  const { clearAfterSeconds, isOpen, children } = props;
  const clipboard = useMemo(() => createClearingClipboard(navigator.clipboard), []);
  useEffect(() => {
    const note = (): void => clipboard.noteForeignCopy(clearAfterSeconds);
    document.addEventListener("copy", note);
    document.addEventListener("cut", note);
    window.addEventListener("focus", clipboard.retry);
    return () => {
      document.removeEventListener("copy", note);
      document.removeEventListener("cut", note);
      window.removeEventListener("focus", clipboard.retry);
    };
  }, [clipboard, clearAfterSeconds]);
  useEffect(() => (isOpen ? () => clipboard.clearNow() : undefined), [clipboard, isOpen]);
  const value = useMemo(
    () => (text: string) => clipboard.copy(text, clearAfterSeconds),
    [clipboard, clearAfterSeconds],
  );
  return <ClipboardContext value={value}>{children}</ClipboardContext>;
}
