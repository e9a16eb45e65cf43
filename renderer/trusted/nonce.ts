/** The nonce of this page load, which the shell put into the page; empty when no shell did (a development server). */
export function cspNonce(): string {
  const meta = document.querySelector('meta[property="csp-nonce"]');
  // `nonce` as an attribute is hidden from CSS and emptied by the browser; the property keeps it.
  return meta instanceof HTMLMetaElement ? meta.nonce : "";
}
