import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";

import { useApi } from "../../api.ts";
import { useDeskSettings } from "../../desk-settings.tsx";
import type { FeatureDefinition } from "../../feature.ts";
import { useAllTexts, useText } from "../../i18n/text-context.ts";
import { usePaletteActions } from "../../ui/palette/palette-actions.ts";
import type { PaletteAction } from "../../ui/palette/palette-actions.ts";
import { useShortcuts } from "../../ui/shortcuts/use-shortcuts.ts";

export interface FrameCommandOptions {
  readonly features: readonly FeatureDefinition[];
  readonly openPalette: () => void;
  readonly openHelp: () => void;
}

/** Commands that work on every screen, in the palette and by key: places to go to, lock, theme, density, help. */
export function useFrameCommands(options: FrameCommandOptions): void {
  const { features, openPalette, openHelp } = options;
  const text = useText("app");
  const common = useText("commonUi");
  const places = usePlaceCommands(features);
  const desk = useDeskCommands(openHelp);
  const commands = [...places, ...desk];
  usePaletteActions(commands);
  useShortcuts(text.product, [
    { keys: "ctrl+k", label: text.openPalette, run: openPalette, isActiveInText: true },
    { keys: "?", label: common.shortcutsOpen, run: openHelp },
    ...commands.flatMap(({ keys, label, run }) =>
      keys === undefined || keys === "?" ? [] : [{ keys, label, run }],
    ),
  ]);
}

function usePlaceCommands(features: readonly FeatureDefinition[]): readonly PaletteAction[] {
  const text = useText("app");
  const texts = useAllTexts();
  const navigate = useNavigate();
  return useMemo(
    () =>
      features.flatMap((feature) => {
        const { navigation, routes } = feature;
        const to = routes[0]?.path;
        const go: PaletteAction[] =
          navigation && to !== undefined
            ? [
                {
                  id: `go.${feature.id}`,
                  label: text.goTo(navigation.title(texts)),
                  group: text.navigationGroup,
                  keys: navigation.keys,
                  run: () => void navigate({ to }),
                },
              ]
            : [];
        const actions = (feature.globalActions?.() ?? []).map((action) => ({
          id: action.id,
          label: action.label(texts),
          group: navigation?.title(texts) ?? text.product,
          ...(action.keys === undefined ? {} : { keys: action.keys }),
          ...(action.keywords === undefined ? {} : { keywords: action.keywords }),
          run: () => void navigate({ to: action.to, search: action.search ?? {} }),
        }));
        return [...actions, ...go];
      }),
    [features, navigate, text, texts],
  );
}

function useDeskCommands(openHelp: () => void): readonly PaletteAction[] {
  const text = useText("app");
  const common = useText("commonUi");
  const { client } = useApi();
  const { settings, change } = useDeskSettings();
  return useMemo(
    () => [
      {
        id: "desk.lock",
        label: text.lock,
        group: text.product,
        keys: "ctrl+shift+l",
        run: () => void client.vault.lock({ why: "key" }),
      },
      {
        id: "desk.theme",
        label: text.themeToggle,
        group: text.product,
        run: () => change({ theme: isDark() ? "light" : "dark" }),
      },
      {
        id: "desk.density",
        label: text.densityToggle,
        group: text.product,
        run: () => change({ density: settings.density === "compact" ? "normal" : "compact" }),
      },
      {
        id: "desk.help",
        label: common.shortcutsOpen,
        group: text.product,
        keys: "?",
        run: openHelp,
      },
    ],
    [change, client, common, openHelp, settings.density, text],
  );
}

function isDark(): boolean {
  return document.documentElement.dataset.mantineColorScheme === "dark";
}
