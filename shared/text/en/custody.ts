import { assertNever } from "../../assert-never.ts";
import type { CustodyFinding } from "../../domain/custody/verify-hand-over.ts";

/** What does not fit in a hand-over of evidence, named one by one. */
export function describeFinding(finding: CustodyFinding): string {
  switch (finding.kind) {
    case "statement-unreadable":
      return `the statement can't be read (${finding.place === "" ? "" : `${finding.place}: `}expected ${finding.expected})`;
    case "giver-signature-invalid":
      return `the giver's signature is not by the key ${finding.deviceKeyId} over this statement`;
    case "key-not-certified":
      return `the certificate of the ${finding.who === "giver" ? "giver" : "taker"} is not for ${finding.expected}`;
    case "receipt-unreadable":
      return `the receipt can't be read (${finding.place === "" ? "" : `${finding.place}: `}expected ${finding.expected})`;
    case "receipt-without-signature":
      return "the receipt is not signed";
    case "receipt-of-another":
      return `the receipt is for another hand-over (${finding.what})`;
    case "taker-signature-invalid":
      return `the taker's signature is not by the key ${finding.deviceKeyId} over this receipt`;
    case "other-taker":
      return `it was given to ${finding.expected} and taken by ${finding.found}`;
    case "taken-before-given":
      return `it was taken (${finding.taken}) before it was given (${finding.given})`;
    case "item-missing":
      return `no file with SHA-256 ${finding.sha256} is in it`;
    case "other-content":
      return `the file is not the one that was given: SHA-256 ${finding.found} instead of ${finding.expected}`;
    case "other-size":
      return `the file has ${String(finding.found)} bytes instead of ${String(finding.expected)}`;
    default:
      return assertNever(finding);
  }
}

/** Words of signed hand-overs of evidence. */
export const custody = {
  organisation: "Organisation",
  place: "Place",
  purpose: "What for",
  sealNumber: "Seal number",
  signs: "The taker signs",
  signsKey: "with the key of a device (has Watchpost)",
  signsPaper: "on the printed sheet",
  signNote:
    "This device signs what is given, to whom, where and what for. That stands and can't be undone.",
  signed: "Signed hand-overs",
  givenBy: "Given by",
  takenBy: "Taken by",
  key: (keyId: string) => `key ${keyId}`,
  onPaper: "signature on paper",
  waiting: "not countersigned yet",
  countersigned: (keyId: string, at: string) => `countersigned with key ${keyId}, ${at}`,
  holds: "Everything that is signed holds.",
  broken: "Does not hold",
  saveFile: "Save the file for the taker",
  findings: (texts: readonly string[]) => texts.join("; "),
  describeFinding,
};
