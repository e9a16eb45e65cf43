import type { Language } from "../../text/language.ts";

/** Who publishes and where. */
export interface SiteSettings {
  /** https://… of the free tree, without a slash at the end. */
  readonly baseUrl: string;
  /** https://… of the protected trees; they are below it by marking. */
  readonly protectedUrl: string;
  readonly organisation: string;
  readonly publisher: {
    readonly category: "coordinator" | "discoverer" | "other" | "translator" | "user" | "vendor";
    readonly namespace: string;
  };
  /** Where security problems are told: a mailto: or https: address. */
  readonly contact: string;
  readonly language: Language;
  readonly key: { readonly fingerprint: string; readonly armored: string };
  /** End of security.txt. */
  readonly securityTxtExpiresIso: string;
  /** Pages beside the advisories, as safe HTML. */
  readonly guides: readonly ExtraPage[];
}

/** A page of the site that is no advisory. Its body comes out of the project's Markdown renderer, which lets no HTML through. */
export interface ExtraPage {
  readonly slug: string;
  readonly title: string;
  readonly language: Language;
  readonly bodyHtml: string;
}

/** Computes hashes; handed in, because this layer has no library for them. */
export interface Digests {
  readonly sha256: (bytes: Uint8Array) => string;
  readonly sha512: (bytes: Uint8Array) => string;
}

/** A file of the site. `detached`: a signature lies beside it. `cleartext`: it is signed itself. */
export interface SiteFile {
  /** Relative, with slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly signature: "none" | "detached" | "cleartext";
}

const encoder = new TextEncoder();

export function plainFile(path: string, text: string): SiteFile {
  return { path, bytes: encoder.encode(text), signature: "none" };
}

export function jsonFile(path: string, value: unknown): SiteFile {
  return plainFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
