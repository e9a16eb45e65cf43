import { mappingEntries } from "./mapping-entry.ts";
import type { MappingEntry } from "./mapping-entry.ts";

/**
 * IntelMQ types that are not RSIT types: those beyond RSIT (all of class other) and those of releases before 3.0, which
 * still stand in archives. RSIT types themselves are read by their own spelling.
 */
export const INTELMQ_TABLE: ReadonlyMap<string, MappingEntry> = new Map([
  ...mappingEntries("nearest", {
    blacklist: 'rsit:other="other"',
    blocklist: 'rsit:other="other"',
    "dga domain": "rsit:malicious-code",
    "dga-domain": "rsit:malicious-code",
    proxy: 'rsit:other="other"',
    tor: 'rsit:other="other"',
    dropzone: 'rsit:information-content-security="data-leak"',
    leak: 'rsit:information-content-security="data-leak"',
    "vulnerable client": 'rsit:vulnerable="vulnerable-system"',
  }),
  ...mappingEntries("broader", {
    malware: "rsit:malicious-code",
  }),
  ...mappingEntries("narrower", {
    ransomware: 'rsit:malicious-code="infected-system"',
    defacement: 'rsit:information-content-security="unauthorised-information-modification"',
    backdoor: 'rsit:intrusions="system-compromise"',
    "botnet drone": 'rsit:malicious-code="infected-system"',
  }),
  ...mappingEntries("other-spelling", {
    "infected system": 'rsit:malicious-code="infected-system"',
    "c&c": 'rsit:malicious-code="c2-server"',
    c2server: 'rsit:malicious-code="c2-server"',
    "malware configuration": 'rsit:malicious-code="malware-configuration"',
    "malware distribution": 'rsit:malicious-code="malware-distribution"',
    "ids alert": 'rsit:intrusion-attempts="ids-alert"',
    compromised: 'rsit:intrusions="system-compromise"',
    "vulnerable service": 'rsit:vulnerable="vulnerable-system"',
    unknown: 'rsit:other="undetermined"',
    "unauthorized-command": 'rsit:intrusions="system-compromise"',
    "unauthorized-login": 'rsit:intrusions="system-compromise"',
  }),
]);
