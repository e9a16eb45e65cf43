import { useNavigate, useRouter, useRouterState } from "@tanstack/react-router";
import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";

import type { VaultState } from "../../../shared/contract/vault.ts";
import { useApi } from "../../api.ts";
import { PATHS } from "../../places.ts";
import { useAllTexts, useText } from "../../i18n/text-context.ts";
import { useStrictestOnScreen } from "../../ui/marking/on-screen.ts";
import { CommandPalette } from "../../ui/palette/command-palette.tsx";
import { ShortcutHelp } from "../../ui/shortcuts/shortcut-help.tsx";
import type { ShortcutScope } from "../../ui/shortcuts/registry.ts";
import { useShortcutRegistry } from "../../ui/shortcuts/use-shortcuts.ts";
import { findRecords } from "../find-records.ts";
import { FEATURES } from "../routes.tsx";
import { DropAnywhere } from "./drop-anywhere.tsx";
import { ExerciseBand } from "./exercise-band.tsx";
import classes from "./frame.module.css";
import { NavigationRail } from "./navigation-rail.tsx";
import { StatusBar } from "./status-bar.tsx";
import { TopBar } from "./top-bar.tsx";
import { VaultNotices } from "./vault-notices.tsx";
import { useFrameCommands } from "./use-frame-commands.ts";

export interface FrameProps {
  readonly vault: Extract<VaultState, { phase: "open" }>;
  readonly children: ReactNode;
}

/** What stands around every screen: exercise band, navigation, top bar, status bar, palette and help. */
export function Frame({ vault, children }: FrameProps): ReactNode {
  const text = useText("app");
  const { client } = useApi();
  const navigate = useNavigate();
  const registry = useShortcutRegistry();
  const strictest = useStrictestOnScreen();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [help, setHelp] = useState<readonly ShortcutScope[] | undefined>(undefined);
  const main = useFocusAfterNavigation();
  usePageTitle();

  const openPalette = useCallback(() => setPaletteOpen(true), []);
  const openHelp = useCallback(() => setHelp(registry.activeScopes()), [registry]);
  useFrameCommands({ features: FEATURES, openPalette, openHelp });
  const look = useCallback(
    (query: string, signal: AbortSignal) =>
      findRecords(client, query, signal, (to) => void navigate({ to })),
    [client, navigate],
  );
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main" onClick={(event) => focusMain(event, main.current)}>
        {text.skipToContent}
      </a>
      {vault.vault.kind === "exercise" && <ExerciseBand />}
      <div className={classes.middle}>
        <NavigationRail features={FEATURES} />
        <div className={classes.column}>
          <TopBar vault={vault} onOpenPalette={openPalette} onOpenHelp={openHelp} />
          <VaultNotices vault={vault} />
          <main ref={main} id="main" tabIndex={-1} className={classes.main}>
            <Suspense>{children}</Suspense>
          </main>
        </div>
      </div>
      <DropAnywhere />
      <StatusBar lastBackupAt={vault.lastBackupAt} strictest={strictest} />
      <CommandPalette
        isOpen={isPaletteOpen}
        onClose={() => setPaletteOpen(false)}
        onSearch={(query) => void navigate({ to: PATHS.search, search: { q: query } })}
        findRecords={look}
      />
      <ShortcutHelp
        isOpen={help !== undefined}
        scopes={help ?? []}
        onClose={() => setHelp(undefined)}
      />
    </div>
  );
}

/** The fragment is the router's, so the skip link moves the focus by itself (WCAG 2.4.1). */
function focusMain(event: { readonly preventDefault: () => void }, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
}

/** After a change of screen by key the focus goes to the new screen, unless something in it has taken the focus. */
function useFocusAfterNavigation(): React.RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname.split("/")[1] ?? "" });
  const before = useRef(path);
  // No cleanup: it acts once for each change of screen.
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    if (document.activeElement === null || document.activeElement === document.body)
      main.current?.focus();
  }, [path, router]);
  return main;
}

/** Names the screen in the title of the window (WCAG 2.4.2): the screen only, never a case. */
function usePageTitle(): void {
  const text = useText("app");
  const texts = useAllTexts();
  const title = useRouterState({ select: (state) => state.matches.at(-1)?.staticData.title });
  const name = title?.(texts);
  // No cleanup: the title always names the screen that is shown.
  useEffect(() => {
    document.title = name === undefined ? text.product : `${name} – ${text.product}`;
  }, [name, text.product]);
}
