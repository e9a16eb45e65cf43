import type { WebPreferences } from "electron";

/** What every view of ours has, hostile or not (threats D1, webPreferences). */
const COMMON = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  // A middle click would open a second window.
  disableBlinkFeatures: "Auxclick",
  webviewTag: false,
  plugins: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  autoplayPolicy: "document-user-activation-required",
  webgl: false,
  enableWebSQL: false,
  v8CacheOptions: "none",
  disableWakeLocks: true,
  defaultEncoding: "UTF-8",
  additionalArguments: [],
} as const satisfies WebPreferences;

/** In memory: without the `persist:` prefix nothing of it reaches the disk (threats B3 row 64). */
export const APP_PARTITION = "watchpost";

export interface AppPreferencesOptions {
  readonly preload: string;
  /** Developer tools exist in a checkout only. */
  readonly isRelease: boolean;
}

/** The application window. */
export function appWindowPreferences({
  preload,
  isRelease,
}: AppPreferencesOptions): WebPreferences {
  return { ...COMMON, devTools: !isRelease, partition: APP_PARTITION, preload };
}

/**
 * A view for hostile content (mail, attachments): no script, no preload, a partition of its own that is never used
 * again. The window shows mail in a scriptless frame instead; whoever adds a native view takes these.
 * @param randomName new for each item
 */
export function hostileViewPreferences(randomName: string): WebPreferences {
  return { ...COMMON, devTools: false, javascript: false, partition: `viewer-${randomName}` };
}
