import { APP_SCHEME_PRIVILEGES } from "./app-protocol.ts";
import { APPENDED_SWITCHES } from "./chromium-switches.ts";
import { judgeCommandLine } from "./command-line.ts";
import type { ElectronApi } from "./electron-api.ts";
import { hardenSession } from "./session-rules.ts";

export type Preparation =
  | { readonly kind: "start"; readonly isDemonstration: boolean }
  /** Exit with this code and this word on the error stream. */
  | { readonly kind: "refuse"; readonly word: string }
  /** Another instance runs and shows itself. */
  | { readonly kind: "second-instance" };

/** Everything that Electron takes only before it is ready, in order (threats D1, before ready). */
export function prepareBeforeReady(
  electron: Pick<ElectronApi, "app" | "protocol">,
  argv: readonly string[],
): Preparation {
  const { app, protocol } = electron;
  const verdict = judgeCommandLine({
    argv,
    isPackaged: app.isPackaged,
    hasSwitch: (name) => app.commandLine.hasSwitch(name),
  });
  if (verdict.kind === "refuse") return verdict;
  // The failing instance hands nothing over: whatever its command line was, it only brings the window up.
  if (!app.requestSingleInstanceLock()) return { kind: "second-instance" };
  app.enableSandbox();
  for (const [name, value] of APPENDED_SWITCHES) app.commandLine.appendSwitch(name, value);
  protocol.registerSchemesAsPrivileged([APP_SCHEME_PRIVILEGES]);
  app.on("session-created", hardenSession);
  // Files and addresses that the system hands over are for nobody.
  app.on("open-file", (event) => event.preventDefault());
  app.on("open-url", (event) => event.preventDefault());
  return verdict;
}
