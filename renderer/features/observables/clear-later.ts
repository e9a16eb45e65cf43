/** What of the clipboard is used here. */
export type WritableClipboard = Pick<Clipboard, "writeText">;

/** The clearing that waits; one for the window, because the machine has one clipboard. */
let waiting: ReturnType<typeof setTimeout> | undefined;

/**
 * Empties the clipboard after the time, counted from the newest copy; 0 leaves it. The window may not read the
 * clipboard, so whatever another program put there meanwhile goes, too.
 */
export function clearLater(clipboard: WritableClipboard, afterSeconds: number): void {
  clearTimeout(waiting);
  waiting = undefined;
  if (afterSeconds === 0) return;
  waiting = setTimeout(() => {
    waiting = undefined;
    // Refused while the window is in the background: nothing more can be done from here.
    clipboard.writeText("").catch(() => undefined);
  }, afterSeconds * 1_000);
}
