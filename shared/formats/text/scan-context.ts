import { CLAIM, claim, claimAt, eachMatch, type TextScan } from "./text-scan.ts";

/** Things that only their surroundings give away: mutexes and user agents. */

const MUTEX = /mutex(?:es|ant)?(?: (?:name|object|called|named))?/gi;
/** The name in quotes on the same line, or right behind a colon. */
const QUOTED_NAME = /^[^\n"'`“]{0,40}["'`“]([^"'`”\n]{3,128})["'`”]/;
const LISTED_NAME = /^\s{0,3}[:=]\s{0,3}([^\s"'`,;]{3,128})/;

const MOZILLA =
  /(?<![0-9A-Za-z])Mozilla\/\d{1,2}\.\d{1,3}(?: ?\([^()\n]{0,300}(?:\([^()\n]{0,100}\)[^()\n]{0,100}){0,3}\)| (?!mozilla\/)[a-z][\w.+-]{0,40}\/[\w.+-]{1,60}| (?:like )?gecko(?![\w/])| \[[A-Za-z-]{2,8}\])*/gi;
const USER_AGENT_FIELD = /user[-_ ]?agent\s{0,3}[:=]\s{0,3}["'`]?([^\r\n"'`]{3,400})/gi;

/** User agents: everything that begins like a browser, and what stands in a field of that name. */
export function scanUserAgents(scan: TextScan): void {
  eachMatch(scan, MOZILLA, (match, start, end) => {
    scan.collector.add({ type: "user-agent", value: match[0], start, end });
    claim(scan, start, end, CLAIM.userAgent);
  });
  eachMatch(scan, USER_AGENT_FIELD, (match, _start, end) => {
    const value = (match[1] ?? "").trimEnd();
    const from = end - (match[1] ?? "").length;
    if (value.length < 3 || claimAt(scan, from) !== CLAIM.none) return;
    scan.collector.add({ type: "user-agent", value, start: from, end: from + value.length });
    claim(scan, from, from + value.length, CLAIM.userAgent);
  });
}

/** Mutex names: never guessed from their look, only taken where the text says so. */
export function scanMutexes(scan: TextScan): void {
  eachMatch(scan, MUTEX, (_match, _start, end) => {
    const ahead = scan.text.slice(end, end + 180);
    const name = LISTED_NAME.exec(ahead) ?? QUOTED_NAME.exec(ahead);
    if (name === null) return;
    const value = name[1] ?? "";
    const start = end + name[0].lastIndexOf(value);
    scan.collector.add({ type: "mutex", value, start, end: start + value.length });
  });
}
