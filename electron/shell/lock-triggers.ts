import type { LockReason } from "../rpc/core-messages.ts";
import type { ElectronApi } from "./electron-api.ts";

/** Locks the vault at once on what the operating system does. */
export function lockOnSystemEvents(
  powerMonitor: ElectronApi["powerMonitor"],
  lock: (why: LockReason) => void,
): void {
  powerMonitor.on("lock-screen", () => lock("os-lock"));
  powerMonitor.on("suspend", () => lock("suspend"));
  powerMonitor.on("shutdown", () => lock("shutdown"));
  // macOS: another user took the screen.
  powerMonitor.on("user-did-resign-active", () => lock("os-lock"));
}
