import { assertNever } from "../../assert-never.ts";
import type { CustodyFinding } from "../../domain/custody/verify-hand-over.ts";
import type { Texts } from "../texts.ts";

/** Was an der Übergabe eines Beweismittels nicht passt, einzeln benannt. */
export function describeFinding(finding: CustodyFinding): string {
  switch (finding.kind) {
    case "statement-unreadable":
      return `die Erklärung ist nicht lesbar (${finding.place === "" ? "" : `${finding.place}: `}erwartet ${finding.expected})`;
    case "giver-signature-invalid":
      return `die Unterschrift des Übergebenden ist nicht vom Schlüssel ${finding.deviceKeyId} über diese Erklärung`;
    case "key-not-certified":
      return `das Zertifikat des ${finding.who === "giver" ? "Übergebenden" : "Übernehmenden"} gilt nicht dafür (${finding.expected})`;
    case "receipt-unreadable":
      return `die Quittung ist nicht lesbar (${finding.place === "" ? "" : `${finding.place}: `}erwartet ${finding.expected})`;
    case "receipt-without-signature":
      return "die Quittung ist nicht unterzeichnet";
    case "receipt-of-another":
      return `die Quittung gilt einer anderen Übergabe (${finding.what})`;
    case "taker-signature-invalid":
      return `die Unterschrift des Übernehmenden ist nicht vom Schlüssel ${finding.deviceKeyId} über diese Quittung`;
    case "other-taker":
      return `übergeben wurde an ${finding.expected}, übernommen hat ${finding.found}`;
    case "taken-before-given":
      return `übernommen (${finding.taken}) vor der Übergabe (${finding.given})`;
    case "item-missing":
      return `keine Datei mit SHA-256 ${finding.sha256} ist darin`;
    case "other-content":
      return `die Datei ist nicht die übergebene: SHA-256 ${finding.found} statt ${finding.expected}`;
    case "other-size":
      return `die Datei hat ${String(finding.found)} Byte statt ${String(finding.expected)}`;
    default:
      return assertNever(finding);
  }
}

/** Wörter unterzeichneter Übergaben von Beweismitteln. */
export const custody: Texts["custody"] = {
  organisation: "Organisation",
  place: "Ort",
  purpose: "Wofür",
  sealNumber: "Siegelnummer",
  signs: "Der Übernehmende unterzeichnet",
  signsKey: "mit dem Schlüssel eines Geräts (hat Watchpost)",
  signsPaper: "auf dem gedruckten Blatt",
  signNote:
    "Dieses Gerät unterzeichnet, was wem wo und wofür übergeben wird. Das gilt und lässt sich nicht rückgängig machen.",
  signed: "Unterzeichnete Übergaben",
  givenBy: "Übergeben von",
  takenBy: "Übernommen von",
  key: (keyId) => `Schlüssel ${keyId}`,
  onPaper: "Unterschrift auf Papier",
  waiting: "noch nicht gegengezeichnet",
  countersigned: (keyId, at) => `gegengezeichnet mit Schlüssel ${keyId}, ${at}`,
  holds: "Alles Unterzeichnete hält.",
  broken: "Hält nicht",
  saveFile: "Datei für den Übernehmenden speichern",
  findings: (texts) => texts.join("; "),
  describeFinding,
};
