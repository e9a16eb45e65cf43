import { assertNever } from "../../assert-never.ts";
import type { CustodyFinding } from "../../domain/custody/verify-hand-over.ts";
import type { Texts } from "../texts.ts";

/** Ce qui ne va pas dans une remise de preuve, point par point. */
export function describeFinding(finding: CustodyFinding): string {
  switch (finding.kind) {
    case "statement-unreadable":
      return `la déclaration est illisible (${finding.place === "" ? "" : `${finding.place} : `}attendu ${finding.expected})`;
    case "giver-signature-invalid":
      return `la signature du remettant n’est pas celle de la clé ${finding.deviceKeyId} sur cette déclaration`;
    case "key-not-certified":
      return `le certificat du ${finding.who === "giver" ? "remettant" : "preneur"} ne vaut pas pour cela (${finding.expected})`;
    case "receipt-unreadable":
      return `le reçu est illisible (${finding.place === "" ? "" : `${finding.place} : `}attendu ${finding.expected})`;
    case "receipt-without-signature":
      return "le reçu n’est pas signé";
    case "receipt-of-another":
      return `le reçu porte sur une autre remise (${finding.what})`;
    case "taker-signature-invalid":
      return `la signature du preneur n’est pas celle de la clé ${finding.deviceKeyId} sur ce reçu`;
    case "other-taker":
      return `remis à ${finding.expected}, pris par ${finding.found}`;
    case "taken-before-given":
      return `pris (${finding.taken}) avant d’avoir été remis (${finding.given})`;
    case "item-missing":
      return `aucun fichier de SHA-256 ${finding.sha256} n’y figure`;
    case "other-content":
      return `le fichier n’est pas celui qui a été remis : SHA-256 ${finding.found} au lieu de ${finding.expected}`;
    case "other-size":
      return `le fichier a ${String(finding.found)} octets au lieu de ${String(finding.expected)}`;
    default:
      return assertNever(finding);
  }
}

/** Mots des remises signées de preuves. */
export const custody: Texts["custody"] = {
  organisation: "Organisation",
  place: "Lieu",
  purpose: "Pour quoi",
  sealNumber: "Numéro de scellé",
  signs: "Le preneur signe",
  signsKey: "avec la clé d’un appareil (il a Watchpost)",
  signsPaper: "sur la feuille imprimée",
  signNote:
    "Cet appareil signe ce qui est remis, à qui, où et pour quoi. Cela reste et ne peut être annulé.",
  signed: "Remises signées",
  givenBy: "Remis par",
  takenBy: "Pris par",
  key: (keyId) => `clé ${keyId}`,
  onPaper: "signature sur papier",
  waiting: "pas encore contresigné",
  countersigned: (keyId, at) => `contresigné avec la clé ${keyId}, ${at}`,
  holds: "Tout ce qui est signé est valable.",
  broken: "N’est pas valable",
  saveFile: "Enregistrer le fichier pour le preneur",
  findings: (texts) => texts.join(" ; "),
  describeFinding,
};
