/**
 * How keys are written in this code: `j`, `?`, `ctrl+k`, `shift+ArrowDown`, `g t` (one after the other).
 * `ctrl` stands for Command on a Mac. A printed character is written as it appears (`?`, not `shift+/`),
 * so that it works on every keyboard layout.
 */
export type KeyCombination = string;

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The combination of one key press in the notation above. */
export function describePress(press: PressedKey): KeyCombination {
  const parts: string[] = [];
  if (press.ctrlKey || press.metaKey) parts.push("ctrl");
  if (press.altKey) parts.push("alt");
  const isCharacter = /^\S$/u.test(press.key);
  if (press.shiftKey && (!isCharacter || isLetter(press.key))) parts.push("shift");
  parts.push(isCharacter ? press.key.toLowerCase() : nameOf(press.key));
  return parts.join("+");
}

/** `exact`: this press completes the combination; `prefix`: it is the first of two; `none` else. */
export function matchKeys(
  keys: KeyCombination,
  previous: KeyCombination | undefined,
  press: KeyCombination,
): "exact" | "prefix" | "none" {
  const [first, second] = keys.split(" ");
  if (second === undefined) return keys === press ? "exact" : "none";
  if (previous === first && press === second) return "exact";
  return press === first ? "prefix" : "none";
}

const SYMBOLS: Readonly<Record<string, string>> = {
  ctrl: "Ctrl",
  alt: "Alt",
  shift: "Shift",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageUp: "PgUp",
  PageDown: "PgDn",
  Escape: "Esc",
  Delete: "Del",
};

const MAC_SYMBOLS: Readonly<Record<string, string>> = { ctrl: "⌘", alt: "⌥", shift: "⇧" };

/** The keys as caps to draw: `ctrl+k` gives `[['Ctrl', 'K']]`, `g t` gives `[['G'], ['T']]`. */
export function keyCaps(
  keys: KeyCombination,
  platform: "mac" | "other",
): readonly (readonly string[])[] {
  const symbols = platform === "mac" ? { ...SYMBOLS, ...MAC_SYMBOLS } : SYMBOLS;
  return keys
    .split(" ")
    .map((step) =>
      splitStep(step).map((part) => symbols[part] ?? part.charAt(0).toUpperCase() + part.slice(1)),
    );
}

/** The same as one text, for tooltips: `Ctrl K`. */
export function formatKeys(keys: KeyCombination, platform: "mac" | "other"): string {
  return keyCaps(keys, platform)
    .map((step) => step.join(" "))
    .join(", ");
}

/** The value of `aria-keyshortcuts` (WAI-ARIA 1.2 §6.6): `Control+K`. Sequences have no ARIA form and give nothing. */
export function ariaKeys(keys: KeyCombination): string | undefined {
  if (keys.includes(" ")) return undefined;
  const names: Readonly<Record<string, string>> = { ctrl: "Control", alt: "Alt", shift: "Shift" };
  return splitStep(keys)
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join("+");
}

function splitStep(step: string): readonly string[] {
  return step.endsWith("++")
    ? [...step.slice(0, -2).split("+"), "+"]
    : step === "+"
      ? ["+"]
      : step.split("+");
}

function isLetter(key: string): boolean {
  return key.toLowerCase() !== key.toUpperCase();
}

function nameOf(key: string): string {
  return key === " " ? "Space" : key;
}
