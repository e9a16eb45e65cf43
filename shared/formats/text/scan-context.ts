import { CLAIM, claim, claimAt, eachMatch, type TextScan } from "./text-scan.ts";

/** Things that only their surroundings give away: mutexes and user agents. */

const MUTEX = /mutex(?:es|ant)?(?: (?:name|object|called|named))?/gi;
/** The name in quotes on the same line, or right behind a colon. */
const QUOTED_NAME = /^[^\n"'`“]{0,40}["'`“]([^"'`”\n]{3,128})["'`”]/;
const LISTED_NAME = /^\s{0,3}[:=]\s{0,3}([^\s"'`,;]{3,128})/;

const MOZILLA =
  /(?<![0-9A-Za-z])Mozilla\/\d{1,2}\.\d{1,3}(?: ?\([^()\n]{0,300}(?:\([^()\n]{0,100}\)[^()\n]{0,100}){0,3}\)| (?!mozilla\/)[a-z][\w.+-]{0,40}\/[\w.+-]{1,60}| (?:like )?gecko(?![\w/])| \[[A-Za-z-]{2,8}\])*/gi;
const USER_AGENT_FIELD = /user[-_ ]?agent\s{0,3}[:=]\s{0,3}["'`]?([^\r\n"'`]{3,400})/gi;
/** `the user agent string "…"`, `User-Agent header of “…”`: the words between are few. */
const QUOTED_USER_AGENT =
  /user[-_ ]?agent(?: (?:string|header|field|value|name|is|was|of|set|to|the)){0,4}:? ["'`“]([^\r\n"'`”]{3,400})["'`”]/gi;
/** Further names of a list behind `mutexes:`. */
const NEXT_NAME = /^,[ \t]{0,3}(?:and )?([^\s"'`,;]{3,128})/;
const MAX_LISTED_NAMES = 64;

/** User agents: everything that begins like a browser, and what stands in a field of that name. */
export function scanUserAgents(scan: TextScan): void {
  eachMatch(scan, MOZILLA, (match, start, end) => {
    scan.collector.add({ type: "user-agent", value: match[0], start, end });
    claim(scan, start, end, CLAIM.userAgent);
  });
  eachMatch(scan, USER_AGENT_FIELD, (match, _start, end) => {
    addUserAgent(scan, match[1] ?? "", end - (match[1] ?? "").length);
  });
  eachMatch(scan, QUOTED_USER_AGENT, (match, _start, end) => {
    addUserAgent(scan, match[1] ?? "", end - 1 - (match[1] ?? "").length);
  });
}

function addUserAgent(scan: TextScan, found: string, start: number): void {
  const value = found.trimEnd();
  if (value.length < 3 || claimAt(scan, start) !== CLAIM.none) return;
  scan.collector.add({ type: "user-agent", value, start, end: start + value.length });
  claim(scan, start, start + value.length, CLAIM.userAgent);
}

/** Mutex names: never guessed from their look, only taken where the text says so. */
export function scanMutexes(scan: TextScan): void {
  eachMatch(scan, MUTEX, (match, _start, end) => {
    const ahead = scan.text.slice(end, end + 180);
    const listed = LISTED_NAME.exec(ahead);
    const name = listed ?? QUOTED_NAME.exec(ahead);
    if (name === null) return;
    const reached = addMutex(scan, name, end);
    if (listed !== null && /es$/i.test(match[0])) addFurtherMutexes(scan, reached);
  });
}

function addFurtherMutexes(scan: TextScan, from: number): void {
  let at = from;
  for (let count = 0; count < MAX_LISTED_NAMES; count++) {
    const next = NEXT_NAME.exec(scan.text.slice(at, at + 140));
    if (next === null) return;
    at = addMutex(scan, next, at);
  }
}

/** @returns where the name ends */
function addMutex(scan: TextScan, name: RegExpExecArray, from: number): number {
  const value = name[1] ?? "";
  const start = from + name[0].lastIndexOf(value);
  const end = start + value.length;
  scan.collector.add({ type: "mutex", value, start, end });
  return end;
}
