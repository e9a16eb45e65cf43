import type { RsitMachineValue } from "./rsit.ts";
import type { MappingEntry } from "./mapping-entry.ts";
import { mappingEntries } from "./mapping-entry.ts";

/** Services that answer small questions with large answers: what such a report is about is reflection. */
const AMPLIFIERS =
  "ard chargen cldap coap ddos_middlebox db2 dns dvr_dhcpdiscover ldap_udp mdns memcached mssql netbios ntp ntpmonitor openvpn plex portmapper qotd quake rdpeudp sip slp snmp ssdp stun tftp ubiquiti ws_discovery xdmcp bacnet_amplifier net_amplifier";

/** Services that give their data to whoever asks. RSIT names SNMP and Redis; SNMP is reported for reflection as well. */
const DISCLOSING =
  "couchdb cassandra elasticsearch hadoop mongodb redis zookeeper epmd ipp rsync nfs docker kubernetes etcd mqtt mqtt_anon msmq ics bacnet dnp3 modbus activemq";

/** Old or weak cryptography that anybody can talk to. */
const WEAK_CRYPTO = "ssl_freak ssl_poodle ssl_heartbleed isakmp";

/** Systems that are known to be vulnerable by version or behaviour. */
const VULNERABLE =
  "http_vulnerable smtp_vulnerable exchange ike_vulnerable cisco_smart_install ftp_vulnerable ssh_vulnerable vpn_vulnerable wpad smb_vulnerable";

/** Implants found by their answer: the system is compromised, not only open. */
const COMPROMISED = "synfulknock compromised";

function scans(names: string, value: RsitMachineValue): Readonly<Record<string, RsitMachineValue>> {
  return Object.fromEntries(names.split(" ").map((name) => [`scan_${name}`, value]));
}

/**
 * Shadowserver report names without date and address family (`scan6_`, `event4_`, `event46_`). Chosen by RSIT's own
 * examples: NTP monlist and open resolvers are amplifiers, Redis discloses, Telnet, RDP and VNC are unwanted.
 */
export const SHADOWSERVER_TABLE: ReadonlyMap<string, MappingEntry> = new Map([
  ...mappingEntries("nearest", scans(AMPLIFIERS, 'rsit:vulnerable="ddos-amplifier"')),
  ...mappingEntries("nearest", scans(DISCLOSING, 'rsit:vulnerable="information-disclosure"')),
  ...mappingEntries("nearest", scans(WEAK_CRYPTO, 'rsit:vulnerable="weak-crypto"')),
  ...mappingEntries("nearest", scans(VULNERABLE, 'rsit:vulnerable="vulnerable-system"')),
  ...mappingEntries("nearest", scans(COMPROMISED, 'rsit:intrusions="system-compromise"')),
  ...mappingEntries("narrower", {
    blocklist: 'rsit:other="other"',
    compromised_website: 'rsit:intrusions="application-compromise"',
    compromised_account: 'rsit:intrusions="unprivileged-account-compromise"',
    compromised_iot: 'rsit:malicious-code="infected-system"',
    // Names of before 2021, which still stand in archives.
    blacklist: 'rsit:other="other"',
    botnet_drone: 'rsit:malicious-code="infected-system"',
    caida_ip_spoofer: 'rsit:fraud="masquerade"',
    cisco_smart_install: 'rsit:vulnerable="vulnerable-system"',
    cwsandbox_url: "rsit:malicious-code",
    darknet: 'rsit:information-gathering="scanner"',
    drone_brute_force: 'rsit:intrusion-attempts="brute-force"',
    hp_http_scan: 'rsit:information-gathering="scanner"',
    hp_ics_scan: 'rsit:information-gathering="scanner"',
    microsoft_sinkhole: 'rsit:malicious-code="infected-system"',
    sinkhole_http_drone: 'rsit:malicious-code="infected-system"',
    sinkhole6_http: 'rsit:malicious-code="infected-system"',
    device_id: 'rsit:other="undetermined"',
    malware_url: 'rsit:malicious-code="malware-distribution"',
    phish_url: 'rsit:fraud="phishing"',
    sandbox_conn: 'rsit:malicious-code="c2-server"',
    sandbox_dns: "rsit:malicious-code",
    sandbox_url: "rsit:malicious-code",
    spam_url: 'rsit:abusive-content="spam"',
    special: 'rsit:other="undetermined"',
    event_ddos_participant: 'rsit:availability="ddos"',
    event_honeypot_brute_force: 'rsit:intrusion-attempts="brute-force"',
    event_honeypot_darknet: 'rsit:information-gathering="scanner"',
    event_honeypot_ddos: 'rsit:availability="ddos"',
    event_honeypot_ddos_amp: 'rsit:availability="ddos"',
    event_honeypot_ddos_target: 'rsit:availability="ddos"',
    event_honeypot_http_scan: 'rsit:information-gathering="scanner"',
    event_honeypot_ics_scan: 'rsit:information-gathering="scanner"',
    event_honeypot_rdp_scan: 'rsit:information-gathering="scanner"',
    event_honeypot_smb_scan: 'rsit:information-gathering="scanner"',
    event_honeypot_adb_scan: 'rsit:information-gathering="scanner"',
    event_ip_spoofer: 'rsit:fraud="masquerade"',
    event_microsoft_sinkhole: 'rsit:malicious-code="infected-system"',
    event_microsoft_sinkhole_http: 'rsit:malicious-code="infected-system"',
    event_sinkhole: 'rsit:malicious-code="infected-system"',
    event_sinkhole_dns: 'rsit:malicious-code="infected-system"',
    event_sinkhole_http: 'rsit:malicious-code="infected-system"',
    // The referring site sent its visitors to a sinkholed address: it is the site that was tampered with.
    event_sinkhole_http_referer: 'rsit:intrusions="application-compromise"',
  }),
]);

/** For reports newer than this table: what all reports of that family are about. */
export const SHADOWSERVER_PREFIXES: readonly {
  readonly prefix: string;
  readonly entry: MappingEntry;
}[] = [
  {
    prefix: "event_sinkhole",
    entry: { value: 'rsit:malicious-code="infected-system"', fit: "nearest" },
  },
  { prefix: "event_honeypot_ddos", entry: { value: 'rsit:availability="ddos"', fit: "nearest" } },
  {
    prefix: "event_honeypot",
    entry: { value: 'rsit:information-gathering="scanner"', fit: "nearest" },
  },
  { prefix: "event_ddos", entry: { value: 'rsit:availability="ddos"', fit: "nearest" } },
  {
    prefix: "population_",
    entry: { value: 'rsit:vulnerable="potentially-unwanted-accessible"', fit: "nearest" },
  },
  { prefix: "compromised_", entry: { value: "rsit:intrusions", fit: "broader" } },
  { prefix: "scan_ssl", entry: { value: 'rsit:vulnerable="weak-crypto"', fit: "nearest" } },
  {
    prefix: "scan_",
    entry: { value: 'rsit:vulnerable="potentially-unwanted-accessible"', fit: "nearest" },
  },
];
