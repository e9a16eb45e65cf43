import { createContext, use, useLayoutEffect, useRef, useSyncExternalStore } from "react";

import { createShortcutRegistry } from "./registry.ts";
import type { ShortcutBinding, ShortcutRegistry, ShortcutScope } from "./registry.ts";

export const ShortcutContext = createContext<ShortcutRegistry>(createShortcutRegistry());

export interface ShortcutOptions {
  /** False takes the scope away without unmounting, for example while a tab is hidden. */
  readonly isActive?: boolean;
  /** Holds back the keys of everything below: for dialogs. */
  readonly isExclusive?: boolean;
}

/**
 * Registers keys for as long as the component is mounted. The scope that was mounted last is asked first.
 * `scope` is the heading under which the help lists the keys, in the language of the window.
 * Bindings may be a new array on each render.
 */
export function useShortcuts(
  scope: string,
  bindings: readonly ShortcutBinding[],
  options: ShortcutOptions = {},
): void {
  const { isActive = true, isExclusive = false } = options;
  const registry = use(ShortcutContext);
  const latest = useRef<ShortcutScope>({ name: scope, bindings, isExclusive });
  // Before the browser paints: who sees a screen may press its keys, and none of them may get lost.
  useLayoutEffect(() => {
    latest.current = { name: scope, bindings, isExclusive };
  });
  useLayoutEffect(
    () => (isActive ? registry.add(() => latest.current) : undefined),
    [registry, isActive],
  );
}

/** The registry of the window: for the help, which lists it, and for whoever dispatches key presses. */
export function useShortcutRegistry(): ShortcutRegistry {
  return use(ShortcutContext);
}

/** The scopes that answer now; renders again when one comes or goes. */
export function useActiveScopes(): readonly ShortcutScope[] {
  const registry = use(ShortcutContext);
  const cached = useRef<readonly ShortcutScope[]>([]);
  return useSyncExternalStore(
    (listener) =>
      registry.subscribe(() => {
        cached.current = registry.activeScopes();
        listener();
      }),
    () =>
      cached.current.length === 0 ? (cached.current = registry.activeScopes()) : cached.current,
  );
}
