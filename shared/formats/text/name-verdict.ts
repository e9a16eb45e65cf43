import { readHostName } from "../../domain/observables/domain-name.ts";
import { registrableDomain } from "../../domain/observables/public-suffix.ts";
import type { RejectionReason } from "./extraction.ts";
import { KNOWN_FILE_NAMES, SUFFIX_OR_ENDING, TELLING_ENDINGS } from "./file-endings-table.ts";

/** A run with dots and where it stands. */
export interface NameInText {
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isDefanged: boolean;
}

/** `nothing`: not even similar to a host name. */
export type NameVerdict = "host" | "nothing" | RejectionReason;

/** RFC 6761 §6 and RFC 6762 §3: never names of the public DNS. */
const RESERVED_SUFFIXES: ReadonlySet<string> = new Set([
  "test",
  "example",
  "invalid",
  "localhost",
  "local",
]);
/** Suffixes that are words at the beginning of a sentence. */
const SENTENCE_WORDS: ReadonlySet<string> = new Set(
  "In It Is My At To Me Be No So As Do Us Am An By Are One Now New Next Here Get Re Li La Il Es De Et St".split(
    " ",
  ),
);
const PLATFORM_BEFORE =
  /(?:^|[^A-Za-z0-9])(?:Win(?:32|64|16)?|MSIL|JS|VBS?|VBA|PowerShell|OSX|MacOS|Linux|Android|iOS|Python|PHP|HTML|BAT|DOC|SWF|Java|Perl|ASP|NSIS|AutoIt|Unix|Multi|BIOS|UEFI|EFI|Go|Ruby|LNK|RTF|PDF|Script|Trojan|Backdoor|Worm|Exploit|Ransom|Adware|Riskware|Generik|[A-Z][A-Za-z0-9]{1,15}\/[A-Z][A-Za-z0-9]{1,23})\/$/;
const DETECTION_NAME =
  /^(?:HEUR|UDS|Trojan|Backdoor|Worm|Virus|Exploit|Ransom|Adware|Rootkit|Downloader|Dropper|not-a-virus|Gen|Variant|Mal|Troj)[.:-].*\b(?:Win(?:32|64)|MSIL|Linux|JS|VBS|Script|Agent|Generic|Android|OSX|Python)\b/i;
/** .NET spellings and objects of scripts, which are names by accident. */
const PROGRAM_NAMES =
  /^(?:(?:ASP|VB|ADO|C#)\.NET|System\.(?:Net|IO|Text|Data|Management)|Socket\.IO)$/;
const PROGRAM_OBJECTS =
  /^(?:this|self|document|window|console|os|sys|math|event|response|request|module|process|args?|params?|config|Math|String|Array|Object)\.[a-z]+$/;
/** Packages are names written backwards; a name in order hardly ever begins with a generic suffix. */
const PACKAGE = /^(?:com|org|net|io|android|androidx|java|javax|kotlin)\.[\w.-]+\.[a-z]{3,}$/;

/**
 * Tells host names from everything else with dots in it. A name that was written defanged was meant as one, so then
 * only the suffix counts.
 */
export function judgeName(found: NameInText): NameVerdict {
  const { name } = found;
  const host = readHostName(name);
  if (host === undefined || host.labels < 2) return "nothing";
  const { ascii } = host;
  const suffix = ascii.slice(ascii.lastIndexOf(".") + 1);
  if (unknownSuffixReason(ascii) === "reserved-name") return "reserved-name";
  const registrable = registrableDomain(ascii);
  if (registrable === undefined) {
    const isFile = TELLING_ENDINGS.has(suffix);
    if (isFile && isDetectionName(found)) return "detection-name";
    return found.isDefanged && !isFile && host.labels > 1 ? "unknown-suffix" : "nothing";
  }
  if (/(?:^|\.)-|-(?:\.|$)/.test(name) || registrable.includes("_")) return "nothing";
  // `at 3.am` and numbered lists: short numbers are no second-level domains of countries.
  if (/^\d{1,2}\.[a-z]{2}$/.test(ascii)) return "nothing";
  return found.isDefanged ? "host" : judgePlainName(found, ascii, suffix, host.labels);
}

/** Why a name without public suffix is left out: reserved for examples and local use, or simply unknown. */
export function unknownSuffixReason(ascii: string): "reserved-name" | "unknown-suffix" {
  const suffix = ascii.slice(ascii.lastIndexOf(".") + 1);
  return RESERVED_SUFFIXES.has(suffix) ? "reserved-name" : "unknown-suffix";
}

function judgePlainName(
  found: NameInText,
  ascii: string,
  suffix: string,
  labels: number,
): NameVerdict {
  const { name, text, end } = found;
  const isBeforePath = text.charAt(end) === "/";
  // `setup.v1.2.zip`: a number as a label is a version, and then it is a file with any number of labels.
  const isShort = labels === 2 || /\.v?\d{1,4}\./.test(ascii);
  if (isShort && !isBeforePath && isFileName(ascii, suffix)) return "file-name";
  if (isDetectionName(found)) return "detection-name";
  if (isProgramName(name, text, end)) return "program-identifier";
  if (labels === 2 && isSentenceBoundary(name)) return "sentence-boundary";
  return "host";
}

function isDetectionName({ name, text, start }: NameInText): boolean {
  if (text.charAt(start - 1) !== "/") return DETECTION_NAME.test(name);
  return PLATFORM_BEFORE.test(text.slice(Math.max(0, start - 40), start));
}

function isFileName(ascii: string, suffix: string): boolean {
  return KNOWN_FILE_NAMES.test(ascii) || SUFFIX_OR_ENDING.has(suffix);
}

function isProgramName(name: string, text: string, end: number): boolean {
  if (PROGRAM_NAMES.test(name) || PROGRAM_OBJECTS.test(name) || PACKAGE.test(name)) return true;
  // A call: `name.get(`. Reports write `host (address)` with a space.
  return /^\((?:\)|["'$\w])/.test(text.slice(end, end + 2)) && !/\.(?:com|net|org)$/i.test(name);
}

function isSentenceBoundary(name: string): boolean {
  const dot = name.lastIndexOf(".");
  return SENTENCE_WORDS.has(name.slice(dot + 1)) && /\p{Ll}$/u.test(name.slice(0, dot));
}
