/** The one scheme of the window; `file:` is never loaded. */
export const APP_SCHEME = "app";
export const APP_HOST = "watchpost";
/** As Chromium writes the origin of a standard scheme. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_PAGE = `${APP_ORIGIN}/`;

/** True for the address of our one page, whatever its fragment; for nothing else. */
export function isOwnPage(address: string): boolean {
  return address === APP_PAGE || address.startsWith(`${APP_PAGE}#`);
}

/** True for any file of the window. */
export function isOwnAddress(address: string): boolean {
  return address.startsWith(APP_PAGE);
}
