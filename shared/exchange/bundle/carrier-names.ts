import { BUNDLE_LIMITS } from "./limits.ts";

/** Files of a bundle on a carrier, by its random name (docs/bundle-format.md §10). */
export function bundleFileName(name: string): string {
  return `${name}.age`;
}

/** Name of one part; the first is 1. */
export function partFileName(name: string, part: number): string {
  return `${name}.age.${String(part).padStart(PART_DIGITS, "0")}`;
}

/** The list that is written when all parts are there. */
export function partsListFileName(name: string): string {
  return `${name}.sha256`;
}

/** 32 lower-case hexadecimal digits, from 16 random bytes. */
export const BUNDLE_NAME = /^[0-9a-f]{32}$/;

/** Whose file a name is, and what; undefined for files that are none of ours. */
export function parseCarrierFileName(
  fileName: string,
): { readonly name: string; readonly kind: "whole" | "part" | "list" } | undefined {
  const match = /^([0-9a-f]{32})\.(?:(age)|age\.\d{3}|(sha256))$/.exec(fileName);
  const [, name, whole, list] = match ?? [];
  if (name === undefined) return undefined;
  if (whole !== undefined) return { name, kind: "whole" };
  return { name, kind: list === undefined ? "part" : "list" };
}

/** The list as `sha256sum` writes it: one line for each part, in order. */
export function formatPartsList(name: string, digests: readonly string[]): string {
  return digests.map((sha256, at) => `${sha256}  ${partFileName(name, at + 1)}\n`).join("");
}

/** The digests of the parts; undefined unless the text is the one list that these make. */
export function parsePartsList(name: string, text: string): readonly string[] | undefined {
  const digests = text
    .split("\n")
    .slice(0, -1)
    .map((line) => line.slice(0, DIGEST_CHARS));
  const isFit =
    digests.length > 0 &&
    digests.length <= BUNDLE_LIMITS.parts &&
    digests.every((digest) => /^[0-9a-f]{64}$/.test(digest)) &&
    formatPartsList(name, digests) === text;
  return isFit ? digests : undefined;
}

/** No list is longer. */
export const MAX_PARTS_LIST_SIZE_BYTES = 256 * BUNDLE_LIMITS.parts;

const DIGEST_CHARS = 64;
const PART_DIGITS = 3;
