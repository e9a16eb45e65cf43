import type { Severity, Tlp } from "../../shared/model/values.ts";
import type { IncidentStatus } from "../../shared/model/incident.ts";

/** One case of the demonstration. Addresses are of the documentation ranges and names end in `.example`: nothing in it exists. */
export interface ScenarioCase {
  readonly title: string;
  readonly description: string;
  readonly classification: readonly string[];
  readonly severity: Severity;
  readonly tlp: Tlp;
  readonly status: IncidentStatus;
  readonly owner: string | null;
  readonly tags: readonly string[];
  /** When it was opened and last worked on, before now. */
  readonly openedHoursAgo: number;
  readonly changedHoursAgo: number;
  readonly playbook: string | null;
  readonly observables: readonly (readonly [type: string, value: string])[];
  readonly notes: readonly string[];
  /** Hours before now, and what happened. */
  readonly timeline: readonly (readonly [hoursAgo: number, title: string])[];
  readonly investigation?: { readonly askedOf: string; readonly question: string };
  readonly countermeasure?: {
    readonly kind: "block" | "take-down" | "clean-up";
    readonly target: string;
    readonly requestedOf: string;
  };
}

export const CASES: readonly ScenarioCase[] = [
  {
    title: "Ransomware at regional hospital group, three sites affected",
    description:
      "Encryption started on two file servers at 02:40 local time. Backups of Sunday are offline and intact.\n\n- Ward systems run in emergency mode\n- Radiology archive not reachable\n- Note left on desktops, contact address below",
    classification: ['rsit:malicious-code="infected-system"', 'rsit:availability="outage"'],
    severity: "critical",
    tlp: "TLP:AMBER+STRICT",
    status: "in-progress",
    owner: "M. Okafor",
    tags: ["sector:health", "nis2:essential"],
    openedHoursAgo: 7,
    changedHoursAgo: 1,
    playbook: "ransomware",
    observables: [
      ["ip-dst", "203.0.113.77"],
      ["domain", "cdn-update-check.example"],
      ["sha256", "9f2b6c3de41b60f1a4d6f0c8e2b7719d5c8a3f4e6b1d2097a8c5e3f1b4d6a702"],
      ["filename", "invoice_4471.iso"],
      ["email", "recover-files@mailbox.example"],
    ],
    notes: [
      "Spoke to the head of IT at 04:15. Domain controllers are isolated, hypervisors are **not**. Asked for memory images before anything is restarted.",
      "Same loader as in the logistics case of last week: compare `cdn-update-check.example`.",
    ],
    timeline: [
      [31, "First phishing mail opened (mail gateway log)"],
      [9, "Encryption starts on FS-02"],
      [7, "Hospital calls the duty officer"],
      [5, "Network segments separated"],
    ],
    investigation: {
      askedOf: "Hosting provider of 203.0.113.77",
      question: "Please keep the image of this server and name the customer to the police contact.",
    },
    countermeasure: {
      kind: "block",
      target: "203.0.113.77",
      requestedOf: "Government network operator",
    },
  },
  {
    title: "Phishing wave against customers of the tax portal",
    description: "Copies of the login page, sent by SMS. About 40 reports from citizens so far.",
    classification: ['rsit:fraud="phishing"'],
    severity: "high",
    tlp: "TLP:GREEN",
    status: "in-progress",
    owner: "S. Lindqvist",
    tags: ["campaign:tax-2026", "sector:public-administration"],
    openedHoursAgo: 50,
    changedHoursAgo: 3,
    playbook: "phishing",
    observables: [
      ["url", "https://tax-refund-portal.example/login?id=7"],
      ["domain", "tax-refund-portal.example"],
      ["ip-dst", "198.51.100.23"],
      ["url", "https://my-tax-office.example/verify"],
    ],
    notes: ["Registrar answered within two hours last time. Template `take-down/registrar` used."],
    timeline: [
      [52, "First SMS reported"],
      [49, "Take-down asked for"],
      [20, "Second domain registered"],
    ],
    countermeasure: {
      kind: "take-down",
      target: "tax-refund-portal.example",
      requestedOf: "Registrar",
    },
  },
  {
    title: "DDoS on parliament web site, 40 Gbit/s DNS reflection",
    description: "Announced on a channel an hour before. Scrubbing works, short outages.",
    classification: ['rsit:availability="ddos"'],
    severity: "high",
    tlp: "TLP:AMBER",
    status: "waiting",
    owner: "M. Okafor",
    tags: ["sector:public-administration"],
    openedHoursAgo: 28,
    changedHoursAgo: 20,
    playbook: "ddos",
    observables: [
      ["ip-src", "198.51.100.201"],
      ["ip-src", "198.51.100.202"],
      ["ip-src", "203.0.113.140"],
    ],
    notes: [],
    timeline: [
      [28, "Announcement seen"],
      [27, "Traffic rises"],
      [26, "Scrubbing active"],
    ],
    investigation: {
      askedOf: "Upstream provider",
      question: "Flow samples from 06:00 to 08:00 UTC, please.",
    },
  },
  {
    title: "Mailbox of procurement officer taken over, invoices altered",
    description:
      "Forwarding rule to an outside address. Two payments of EUR 84,000 stopped by the bank.",
    classification: [
      'rsit:intrusions="unprivileged-account-compromise"',
      'rsit:fraud="masquerade"',
    ],
    severity: "high",
    tlp: "TLP:AMBER",
    status: "triaged",
    owner: "A. Costa",
    tags: ["bec"],
    openedHoursAgo: 70,
    changedHoursAgo: 22,
    playbook: "account-compromise",
    observables: [
      ["email-src", "accounts@supplier-billing.example"],
      ["domain", "supplier-billing.example"],
      ["ip-src", "203.0.113.9"],
    ],
    notes: ["Bank confirms the recall of the second payment."],
    timeline: [[75, "Rule created from 203.0.113.9"]],
  },
  {
    title: "Leaked credentials of municipal employees on a paste site",
    description: "1,204 addresses of 17 municipalities; a sample of 20 shows 6 valid passwords.",
    classification: ['rsit:information-content-security="data-leak"'],
    severity: "medium",
    tlp: "TLP:AMBER",
    status: "in-progress",
    owner: "S. Lindqvist",
    tags: ["sector:public-administration"],
    openedHoursAgo: 88,
    changedHoursAgo: 40,
    playbook: "data-leak",
    observables: [["url", "https://paste.example/raw/8fK2p"]],
    notes: [],
    timeline: [[90, "Paste published"]],
  },
  {
    title: "Redis servers of two universities reachable from anywhere",
    description: "From the weekly scan report.",
    classification: ['rsit:vulnerable="potentially-unwanted-accessible"'],
    severity: "low",
    tlp: "TLP:GREEN",
    status: "new",
    owner: null,
    tags: ["sector:research"],
    openedHoursAgo: 26,
    changedHoursAgo: 26,
    playbook: "vulnerable-service",
    observables: [
      ["ip-dst", "192.0.2.18"],
      ["ip-dst", "192.0.2.19"],
    ],
    notes: [],
    timeline: [],
  },
  {
    title: "Loader on accounting workstation of a logistics company",
    description: "Found by endpoint protection, beaconing for nine days before.",
    classification: ['rsit:malicious-code="infected-system"'],
    severity: "high",
    tlp: "TLP:AMBER+STRICT",
    status: "resolved",
    owner: "A. Costa",
    tags: ["sector:transport"],
    openedHoursAgo: 120,
    changedHoursAgo: 24,
    playbook: "malware-distribution",
    observables: [
      ["domain", "cdn-update-check.example"],
      ["ip-dst", "203.0.113.77"],
      ["sha256", "1c7d90e3fa2b4586c9d0e17f3a5b6c8d2e4f60718293a4b5c6d7e8f90a1b2c3d"],
    ],
    notes: ["Clean image installed, beacon is gone."],
    timeline: [
      [190, "First beacon"],
      [24, "Workstation rebuilt"],
    ],
  },
  {
    title: "Exploitation attempts against mail gateways, CVE-2026-10417",
    description: "Several constituents see the same request path. Patch is out since Tuesday.",
    classification: ['rsit:intrusion-attempts="ids-alert"'],
    severity: "medium",
    tlp: "TLP:GREEN",
    status: "triaged",
    owner: null,
    tags: ["exploited"],
    openedHoursAgo: 18,
    changedHoursAgo: 16,
    playbook: null,
    observables: [
      ["vulnerability", "CVE-2026-10417"],
      ["ip-src", "198.51.100.66"],
    ],
    notes: [],
    timeline: [],
  },
  {
    title: "Defacement of a museum's web site",
    description: "Outdated plug-in; site is static now.",
    classification: ['rsit:intrusions="application-compromise"'],
    severity: "low",
    tlp: "TLP:CLEAR",
    status: "closed",
    owner: "A. Costa",
    tags: [],
    openedHoursAgo: 140,
    changedHoursAgo: 96,
    playbook: null,
    observables: [["url", "http://museum.example/index.php"]],
    notes: [],
    timeline: [],
  },
  {
    title: "Login attempts on VPN portals of energy suppliers",
    description: "Low and slow, one password per hour and account, from rented servers.",
    classification: ['rsit:intrusion-attempts="brute-force"'],
    severity: "medium",
    tlp: "TLP:AMBER",
    status: "in-progress",
    owner: "M. Okafor",
    tags: ["sector:energy", "nis2:essential"],
    openedHoursAgo: 11,
    changedHoursAgo: 4,
    playbook: "scanning-brute-force",
    observables: [
      ["ip-src", "198.51.100.66"],
      ["ip-src", "203.0.113.9"],
    ],
    notes: ["203.0.113.9 is also in the procurement mailbox case."],
    timeline: [[12, "Alert of supplier 2"]],
  },
];
