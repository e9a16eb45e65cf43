import type { Event, WebContents } from "electron";
import type { ElectronApi } from "./electron-api.ts";
import { isOwnPage } from "./origin.ts";

export interface WebContentsOptions {
  readonly isRelease: boolean;
  /** A window's process is gone: whatever it had in its hands, the vault is locked. */
  readonly onRendererGone: (contents: WebContents, reason: string) => void;
  /** Another child process (GPU, utility) is gone. */
  readonly onChildGone: (kind: string, reason: string) => void;
}

/** Rules for every web contents that will ever exist (threats D1, web contents; B3 rows 56 and 57). */
export function hardenAllWebContents(app: ElectronApi["app"], options: WebContentsOptions): void {
  app.on("web-contents-created", (_event, contents) => hardenWebContents(contents, options));
  app.on("certificate-error", (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on("select-client-certificate", (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    answer();
  });
  app.on("login", (event, _contents, _details, _auth, answer) => {
    event.preventDefault();
    answer();
  });
  app.on("render-process-gone", (_event, contents, details) => {
    if (details.reason !== "clean-exit") options.onRendererGone(contents, details.reason);
  });
  app.on("child-process-gone", (_event, details) => {
    if (details.reason !== "clean-exit") options.onChildGone(details.type, details.reason);
  });
}

function hardenWebContents(contents: WebContents, { isRelease }: WebContentsOptions): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
  contents.on("will-navigate", denyForeignPage);
  contents.on("will-frame-navigate", (event) => {
    // No frame of ours ever navigates; a scriptless one is filled without navigating.
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.on("select-bluetooth-device", (event, _devices, answer) => {
    event.preventDefault();
    answer("");
  });
  contents.on("page-title-updated", (event) => event.preventDefault());
  contents.on("devtools-opened", () => isRelease && contents.closeDevTools());
}

function denyForeignPage(event: Event & { readonly url: string }): void {
  if (!isOwnPage(event.url)) event.preventDefault();
}
