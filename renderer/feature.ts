import type { ComponentType } from "react";

import type { Texts } from "../shared/text/index.ts";
import type { IconInbox } from "./ui/icons.ts";

/** What a feature puts into the frame. Its folder exports one such value from `feature.ts`; `app/routes.tsx` lists them. */
export interface FeatureDefinition {
  /** Unique, such as `incidents`. */
  readonly id: string;
  /** Routes, the first of which the navigation leads to. */
  readonly routes: readonly FeatureRoute[];
  /** Place in the navigation rail; absent for features that are reached otherwise. */
  readonly navigation?: {
    readonly title: (texts: Texts) => string;
    readonly icon: typeof IconInbox;
    /** Keys that lead there from anywhere, such as `g t`. */
    readonly keys: string;
    /** `end` stands at the foot of the rail (settings). */
    readonly place?: "start" | "end";
  };
  /**
   * Entries of the command palette and keys that work on every screen while the vault is open. Keys and actions of one
   * screen are registered by the screen itself (`useShortcuts`, `usePaletteActions`).
   */
  readonly globalActions?: () => readonly GlobalAction[];
}

export interface FeatureRoute {
  /** TanStack Router path, such as `/incidents/$id`. */
  readonly path: string;
  readonly title: (texts: Texts) => string;
  /** Loads the screen when it is first shown: `() => import("./incidents-screen.tsx").then((m) => m.IncidentsScreen)`. */
  readonly load: () => Promise<ComponentType>;
}

export interface GlobalAction {
  readonly id: string;
  readonly label: (texts: Texts) => string;
  readonly keys?: string;
  readonly keywords?: readonly string[];
  /** Where it leads; screens act on search parameters such as `?new=phone`. */
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}
