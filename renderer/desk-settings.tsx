import { useMantineColorScheme } from "@mantine/core";
import { createContext, use, useCallback, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { DeskSettings } from "../shared/model/settings.ts";
import { useApi } from "./api.ts";
import { useLanguage } from "./i18n/text-context.ts";

export interface DeskSettingsValue {
  readonly settings: DeskSettings;
  /** Takes effect at once and is remembered outside the vault. */
  readonly change: (patch: Partial<DeskSettings>) => void;
}

const DeskSettingsContext = createContext<DeskSettingsValue | undefined>(undefined);

/** Language, theme and density of this desk. */
export function useDeskSettings(): DeskSettingsValue {
  const value = use(DeskSettingsContext);
  if (!value) throw new Error("DeskSettingsProvider is missing above this component");
  return value;
}

export interface DeskSettingsProviderProps {
  readonly initial: DeskSettings;
  readonly children: ReactNode;
}

/** Applies the settings to the window. */
export function DeskSettingsProvider({ initial, children }: DeskSettingsProviderProps): ReactNode {
  const { client } = useApi();
  const { setColorScheme } = useMantineColorScheme();
  const { setLanguage } = useLanguage();
  const [settings, setSettings] = useState(initial);

  useEffect(() => setColorScheme(schemeOf(settings.theme)), [settings.theme, setColorScheme]);
  // No cleanup: the attribute always names the density in use.
  useEffect(() => {
    document.documentElement.dataset.density = settings.density;
  }, [settings.density]);

  const change = useCallback(
    (patch: Partial<DeskSettings>) => {
      setSettings((current) => ({ ...current, ...patch }));
      if (patch.language) setLanguage(patch.language);
      // Not remembered is no reason to refuse the change: it holds for this window.
      client.desk.settings.set(patch).catch(() => undefined);
    },
    [client, setLanguage],
  );
  const value = useMemo(() => ({ settings, change }), [settings, change]);
  return <DeskSettingsContext value={value}>{children}</DeskSettingsContext>;
}

/** The kit's name for a theme. */
export function schemeOf(theme: DeskSettings["theme"]): "auto" | "light" | "dark" {
  return theme === "system" ? "auto" : theme;
}
