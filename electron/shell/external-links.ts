import { domainToUnicode } from "node:url";
import type { BaseWindow } from "electron";
import type { ShellTexts } from "../../shared/text/en/shell.ts";
import type { LinkOutcome } from "../../shared/session/bridge.ts";
import type { ElectronApi } from "./electron-api.ts";

/** Longer addresses are not for clicking (threats D1, leaving the app). */
export const MAX_LINK_LENGTH = 2_048;

export type LinkVerdict =
  | {
      readonly kind: "ask";
      /** Serialised anew, so that what is shown is what is opened. */
      readonly address: string;
      readonly host: string;
      /** The host in its own script where that differs (IDN). */
      readonly hostInItsScript: string | null;
    }
  | { readonly kind: "refused" };

/** Only https, without user information; everything else is for copying as text (threats B3 row 58). */
export function judgeLink(address: string): LinkVerdict {
  if (address.length > MAX_LINK_LENGTH || !URL.canParse(address)) return { kind: "refused" };
  const url = new URL(address);
  const isPlain = url.protocol === "https:" && url.username === "" && url.password === "";
  // Parsers quietly drop control characters and spaces: an address that has them is a disguise.
  if (!isPlain || url.hostname === "" || /[\s\p{Cc}\p{Cf}\\]/u.test(address))
    return { kind: "refused" };
  if (url.href.length > MAX_LINK_LENGTH) return { kind: "refused" };
  const unicode = domainToUnicode(url.hostname);
  const hostInItsScript = unicode === url.hostname || unicode === "" ? null : unicode;
  return { kind: "ask", address: url.href, host: url.host, hostInItsScript };
}

/** Shows the host, asks each time, and opens the address outside only then. */
export async function openLink(
  electron: Pick<ElectronApi, "dialog" | "shell">,
  window: BaseWindow,
  texts: ShellTexts,
  address: string,
): Promise<LinkOutcome> {
  const verdict = judgeLink(address);
  if (verdict.kind === "refused") return "refused";
  const { response } = await electron.dialog.showMessageBox(window, {
    type: "question",
    title: texts.openExternalTitle,
    message: texts.openExternalMessage(verdict.host),
    detail: texts.openExternalDetail(verdict.address, verdict.hostInItsScript),
    buttons: [texts.openExternalCancel, texts.openExternalOpen],
    // Return and Escape both leave things as they are.
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response !== 1) return "cancelled";
  await electron.shell.openExternal(verdict.address, { activate: true });
  return "opened";
}
