import { readBackslashPathEnd } from "./backslash-path.ts";
import { CLAIM, claim, claimAt, type TextScan } from "./text-scan.ts";

const HIVE =
  /(?<![0-9A-Za-z_])<?(?:HKLM|HKCU|HKCR|HKCC|HKU|HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|CURRENT_CONFIG|USERS))>?:?\\/gi;
const WINDOWS_ROOT =
  /(?<![0-9A-Za-z_])(?:[A-Za-z]:\\|\\\\[A-Za-z0-9?][\w.$-]{0,63}\\|%[A-Za-z_][\w()]{1,31}%\\)/g;
const UNIX_ROOT =
  /(?<![\w./~\\-])(?:~|\/(?:etc|usr|var|tmp|home|opt|bin|sbin|lib|lib64|Library|Users|System|Applications|Volumes|private|dev|proc|root|mnt|media|srv|data|storage|sdcard|boot|run|sys))\//g;
const UNIX_COMPONENT = /[\w.@%+=~,-]{0,255}/y;
const MAX_UNIX_COMPONENTS = 32;

/** Registry keys first, then file paths of Windows and Unix; each is reported whole as it was written. */
export function scanPaths(scan: TextScan): void {
  scanBackslashPaths(scan, HIVE, "regkey");
  scanBackslashPaths(scan, WINDOWS_ROOT, "filename");
  scanUnixPaths(scan);
}

function scanBackslashPaths(scan: TextScan, root: RegExp, type: "regkey" | "filename"): void {
  let reached = 0;
  for (const match of scan.text.matchAll(root)) {
    const start = match.index;
    const rootEnd = start + match[0].length;
    if (start < reached || claimAt(scan, start) !== CLAIM.none) continue;
    const end = readBackslashPathEnd(scan.text, rootEnd);
    if (end <= rootEnd) continue;
    reached = end;
    const value = withSingleBackslashes(scan.text.slice(start, end)).replace(/^<(\w+)>/, "$1");
    scan.collector.add({ type, value, start, end });
    claim(scan, start, end, CLAIM.path);
  }
}

/** Source code and JSON double every backslash; the two before a server's name are its own. */
function withSingleBackslashes(path: string): string {
  if (!path.includes("\\\\", 1)) return path;
  const root = path.startsWith("\\\\") ? "\\" : "";
  return root + path.replaceAll(/\\{2,}/g, "\\");
}

function scanUnixPaths(scan: TextScan): void {
  let reached = 0;
  for (const match of scan.text.matchAll(UNIX_ROOT)) {
    const start = match.index;
    if (start < reached || claimAt(scan, start) !== CLAIM.none) continue;
    const end = readUnixPathEnd(scan.text, start + match[0].length);
    reached = end;
    if (end <= start + match[0].length) continue;
    scan.collector.add({ type: "filename", value: scan.text.slice(start, end), start, end });
    claim(scan, start, end, CLAIM.path);
  }
}

/** A space belongs to a component only when the next word leads on to a slash (`File System/HFS`). */
function readUnixPathEnd(text: string, from: number): number {
  let at = from;
  for (let component = 0; component < MAX_UNIX_COMPONENTS; component++) {
    const end = readUnixComponent(text, at);
    if (text.charAt(end) !== "/") {
      at = end;
      break;
    }
    at = end + 1;
  }
  while (at > from && "./,".includes(text.charAt(at - 1))) at--;
  return at;
}

function readUnixComponent(text: string, start: number): number {
  UNIX_COMPONENT.lastIndex = start;
  const end = start + (UNIX_COMPONENT.exec(text)?.[0].length ?? 0);
  const isOver = text.slice(start, end).includes(".");
  const next = isOver ? null : /^ [A-Z][\w-]{0,40}(?=\/)/.exec(text.slice(end, end + 44));
  return next === null ? end : end + next[0].length;
}
