import type { Generator } from "./generator.ts";
import { FILE_ENDINGS, NAME_PARTS, TOP_LEVELS } from "./word-lists-data.ts";

/** A value of a MISP attribute type, in canonical form. */
export interface SyntheticValue {
  readonly type: string;
  readonly value: string;
}

/**
 * Share of the types in percent, counted over published MISP events (of those in `../shared/data`), rare ones left out.
 */
const TYPE_SHARES: readonly (readonly [type: string, percent: number])[] = [
  ["domain", 16.5],
  ["sha1", 15.4],
  ["text", 12.8],
  ["filename", 8],
  ["md5", 7.6],
  ["sha256", 6.9],
  ["ip-dst", 5.6],
  ["link", 4.1],
  ["url", 3.4],
  ["filename|md5", 2],
  ["filename|sha256", 2],
  ["hostname", 2.2],
  ["imphash", 2.2],
  ["regkey", 1.1],
  ["email-src", 1],
  ["email-dst", 0.6],
  ["ip-src", 1],
  ["vulnerability", 0.5],
  ["btc", 0.3],
  ["port", 1.5],
];
const TOTAL_SHARE = TYPE_SHARES.reduce((sum, [, percent]) => sum + percent, 0);

/** A new value. With enough letters in it that no two are alike, but for addresses and ports, which there are few of. */
export function newValue(generator: Generator): SyntheticValue {
  const type = newType(generator);
  return { type, value: valueOf(type, generator) };
}

function newType(generator: Generator): string {
  let at = generator.fraction() * TOTAL_SHARE;
  for (const [type, percent] of TYPE_SHARES) {
    at -= percent;
    if (at < 0) return type;
  }
  return "domain";
}

/** A dispatch over types. */
function valueOf(type: string, generator: Generator): string {
  switch (type) {
    case "md5":
    case "imphash":
      return generator.hex(32);
    case "sha1":
      return generator.hex(40);
    case "sha256":
      return generator.hex(64);
    case "filename":
      return fileName(generator);
    case "filename|md5":
      return `${fileName(generator)}|${generator.hex(32)}`;
    case "filename|sha256":
      return `${fileName(generator)}|${generator.hex(64)}`;
    case "ip-src":
    case "ip-dst":
      return [1 + generator.below(222), ...[0, 1, 2].map(() => generator.below(256))].join(".");
    case "url":
      return `http://${domain(generator)}/${generator.letters(6)}/${fileName(generator)}`;
    case "link":
      return `https://blog.${domain(generator)}/reports/${generator.letters(12)}`;
    case "hostname":
      return `${generator.pick(NAME_PARTS)}.${domain(generator)}`;
    case "email-src":
    case "email-dst":
      return `${generator.letters(7)}@${domain(generator)}`;
    case "regkey":
      return `HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\${generator.letters(8)}`;
    case "vulnerability":
      return `CVE-${String(2010 + generator.below(17))}-${String(1_000 + generator.below(60_000))}`;
    case "port":
      return String(1 + generator.below(65_535));
    case "text":
      return `${generator.pick(NAME_PARTS)} ${generator.letters(9)} ${generator.letters(5)}`;
    case "btc":
      return `unchecked-${generator.letters(26)}`;
    default:
      return domain(generator);
  }
}

function domain(generator: Generator): string {
  return `${generator.pick(NAME_PARTS)}-${generator.letters(7)}.${generator.pick(TOP_LEVELS)}`;
}

function fileName(generator: Generator): string {
  return `${generator.pick(NAME_PARTS)}_${generator.letters(6)}.${generator.pick(FILE_ENDINGS)}`;
}
