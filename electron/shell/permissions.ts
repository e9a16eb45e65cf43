import { APP_ORIGIN } from "./origin.ts";

/** Who asks for a permission; the origin is the frame's, never read from an address. */
export interface PermissionAsker {
  readonly permission: string;
  readonly isMainFrame: boolean;
  /** `null` when the frame is gone or its origin is opaque. */
  readonly frameOrigin: string | null;
}

/** The one permission that is ever granted: writing plain text to the clipboard, for copying indicators. */
export const GRANTED_PERMISSION = "clipboard-sanitized-write";

export function isPermitted({ permission, isMainFrame, frameOrigin }: PermissionAsker): boolean {
  return permission === GRANTED_PERMISSION && isMainFrame && frameOrigin === APP_ORIGIN;
}
