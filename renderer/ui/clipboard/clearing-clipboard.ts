/** What of the system's clipboard is used here. The window may not read it. */
export type WritableClipboard = Pick<Clipboard, "writeText">;

/** The clipboard that does not keep what it was given. */
export interface ClearingClipboard {
  /** Puts text there and clears it after the time; rejects when it cannot. 0 seconds leave it. */
  readonly copy: (text: string, clearAfterSeconds: number) => Promise<void>;
  /** The analyst copied a selection with the system's own keys: it goes after the time like any other copy. */
  readonly noteForeignCopy: (clearAfterSeconds: number) => void;
  /** At lock: what waits to be cleared goes now. */
  readonly clearNow: () => void;
  /** The window is in front again: a clearing that was refused in the background is made up for. */
  readonly retry: () => void;
}

/**
 * Counts from the newest copy. Since the window may not read the clipboard, whatever another program put there
 * meanwhile goes, too; without a copy of ours that waits nothing is touched.
 */
export function createClearingClipboard(clipboard: WritableClipboard): ClearingClipboard {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHeld = false;
  let isOverdue = false;

  const clear = (): void => {
    clearTimeout(timer);
    if (!isHeld) return;
    isHeld = false;
    isOverdue = false;
    clipboard.writeText("").catch(() => {
      // Refused while the window is in the background; a copy made meanwhile has its own time.
      if (isHeld) return;
      isHeld = true;
      isOverdue = true;
    });
  };
  const clearLater = (afterSeconds: number): void => {
    clearTimeout(timer);
    isHeld = afterSeconds > 0;
    isOverdue = false;
    if (isHeld) timer = setTimeout(clear, afterSeconds * 1_000);
  };
  return {
    copy: async (text, clearAfterSeconds) => {
      await clipboard.writeText(text);
      clearLater(clearAfterSeconds);
    },
    noteForeignCopy: clearLater,
    clearNow: clear,
    retry: () => {
      if (isOverdue) clear();
    },
  };
}
