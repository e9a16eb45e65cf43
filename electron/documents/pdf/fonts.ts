import { create } from "fontkit";
import sansLatinRegular from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff?inline";
import sansLatinExtRegular from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-400-normal.woff?inline";
import sansGreekRegular from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-greek-400-normal.woff?inline";
import sansCyrillicRegular from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-400-normal.woff?inline";
import sansCyrillicExtRegular from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-ext-400-normal.woff?inline";
import sansVietnameseRegular from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-vietnamese-400-normal.woff?inline";
import sansLatinBold from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff?inline";
import sansLatinExtBold from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-600-normal.woff?inline";
import sansGreekBold from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-greek-600-normal.woff?inline";
import sansCyrillicBold from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-600-normal.woff?inline";
import sansCyrillicExtBold from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-ext-600-normal.woff?inline";
import sansVietnameseBold from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-vietnamese-600-normal.woff?inline";
import monoLatinRegular from "@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff?inline";
import monoLatinExtRegular from "@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-ext-400-normal.woff?inline";
import monoCyrillicRegular from "@fontsource/ibm-plex-mono/files/ibm-plex-mono-cyrillic-400-normal.woff?inline";
import monoCyrillicExtRegular from "@fontsource/ibm-plex-mono/files/ibm-plex-mono-cyrillic-ext-400-normal.woff?inline";
import monoVietnameseRegular from "@fontsource/ibm-plex-mono/files/ibm-plex-mono-vietnamese-400-normal.woff?inline";
import { unwrapWoff } from "./unwrap-woff.ts";

/** `bold` is the semibold of the window. */
export type Face = "regular" | "bold" | "mono";

/** One font file: part of the characters of a face. */
export interface FontPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly has: (codePoint: number) => boolean;
}

/** A face is spread over several files, one for each script; the first that has a character draws it. */
export type FontParts = Readonly<Record<Face, readonly FontPart[]>>;

const REGULAR = {
  sansLatinRegular,
  sansLatinExtRegular,
  sansGreekRegular,
  sansCyrillicRegular,
  sansCyrillicExtRegular,
  sansVietnameseRegular,
};

const FILES: Readonly<Record<Face, Readonly<Record<string, string>>>> = {
  regular: REGULAR,
  bold: {
    sansLatinBold,
    sansLatinExtBold,
    sansGreekBold,
    sansCyrillicBold,
    sansCyrillicExtBold,
    sansVietnameseBold,
  },
  // The monospaced face has no Greek: the sans lends its own.
  mono: {
    monoLatinRegular,
    monoLatinExtRegular,
    monoCyrillicRegular,
    monoCyrillicExtRegular,
    monoVietnameseRegular,
    sansGreekRegular,
  },
};

/** Reads the font files; takes some 100 ms, so it is done once for many documents. */
export function loadFontParts(): FontParts {
  return { regular: partsOf("regular"), bold: partsOf("bold"), mono: partsOf("mono") };
}

function partsOf(face: Face): readonly FontPart[] {
  return Object.entries(FILES[face]).map(([name, dataUrl]) => {
    const bytes = unwrapWoff(Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64"));
    const font = create(bytes);
    if (!("characterSet" in font)) throw new Error(`${name} is a collection of fonts`);
    const known = new Set(font.characterSet);
    return { name, bytes, has: (codePoint) => known.has(codePoint) };
  });
}
