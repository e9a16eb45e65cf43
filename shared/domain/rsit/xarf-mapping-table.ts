import { mappingEntries } from "./mapping-entry.ts";
import type { MappingEntry } from "./mapping-entry.ts";

/** X-ARF v4: every category with its types, as `category/type` with hyphens. */
export const XARF_TABLE: ReadonlyMap<string, MappingEntry> = new Map([
  ...mappingEntries("same-term", {
    "messaging/spam": 'rsit:abusive-content="spam"',
    "connection/ddos": 'rsit:availability="ddos"',
    "content/phishing": 'rsit:fraud="phishing"',
    "copyright/copyright": 'rsit:fraud="copyright"',
  }),
  ...mappingEntries("other-spelling", {
    "connection/infected-host": 'rsit:malicious-code="infected-system"',
    "connection/login-attack": 'rsit:intrusion-attempts="brute-force"',
    "connection/port-scan": 'rsit:information-gathering="scanner"',
    "content/malware": 'rsit:malicious-code="malware-distribution"',
    "infrastructure/compromised-server": 'rsit:intrusions="system-compromise"',
    "vulnerability/cve": 'rsit:vulnerable="vulnerable-system"',
    "vulnerability/open-service": 'rsit:vulnerable="potentially-unwanted-accessible"',
  }),
  ...mappingEntries("narrower", {
    "messaging/bulk-messaging": 'rsit:abusive-content="spam"',
    "connection/reconnaissance": 'rsit:information-gathering="scanner"',
    "connection/vulnerability-scan": 'rsit:information-gathering="scanner"',
    "content/csam": 'rsit:abusive-content="violence"',
    "content/csem": 'rsit:abusive-content="violence"',
    "content/remote-compromise": 'rsit:intrusions="application-compromise"',
    "copyright/p2p": 'rsit:fraud="copyright"',
    "copyright/cyberlocker": 'rsit:fraud="copyright"',
    "copyright/link-site": 'rsit:fraud="copyright"',
    "copyright/ugc-platform": 'rsit:fraud="copyright"',
    "copyright/usenet": 'rsit:fraud="copyright"',
  }),
  ...mappingEntries("broader", {
    "content/fraud": "rsit:fraud",
  }),
  ...mappingEntries("nearest", {
    "connection/scraping": 'rsit:information-gathering="scanner"',
    "connection/sql-injection": 'rsit:intrusion-attempts="ids-alert"',
    "content/exposed-data": 'rsit:information-content-security="data-leak"',
    "content/brand-infringement": 'rsit:fraud="masquerade"',
    "content/suspicious-registration": 'rsit:fraud="masquerade"',
    "infrastructure/botnet": 'rsit:malicious-code="infected-system"',
    // Of RSIT's "misconfiguration" the point is an outage; X-ARF's is an exposed weakness.
    "vulnerability/misconfiguration": 'rsit:vulnerable="vulnerable-system"',
    "reputation/blocklist": 'rsit:other="other"',
    "reputation/threat-intelligence": 'rsit:other="other"',
  }),
]);
