import type { Session, WebContents } from "electron";
import { isOwnAddress } from "./origin.ts";
import { isPermitted } from "./permissions.ts";

/** Discards everything, so that a request which no rule stopped still leads nowhere (threats D1, session handlers). */
const DEAD_PROXY = {
  mode: "fixed_servers",
  proxyRules: "127.0.0.1:9",
  proxyBypassRules: "<-loopback>",
} as const;

/** Chromium's verdict "do not trust", for every certificate. */
const NOT_TRUSTED = -2;

/** Closes every door of a session. Called for each one, also those that are created later. */
export function hardenSession(session: Session): void {
  denyPermissions(session);
  denyDevices(session);
  denyNetwork(session);
  session.setSpellCheckerEnabled(false);
  session.on("will-download", (event) => event.preventDefault());
  session.on("file-system-access-restricted", (_event, _details, answer) => answer("deny"));
}

function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const { isMainFrame } = details;
    answer(isPermitted({ permission, isMainFrame, frameOrigin: originOf(contents) }));
  });
  session.setPermissionCheckHandler((contents, permission, _origin, details) => {
    const { isMainFrame } = details;
    return isPermitted({ permission, isMainFrame, frameOrigin: originOf(contents) });
  });
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}

function denyDevices(session: Session): void {
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  // The answer lists the classes that stay protected: all of them.
  session.setUSBProtectedClassesHandler((details) => details.protectedClasses);
  session.on("select-hid-device", (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  session.on("select-usb-device", (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on("select-serial-port", (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer("");
  });
}

function denyNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwnAddress(details.url) });
  });
  session.setCertificateVerifyProc((_request, answer) => answer(NOT_TRUSTED));
  // Nothing waits for the proxy: until it is set, the rule above already cancels every request.
  void session.setProxy(DEAD_PROXY);
}

/** The origin of the main frame; permissions are granted to that frame only. */
function originOf(contents: WebContents | null): string | null {
  if (contents === null || contents.isDestroyed()) return null;
  return contents.mainFrame.origin;
}
