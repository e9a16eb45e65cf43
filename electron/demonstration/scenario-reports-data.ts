import type { Severity, Tlp } from "../../shared/model/values.ts";

export interface ScenarioReport {
  readonly receivedHoursAgo: number;
  readonly intakeKind: "phone" | "voluntary-notice" | "near-miss" | "text" | "other";
  readonly title: string;
  readonly body: string;
  readonly sender: string;
  readonly severity: Severity | null;
  readonly tlp: Tlp | null;
  readonly classification: readonly string[];
}

/** What waits in the queue. */
export const REPORTS: readonly ScenarioReport[] = [
  {
    receivedHoursAgo: 0.2,
    intakeKind: "phone",
    title: "Water works: pump control shows values that can't be",
    body: "Caller is the shift engineer. Levels jump between 0 and 100 %. They switched to manual. Remote access of the integrator was active at 03:10.",
    sender: "Shift engineer, Lakeside Water",
    severity: "high",
    tlp: "TLP:AMBER+STRICT",
    classification: [],
  },
  {
    receivedHoursAgo: 0.7,
    intakeKind: "voluntary-notice",
    title: "Voluntary notice: attempted intrusion at a cloud provider",
    body: "We stopped an attempt to use a stolen session at 22:14 UTC. Source 198.51.100.66, user agent python-requests. No data was reached.",
    sender: "Nimbus Hosting",
    severity: "low",
    tlp: "TLP:GREEN",
    classification: ['rsit:intrusion-attempts="brute-force"'],
  },
  {
    receivedHoursAgo: 1.5,
    intakeKind: "near-miss",
    title: "Near miss: payment file changed, four-eyes check caught it",
    body: "Account number in the payment file was replaced on the way. Found before release.",
    sender: "City treasury",
    severity: "medium",
    tlp: "TLP:AMBER",
    classification: [],
  },
  {
    receivedHoursAgo: 3,
    intakeKind: "text",
    title: "Citizen: SMS about a tax refund",
    body: "Got this: «You have a refund of EUR 412. Confirm at hxxps://tax-refund-portal[.]example/login?id=7». I did not open it.",
    sender: "citizen@mail.example",
    severity: null,
    tlp: null,
    classification: ['rsit:fraud="phishing"'],
  },
  {
    receivedHoursAgo: 5,
    intakeKind: "other",
    title: "Peer CERT asks: have you seen cdn-update-check.example?",
    body: "We see beacons to cdn-update-check[.]example (203[.]0[.]113[.]77) from three of our constituents since Monday.",
    sender: "CERT-YY",
    severity: null,
    tlp: "TLP:AMBER",
    classification: ['rsit:malicious-code="c2-server"'],
  },
];
