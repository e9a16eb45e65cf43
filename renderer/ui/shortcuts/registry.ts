import { describePress, matchKeys } from "./keys.ts";
import type { KeyCombination, PressedKey } from "./keys.ts";

export interface ShortcutBinding {
  readonly keys: KeyCombination;
  /** What it does, in the language of the window: shown in the help, the palette and tooltips. */
  readonly label: string;
  readonly run: () => void;
  /** Works while the analyst types in a text field, too. Only for combinations with Ctrl. */
  readonly isActiveInText?: boolean;
  readonly isDisabled?: boolean;
}

export interface ShortcutScope {
  readonly name: string;
  readonly bindings: readonly ShortcutBinding[];
  /** Keys that this scope lacks do not reach the scopes below (a dialog over a screen). */
  readonly isExclusive: boolean;
}

export interface ShortcutRegistry {
  /** Puts a scope on top; the returned function takes it away. The getter is read at each press, so it may change. */
  readonly add: (scope: () => ShortcutScope) => () => void;
  /** The scopes that answer now, topmost first. */
  readonly activeScopes: () => readonly ShortcutScope[];
  /** Runs the binding of the key; true when there was one. */
  readonly press: (press: PressedKey, place: "text" | "control" | "page", nowMs: number) => boolean;
  /** The first key of a sequence was pressed: the next key is its second, whatever it means by itself where the focus is. */
  readonly awaitsSecondKey: (nowMs: number) => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The second key of a sequence such as `g t` has to follow within this time: also on a busy machine. */
const SEQUENCE_MS = 2_000;

/** Keys that a focused button, link or tab answers by itself: a shortcut must never take them away. */
const KEYS_OF_CONTROLS: ReadonlySet<string> = new Set([
  "Enter",
  "Space",
  "ArrowUp",
  "ArrowDown",
  "ArrowLeft",
  "ArrowRight",
  "Home",
  "End",
  "PageUp",
  "PageDown",
]);

/** A new registry. There is one for each window; tests make their own. */
export function createShortcutRegistry(): ShortcutRegistry {
  const scopes: (() => ShortcutScope)[] = [];
  const listeners = new Set<() => void>();
  let previous: { readonly press: KeyCombination; readonly atMs: number } | undefined;

  const notify = (): void => {
    for (const listener of listeners) listener();
  };
  const activeScopes = (): readonly ShortcutScope[] => {
    const active: ShortcutScope[] = [];
    for (const read of scopes.toReversed()) {
      const scope = read();
      active.push(scope);
      if (scope.isExclusive) break;
    }
    return active;
  };

  return {
    add(scope) {
      scopes.push(scope);
      notify();
      return () => {
        const at = scopes.indexOf(scope);
        if (at >= 0) scopes.splice(at, 1);
        notify();
      };
    },
    activeScopes,
    press(event, place, nowMs) {
      const press = describePress(event);
      if (place === "control" && KEYS_OF_CONTROLS.has(press)) return false;
      const before = previous && nowMs - previous.atMs < SEQUENCE_MS ? previous.press : undefined;
      previous = undefined;
      const found = findBinding(activeScopes(), before, press, place);
      if (found === "prefix") previous = { press, atMs: nowMs };
      if (typeof found !== "object") return found === "prefix";
      found.run();
      return true;
    },
    awaitsSecondKey: (nowMs) => previous !== undefined && nowMs - previous.atMs < SEQUENCE_MS,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function findBinding(
  scopes: readonly ShortcutScope[],
  previous: KeyCombination | undefined,
  press: KeyCombination,
  place: "text" | "control" | "page",
): ShortcutBinding | "prefix" | undefined {
  const candidates = scopes
    .flatMap((scope) => scope.bindings)
    .filter(
      (binding) =>
        binding.isDisabled !== true && (place !== "text" || binding.isActiveInText === true),
    );
  // A sequence that has begun goes before a single key: after `g`, `t` means "go to triage", not the screen's `t`.
  const exact = candidates.filter(
    (binding) => matchKeys(binding.keys, previous, press) === "exact",
  );
  const sequence =
    previous === undefined ? undefined : exact.find((binding) => binding.keys.includes(" "));
  const found = sequence ?? exact.find((binding) => !binding.keys.includes(" "));
  if (found) return found;
  return candidates.some((binding) => matchKeys(binding.keys, previous, press) === "prefix")
    ? "prefix"
    : undefined;
}
