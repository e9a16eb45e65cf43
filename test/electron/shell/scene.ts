import { randomBytes } from "node:crypto";
import type { RendererAssets } from "../../../electron/shell/renderer-assets.ts";
import { startShell } from "../../../electron/shell/start-shell.ts";
import type { WindowState } from "../../../electron/shell/window-state.ts";
import { createElectronStandIn } from "../../helpers/electron-stand-in.ts";
import type { ElectronStandIn, StandInOptions } from "../../helpers/electron-stand-in.ts";

export const ASSETS: RendererAssets = {
  documentHtml: '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__">',
  files: new Map([
    [
      "/assets/app.js",
      {
        mediaType: "text/javascript; charset=utf-8",
        bytes: Uint8Array.from(Buffer.from("export {};")),
      },
    ],
  ]),
};

export interface ShellScene extends ElectronStandIn {
  readonly log: string[];
  readonly saved: WindowState[];
  readonly clock: { nowMs: number };
}

export interface ShellSceneOptions extends StandInOptions {
  readonly words?: readonly string[];
  readonly platform?: NodeJS.Platform;
  readonly environment?: Readonly<Record<string, string>>;
  readonly stored?: unknown;
}

/** The whole of main, started against the stand-in. */
export async function startScene(options: ShellSceneOptions = {}): Promise<ShellScene> {
  const standIn = createElectronStandIn(options);
  const [log, saved, clock] = [[] as string[], [] as WindowState[], { nowMs: 0 }];
  await startShell(standIn.api, {
    argv: ["/opt/watchpost/watchpost", ...(options.words ?? [])],
    environment: options.environment ?? {},
    platform: options.platform ?? "linux",
    preload: "/opt/watchpost/preload.cjs",
    coreScript: "/opt/watchpost/core.js",
    importerScript: "/opt/watchpost/importer.js",
    loadAssets: () => Promise.resolve(ASSETS),
    loadStore: () =>
      Promise.resolve({
        read: () => options.stored,
        write: (state: WindowState) => saved.push(state),
      }),
    randomBytes,
    nowMs: () => clock.nowMs,
    wait: () => new Promise(() => undefined),
    log: (text) => log.push(text),
  });
  return { ...standIn, log, saved, clock };
}
