import { MantineProvider } from "@mantine/core";
import type { MantineColorScheme, MantineColorSchemeManager } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { ReactNode } from "react";

import type { DeskSettings } from "../../shared/model/settings.ts";
import type { Texts } from "../../shared/text/index.ts";
import { ApiContext } from "../api.ts";
import type { Api } from "../api.ts";
import { DeskSettingsProvider, schemeOf } from "../desk-settings.tsx";
import { DraftsContext } from "../drafts/drafts-context.ts";
import type { Drafts } from "../drafts/drafts.ts";
import { TextProvider } from "../i18n/text-provider.tsx";
import { mantineTheme, resolveCssVariables } from "../theme/mantine-theme.ts";
import { cspNonce } from "../trusted/nonce.ts";
import { JobProvider } from "../ui/jobs/job-provider.tsx";
import { createMarkingsOnScreen, MarkingsOnScreenContext } from "../ui/marking/on-screen.ts";
import {
  createPaletteActionRegistry,
  PaletteActionContext,
} from "../ui/palette/palette-actions.ts";
import { ShortcutProvider } from "../ui/shortcuts/shortcut-provider.tsx";
import { ToastProvider } from "../ui/toasts/toast-provider.tsx";
import { VaultStateProvider } from "../vault-state.tsx";

export interface ProvidersProps {
  readonly api: Api;
  readonly queries: QueryClient;
  readonly drafts: Drafts;
  readonly settings: DeskSettings;
  readonly texts: Texts;
  readonly children: ReactNode;
}

/** Everything that screens find above them. */
export function Providers(props: ProvidersProps): ReactNode {
  const { api, queries, drafts, settings, texts, children } = props;
  const markings = useMemo(createMarkingsOnScreen, []);
  const actions = useMemo(createPaletteActionRegistry, []);
  const themes = useMemo(() => memoryThemes(schemeOf(settings.theme)), [settings.theme]);
  const forget = useCallback(() => drafts.lock(), [drafts]);
  return (
    <ApiContext value={api}>
      <QueryClientProvider client={queries}>
        <TextProvider initialLanguage={settings.language} initialTexts={texts}>
          <MantineProvider
            theme={mantineTheme}
            cssVariablesResolver={resolveCssVariables}
            defaultColorScheme={schemeOf(settings.theme)}
            getStyleNonce={cspNonce}
            colorSchemeManager={themes}
          >
            <DeskSettingsProvider initial={settings}>
              <ShortcutProvider>
                <MarkingsOnScreenContext value={markings}>
                  <PaletteActionContext value={actions}>
                    <DraftsContext value={drafts}>
                      <ToastProvider>
                        <JobProvider>
                          <VaultStateProvider onLocked={forget}>{children}</VaultStateProvider>
                        </JobProvider>
                      </ToastProvider>
                    </DraftsContext>
                  </PaletteActionContext>
                </MarkingsOnScreenContext>
              </ShortcutProvider>
            </DeskSettingsProvider>
          </MantineProvider>
        </TextProvider>
      </QueryClientProvider>
    </ApiContext>
  );
}

/** The kit would keep the theme in the browser's local storage; ours lies with the other settings of the desk. */
function memoryThemes(initial: MantineColorScheme): MantineColorSchemeManager {
  let current = initial;
  return {
    get: () => current,
    set: (value) => {
      current = value;
    },
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => undefined,
  };
}
