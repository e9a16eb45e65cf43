import "../trusted/no-eval.ts";

import "@mantine/core/styles.css";
import "../theme/fonts.css";
import "../theme/tokens.css";
import "../theme/base.css";
import "../theme/mantine.css";
import "../theme/print.css";

import { QueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { setNonce } from "get-nonce";
import { createRoot } from "react-dom/client";

import { chooseLanguage, loadTexts } from "../../shared/text/index.ts";
import type { DeskSettings } from "../../shared/model/settings.ts";
import { createApi } from "../api.ts";
import type { Api } from "../api.ts";
import { connect } from "../api/connect.ts";
import { draftMirror } from "../drafts/draft-mirror.ts";
import { createDrafts } from "../drafts/drafts.ts";
import { openSealedStore } from "../drafts/sealed-store.ts";
import { LaunchContext, readLaunch } from "../launch.ts";
import { cspNonce } from "../trusted/nonce.ts";
import { installTrustedTypesPolicy } from "../trusted/policy.ts";
import { Providers } from "./providers.tsx";
import { createAppRouter } from "./router.tsx";
import { FEATURES } from "./routes.tsx";

/** The first picture does not wait longer than this for the settings: then language and theme of the machine serve. */
const SETTINGS_WAIT_MS = 600;

// Both before anything is drawn: the kit writes style elements as soon as it is.
installTrustedTypesPolicy();
setNonce(cspNonce());
void start();

async function start(): Promise<void> {
  const launch = readLaunch(location.hash);
  const api = createApi(connect());
  const settings = await loadDeskSettings(api);
  const texts = await loadTexts(settings.language);
  const queries = new QueryClient({
    defaultOptions: {
      // The core is on this machine: an answer that failed will fail again, and focus brings no news.
      queries: {
        retry: false,
        refetchOnWindowFocus: false,
        staleTime: 5_000,
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
  addEventListener("pagehide", () => api.connection.forget("exit"));
  addEventListener("keydown", refuseReload);
  const drafts = createDrafts({
    store: openSealedStore({ indexedDB, IDBKeyRange }),
    mirror: draftMirror(api),
    crypto,
  });
  const router = createAppRouter(FEATURES);
  const root = document.querySelector("#root");
  if (!root) throw new Error("index.html has no element with the id root");
  createRoot(root).render(
    <Providers api={api} queries={queries} drafts={drafts} settings={settings} texts={texts}>
      <LaunchContext value={launch}>
        <RouterProvider router={router} />
      </LaunchContext>
    </Providers>,
  );
}

/** Loading the page again would end its session with the host (the start code works once): nothing is gained by it. */
function refuseReload(event: KeyboardEvent): void {
  const isReload = event.key === "F5" || ((event.ctrlKey || event.metaKey) && event.key === "r");
  if (isReload) event.preventDefault();
}

async function loadDeskSettings(api: Api): Promise<DeskSettings> {
  const ofMachine: DeskSettings = {
    language: chooseLanguage(navigator.languages),
    theme: "system",
    density: "normal",
  };
  const late = new Promise<DeskSettings>((resolve) => {
    setTimeout(() => resolve(ofMachine), SETTINGS_WAIT_MS);
  });
  // A failed call is shown by the frame, which follows the connection; the settings of the machine serve until then.
  return Promise.race([api.client.desk.settings.get().catch(() => ofMachine), late]);
}
