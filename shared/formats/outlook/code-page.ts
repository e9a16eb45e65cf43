/** Names of the Windows code pages that differ from `windows-<number>`. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [874, "windows-874"],
  [932, "shift_jis"],
  [936, "gbk"],
  [949, "euc-kr"],
  [950, "big5"],
  [1200, "utf-16le"],
  [1201, "utf-16be"],
  [10_000, "macintosh"],
  [20_127, "us-ascii"],
  [20_866, "koi8-r"],
  [20_932, "euc-jp"],
  [21_866, "koi8-u"],
  [50_220, "iso-2022-jp"],
  [50_221, "iso-2022-jp"],
  [50_222, "iso-2022-jp"],
  [50_225, "iso-2022-kr"],
  [51_932, "euc-jp"],
  [51_949, "euc-kr"],
  [52_936, "hz-gb-2312"],
  [54_936, "gb18030"],
  [65_000, "utf-7"],
  [65_001, "utf-8"],
]);

/** Charset of a code page number as Windows counts them (MS-UCODEREF §2.2.1); unknown ones keep their number. */
export function charsetOfCodePage(codePage: number): string {
  const name = NAMES.get(codePage);
  if (name !== undefined) return name;
  if (codePage > 28_590 && codePage < 28_606) return `iso-8859-${codePage - 28_590}`;
  if (codePage >= 1_250 && codePage <= 1_258) return `windows-${codePage}`;
  return `cp${codePage}`;
}

/** Code page of a character set in an RTF font table (RTF 1.9, `\fcharset`); null where the document's own one counts. */
export function codePageOfFontCharset(charset: number): number | null {
  return FONT_CHARSETS.get(charset) ?? null;
}

const FONT_CHARSETS: ReadonlyMap<number, number> = new Map([
  [0, 1_252],
  [77, 10_000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1_253],
  [162, 1_254],
  [163, 1_258],
  [177, 1_255],
  [178, 1_256],
  [186, 1_257],
  [204, 1_251],
  [222, 874],
  [238, 1_250],
]);
