/** Names that Windows keeps for devices, with any ending. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const MAX_LENGTH = 120;
/** Longer than any file system allows; bounds the work below. */
const MAX_READ = 1_024;

/**
 * A name that is safe in a `Content-Disposition` header and on every file system: ASCII letters, digits, `.`, `_`
 * and `-`, no leading dot, no device name, never empty. Keeps the ending of a long name.
 */
export function safeFileName(name: string): string {
  const ascii = name
    .slice(0, MAX_READ)
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .replaceAll(/[^A-Za-z0-9._-]/g, "_")
    .replace(/^[._-]+/, "")
    .replace(/[._-]+$/, "");
  const short = ascii.length <= MAX_LENGTH ? ascii : shorten(ascii);
  if (short === "") return "download";
  return DEVICE_NAME.test(short) ? `_${short}` : short;
}

function shorten(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? "";
  return name.slice(0, MAX_LENGTH - ending.length) + ending;
}
