/** Reads Windows paths and registry keys out of running text, where names may hold spaces and sentences go on behind. */

/** Components and their length are bounded by Windows; the sum keeps the scan linear. */
const MAX_PATH_CHARS = 1_024;
const MAX_COMPONENT_WORDS = 5;
const STOPS = new Set('\\/:*?"<>|`\r\n\t,;=“”');
const TRAILING = new Set("\\.,;:)]}'+*_`!?");
const OPENERS: ReadonlyMap<string, string> = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);
/** The beginning of the next key or path, which a space may separate from this one. */
const NEXT_ROOT = /\s(?:HK[A-Z_]{1,30}|[A-Za-z]|%\w{1,32}%)$/;
/** Endings after which a name with spaces is over. */
const ENDING =
  /^[^\s.]{1,64}(?: [^\s.]{1,32}){0,2}(?:\.[^\s.]{1,64}){0,3}\.(?:exe|dll|sys|docx?|xlsx?|pdf|lnk|bat|ps1|vbs|js|zip|rar|txt|dat|tmp|scr)(?![A-Za-z0-9])/i;

/**
 * Where the path that begins at `start` ends: a space belongs to a component only if the component goes on to a
 * backslash (`Windows NT\`), or if the last one ends in a known file ending soon after it.
 */
export function readBackslashPathEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_PATH_CHARS);
  let at = start;
  while (at < limit && text.charAt(at) === "\\") at++;
  for (;;) {
    const end = readComponentEnd(text, at, limit);
    if (text.charAt(end) === "\\" && end > at && isOneComponent(text.slice(at, end))) {
      at = end + 1;
      while (text.charAt(at) === "\\") at++;
      if (at >= limit) return limit;
      continue;
    }
    return trimPath(text, start, readLastComponentEnd(text, at, end));
  }
}

/** Placeholders (`<USER>`) count as names. */
function readComponentEnd(text: string, start: number, limit: number): number {
  const placeholder = /^<[\w -]{1,40}>/.exec(text.slice(start, start + 42));
  let at = start + (placeholder?.[0].length ?? 0);
  while (at < limit && !STOPS.has(text.charAt(at))) at++;
  return at;
}

function isOneComponent(component: string): boolean {
  const words = component.split(" ").length;
  return words <= MAX_COMPONENT_WORDS && !NEXT_ROOT.test(component) && !component.includes(". ");
}

function readLastComponentEnd(text: string, start: number, end: number): number {
  const component = text.slice(start, end);
  const file = ENDING.exec(component);
  if (file !== null) return start + file[0].length;
  const space = component.search(/\s/);
  return space === -1 ? end : start + space;
}

function trimPath(text: string, start: number, from: number): number {
  let end = from;
  while (end > start && TRAILING.has(text.charAt(end - 1))) {
    // `{…}` of a class id and `(x86)`: a bracket that the path opened is its own.
    const opener = OPENERS.get(text.charAt(end - 1));
    if (opener !== undefined && text.slice(start, end).includes(opener)) break;
    end--;
  }
  return end;
}
