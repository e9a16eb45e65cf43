import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { clearLater } from "../../../../renderer/features/observables/clear-later.ts";

function clipboardWith(text: string) {
  const held = { text };
  const writeText = (next: string): Promise<void> => {
    held.text = next;
    return Promise.resolve();
  };
  return { held, writeText };
}

describe("clearing the clipboard", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("what was copied goes after the set time and not before", () => {
    const clipboard = clipboardWith("198[.]51[.]100[.]7");
    clearLater(clipboard, 60);
    vi.advanceTimersByTime(59_999);
    expect(clipboard.held.text).toBe("198[.]51[.]100[.]7");
    vi.advanceTimersByTime(1);
    expect(clipboard.held.text).toBe("");
  });

  test("a newer copy starts the time anew", () => {
    const clipboard = clipboardWith("first");
    clearLater(clipboard, 60);
    vi.advanceTimersByTime(50_000);
    clipboard.held.text = "second";
    clearLater(clipboard, 60);
    vi.advanceTimersByTime(50_000);
    expect(clipboard.held.text).toBe("second");
  });

  test("0 leaves it, also when an earlier copy was waiting", () => {
    const clipboard = clipboardWith("kept");
    clearLater(clipboard, 60);
    clearLater(clipboard, 0);
    vi.advanceTimersByTime(3_600_000);
    expect(clipboard.held.text).toBe("kept");
  });
});
