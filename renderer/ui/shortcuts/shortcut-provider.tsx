import { useEffect, useState } from "react";
import type { ReactNode } from "react";

import { createShortcutRegistry } from "./registry.ts";
import { ShortcutContext } from "./use-shortcuts.ts";

/** Listens to the keyboard of the window once and hands each press to the registered scopes. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [registry] = useState(createShortcutRegistry);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // A component that already acted on the key (a grid, a menu) has prevented its default.
      if (event.defaultPrevented || event.isComposing) return;
      if (registry.press(event, placeOf(event.target), event.timeStamp)) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [registry]);
  return <ShortcutContext value={registry}>{children}</ShortcutContext>;
}

const TEXT_INPUT_TYPES =
  /^(?:text|search|email|url|tel|number|password|date|time|datetime-local|month|week)$/;
const CONTROL_SELECTOR =
  'button, a[href], input, select, summary, [role="tab"], [role="menuitem"], [role="option"], [role="separator"], [role="grid"], [role="listbox"], [role="tree"]';

function placeOf(target: EventTarget | null): "text" | "control" | "page" {
  if (!(target instanceof HTMLElement)) return "page";
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return "text";
  if (target instanceof HTMLInputElement && TEXT_INPUT_TYPES.test(target.type)) return "text";
  return target.closest(CONTROL_SELECTOR) ? "control" : "page";
}
