import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createClearingClipboard } from "../../../renderer/ui/clipboard/clearing-clipboard.ts";

/** The system's clipboard; it refuses while the window is in the background. */
function system() {
  const held = { text: "", isInFront: true };
  const writeText = (next: string): Promise<void> => {
    if (!held.isInFront) return Promise.reject(new Error("not focused"));
    held.text = next;
    return Promise.resolve();
  };
  return { held, clipboard: createClearingClipboard({ writeText }) };
}

describe("clearing the clipboard", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("what was copied goes after the set time and not before", async () => {
    const { held, clipboard } = system();
    await clipboard.copy("198[.]51[.]100[.]7", 60);
    vi.advanceTimersByTime(59_999);
    expect(held.text).toBe("198[.]51[.]100[.]7");
    vi.advanceTimersByTime(1);
    expect(held.text).toBe("");
  });

  test("a newer copy starts the time anew", async () => {
    const { held, clipboard } = system();
    await clipboard.copy("first", 60);
    vi.advanceTimersByTime(50_000);
    await clipboard.copy("second", 60);
    vi.advanceTimersByTime(50_000);
    expect(held.text).toBe("second");
  });

  test("0 leaves it, also at lock and when an earlier copy was waiting", async () => {
    const { held, clipboard } = system();
    await clipboard.copy("earlier", 60);
    await clipboard.copy("kept", 0);
    vi.advanceTimersByTime(3_600_000);
    clipboard.clearNow();
    expect(held.text).toBe("kept");
  });

  test("at lock it goes at once, but only while a copy of ours waits", async () => {
    const { held, clipboard } = system();
    await clipboard.copy("case text", 60);
    clipboard.clearNow();
    expect(held.text).toBe("");
    held.text = "of another program";
    clipboard.clearNow();
    vi.advanceTimersByTime(3_600_000);
    expect(held.text).toBe("of another program");
  });

  test("a selection that was copied with the system's keys goes, too", () => {
    const { held, clipboard } = system();
    held.text = "selected in a note";
    clipboard.noteForeignCopy(60);
    vi.advanceTimersByTime(60_000);
    expect(held.text).toBe("");
  });

  test("a clearing that was refused in the background is made up for in front, once", async () => {
    const { held, clipboard } = system();
    await clipboard.copy("case text", 60);
    held.isInFront = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(held.text).toBe("case text");
    held.isInFront = true;
    clipboard.retry();
    expect(held.text).toBe("");
    held.text = "later";
    clipboard.retry();
    expect(held.text).toBe("later");
  });

  test("coming to the front before the time clears nothing", async () => {
    const { held, clipboard } = system();
    await clipboard.copy("case text", 60);
    clipboard.retry();
    expect(held.text).toBe("case text");
  });

  test("a copy that failed is told and leaves nothing waiting", async () => {
    const { held, clipboard } = system();
    held.text = "of another program";
    held.isInFront = false;
    await expect(clipboard.copy("case text", 60)).rejects.toThrow("not focused");
    held.isInFront = true;
    vi.advanceTimersByTime(60_000);
    expect(held.text).toBe("of another program");
  });
});
