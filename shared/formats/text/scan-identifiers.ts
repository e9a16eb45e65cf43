import type { ExtractionNote } from "./extraction.ts";
import { eachMatch, type TextScan } from "./text-scan.ts";

/** Hyphen, the dashes and the minus that word processors make of it, and the underscore of file names. */
const CVE =
  /(?<![0-9A-Za-z])CVE[-\u2010-\u2015\u2212 _]?\d{4}[-\u2010-\u2015\u2212_]\d{4,19}(?!\d)/gi;
const EUVD = /(?<![0-9A-Za-z])EUVD[-\u2010-\u2014]\d{4}[-\u2010-\u2014]\d{1,19}(?![0-9A-Za-z])/gi;
const GCVE =
  /(?<![0-9A-Za-z])GCVE[-\u2010-\u2014]\d{1,9}[-\u2010-\u2014]\d{4}[-\u2010-\u2014]\d{1,19}(?![0-9A-Za-z])/gi;
const GHSA = /(?<![0-9A-Za-z])GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}(?![0-9A-Za-z])/gi;
const ASN_GLUED = /(?<![0-9A-Za-z_.-])ASN?\d{1,10}(?![0-9A-Za-z_]|[.-][0-9A-Za-z])/gi;
/** With a blank only in capitals, or after the unmistakable `asn`: `just as 2014` is English. */
const ASN_SPACED =
  /(?<![0-9A-Za-z_.-])(?:(?:ASN|asn|Asn)[ \t:#-]{1,2}|AS )\d{1,10}(?![0-9A-Za-z_]|[.,-][0-9A-Za-z])/g;
const TECHNIQUE = /(?<![0-9A-Za-z_])T\d{4}(?:\.\d{3})?(?![0-9A-Za-z_]|\.\d)/gi;
const TACTIC = /(?<![0-9A-Za-z_])TA\d{4}(?![0-9A-Za-z_])/gi;
const TLP =
  /(?<![0-9A-Za-z])TLP[ \t:_-]{0,3}(CLEAR|WHITE|GREEN|AMBER(?:[ \t]?\+[ \t]?STRICT)?|RED)(?![0-9A-Za-z])/gi;
const PAP = /(?<![0-9A-Za-z])PAP[ \t]?:[ \t]?(CLEAR|WHITE|GREEN|AMBER|RED)(?![0-9A-Za-z])/gi;
const PHONE =
  /(?<![0-9A-Za-z+])(?:\+|00)[1-9]\d{0,2}(?:[ ./-]{0,2}\(?\d{1,5}\)?){2,6}(?![0-9A-Za-z])/g;

/** Identifiers with an unmistakable form: vulnerabilities, autonomous systems, ATT&CK, and the labels of TLP and PAP. */
export function scanIdentifiers(scan: TextScan): void {
  for (const pattern of [CVE, EUVD, GCVE, GHSA]) {
    eachMatch(scan, pattern, (match, start, end) => {
      scan.collector.add({ type: "vulnerability", value: match[0], start, end });
    });
  }
  for (const pattern of [ASN_GLUED, ASN_SPACED]) {
    eachMatch(scan, pattern, (match, start, end) => {
      const value = match[0].replace(/[^\d]/g, "");
      scan.collector.add({ type: "AS", value, start, end });
    });
  }
  scanAttack(scan);
  scanMarkings(scan);
}

/** Telephone numbers with a country code; off by default. */
export function scanPhoneNumbers(scan: TextScan): void {
  eachMatch(scan, PHONE, (match, start, end) => {
    scan.collector.add({ type: "phone-number", value: match[0], start, end });
  });
}

function scanAttack(scan: TextScan): void {
  eachMatch(scan, TECHNIQUE, (match, start, end) => {
    const value = match[0].toUpperCase();
    scan.collector.add({ type: "attack-technique", value, start, end });
  });
  eachMatch(scan, TACTIC, (match, start, end) => {
    const value = match[0].toUpperCase();
    scan.collector.add({ type: "attack-tactic", value, start, end });
  });
}

function scanMarkings(scan: TextScan): void {
  eachMatch(scan, TLP, (match, start, end) => {
    const label = (match[1] ?? "").toUpperCase().replace(/\s/g, "");
    const note: { readonly note?: ExtractionNote } = label === "WHITE" ? { note: "tlp-1" } : {};
    scan.collector.add({ type: "tlp", value: `TLP:${label}`, start, end, ...note });
  });
  eachMatch(scan, PAP, (match, start, end) => {
    const value = `PAP:${(match[1] ?? "").toUpperCase()}`;
    scan.collector.add({ type: "pap", value, start, end });
  });
}
