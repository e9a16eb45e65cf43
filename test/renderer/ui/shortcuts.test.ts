import { describe, expect, test } from "vitest";

import {
  ariaKeys,
  describePress,
  formatKeys,
  keyCaps,
} from "../../../renderer/ui/shortcuts/keys.ts";
import type { PressedKey } from "../../../renderer/ui/shortcuts/keys.ts";
import { createShortcutRegistry } from "../../../renderer/ui/shortcuts/registry.ts";
import type { ShortcutBinding } from "../../../renderer/ui/shortcuts/registry.ts";

describe("a key press", () => {
  test.each([
    [press("j"), "j"],
    [press("J", { shiftKey: true }), "shift+j"],
    [press("?", { shiftKey: true }), "?"],
    [press("k", { ctrlKey: true }), "ctrl+k"],
    [press("k", { metaKey: true }), "ctrl+k"],
    [press("ArrowDown", { shiftKey: true }), "shift+ArrowDown"],
    [press(" "), "Space"],
    [press("+"), "+"],
  ])("%o is called %s", (event, name) => {
    expect(describePress(event)).toBe(name);
  });
});

describe("keys as they are shown", () => {
  test("name Ctrl, or Command on a Mac", () => {
    expect(formatKeys("ctrl+k", "other")).toBe("Ctrl K");
    expect(formatKeys("ctrl+k", "mac")).toBe("⌘ K");
  });

  test("keep the two steps of a sequence apart", () => {
    expect(keyCaps("g t", "other")).toEqual([["G"], ["T"]]);
  });

  test("have an ARIA form unless they are a sequence", () => {
    expect(ariaKeys("ctrl+shift+l")).toBe("Control+Shift+L");
    expect(ariaKeys("g t")).toBeUndefined();
  });
});

describe("the shortcut registry", () => {
  test("runs the binding of the scope that came last", () => {
    const { registry, ran, add } = setUp();
    add("screen", ["e", "c"]);
    add("grid", ["e"]);
    registry.press(press("e"), "page", 0);
    registry.press(press("c"), "page", 0);
    expect(ran).toEqual(["grid e", "screen c"]);
  });

  test("forgets a scope that was taken away", () => {
    const { registry, ran, add } = setUp();
    const remove = add("screen", ["e"]);
    remove();
    expect(registry.press(press("e"), "page", 0)).toBe(false);
    expect(ran).toEqual([]);
  });

  test("holds back everything below a dialog", () => {
    const { registry, ran, add } = setUp();
    add("screen", ["e"]);
    registry.add(() => ({ name: "dialog", bindings: [], isExclusive: true }));
    expect(registry.press(press("e"), "page", 0)).toBe(false);
    expect(ran).toEqual([]);
    expect(registry.activeScopes().map((scope) => scope.name)).toEqual(["dialog"]);
  });

  test("leaves letters to text fields, but not the keys that are meant for them", () => {
    const { registry, ran, add } = setUp();
    add("screen", ["e"]);
    add("window", ["ctrl+k"], { isActiveInText: true });
    expect(registry.press(press("e"), "text", 0)).toBe(false);
    expect(registry.press(press("k", { ctrlKey: true }), "text", 0)).toBe(true);
    expect(ran).toEqual(["window ctrl+k"]);
  });

  test("never takes Enter, Space or arrows from a focused button", () => {
    const { registry, ran, add } = setUp();
    add("grid", ["Enter", "j"]);
    expect(registry.press(press("Enter"), "control", 0)).toBe(false);
    expect(registry.press(press("j"), "control", 0)).toBe(true);
    expect(ran).toEqual(["grid j"]);
  });

  test("runs a sequence, which goes before a single key of the screen", () => {
    const { registry, ran, add } = setUp();
    add("window", ["g t"]);
    add("screen", ["t"]);
    registry.press(press("g"), "page", 0);
    registry.press(press("t"), "page", 500);
    registry.press(press("t"), "page", 600);
    expect(ran).toEqual(["window g t", "screen t"]);
  });

  test("tells a list with keys of its own that the next key ends a sequence", () => {
    const { registry, add } = setUp();
    add("window", ["g j"]);
    expect(registry.awaitsSecondKey(0)).toBe(false);
    registry.press(press("g"), "control", 0);
    expect(registry.awaitsSecondKey(500)).toBe(true);
    registry.press(press("j"), "control", 500);
    expect(registry.awaitsSecondKey(600)).toBe(false);
  });

  test("gives up a sequence whose second key comes too late", () => {
    const { registry, ran, add } = setUp();
    add("window", ["g t"]);
    registry.press(press("g"), "page", 0);
    expect(registry.press(press("t"), "page", 5_000)).toBe(false);
    expect(ran).toEqual([]);
  });

  test("passes over a binding that is disabled", () => {
    const { registry, ran, add } = setUp();
    add("screen", ["e"]);
    add("grid", ["e"], { isDisabled: true });
    registry.press(press("e"), "page", 0);
    expect(ran).toEqual(["screen e"]);
  });
});

function setUp() {
  const registry = createShortcutRegistry();
  const ran: string[] = [];
  const add = (name: string, keys: readonly string[], more: Partial<ShortcutBinding> = {}) => {
    const bindings = keys.map((key) => ({
      keys: key,
      label: key,
      run: () => void ran.push(`${name} ${key}`),
      ...more,
    }));
    return registry.add(() => ({ name, bindings, isExclusive: false }));
  };
  return { registry, ran, add };
}

function press(key: string, more: Partial<PressedKey> = {}): PressedKey {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more };
}
