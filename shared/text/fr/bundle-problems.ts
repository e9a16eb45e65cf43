import type { BundlePart, SignerRefusal } from "../../exchange/bundle/refusal.ts";
import type { BundleProblemTexts } from "../bundle-problem-texts.ts";

export const PARTS: Readonly<Record<BundlePart, string>> = {
  header: "l’en-tête du chiffrement",
  size: "la taille",
  payload: "le contenu chiffré",
  archive: "l’archive",
  manifest: "le manifeste",
  changes: "la liste des fiches",
  blob: "une preuve",
  padding: "le remplissage",
  part: "une des parties",
};

export const SIGNERS: Readonly<Record<SignerRefusal, string>> = {
  "unknown-sender":
    "il n’y a pas ici de carte de cette organisation ; importez-la et comparez d’abord les mots",
  "certificate-malformed": "le certificat de l’appareil signataire est illisible",
  "other-organisation": "l’appareil signataire appartient à une autre organisation",
  "other-device-key": "le certificat porte sur une autre clé",
  "weak-device-key": "la clé qui l’a signé n’est pas sûre",
  "not-certified": "l’organisation n’a pas certifié l’appareil signataire",
  "root-retired": "l’appareil a été certifié avec une clé que l’organisation avait déjà remplacée",
  "root-compromised": "l’appareil a été certifié avec une clé qui peut être en d’autres mains",
  "out-of-scope": "cet appareil ne peut pas signer de lots",
  "device-revoked": "l’organisation a révoqué l’appareil signataire",
  "not-valid-yet": "le certificat de l’appareil n’était pas encore valable",
  "certificate-expired": "le certificat de l’appareil avait expiré",
  blocked: "la confiance a été retirée ici à cette organisation",
};

const RECIPIENTS = {
  none: "aucun destinataire n’est choisi",
  "too-many": "un lot a 31 destinataires au plus ; écrivez-en deux",
  mixed:
    "destinataires post-quantiques et classiques ne vont pas dans un même lot ; choisissez une sorte pour tous",
  malformed: "on ne peut pas chiffrer pour une des clés",
} as const;

/** Ce qui s’est passé, ce qui est conservé, ce qu’il faut faire. Un lot refusé ne change jamais rien. */
export const bundleProblems: BundleProblemTexts = {
  "not-a-bundle": () => "Ce n’est pas un lot. Rien n’a été repris.",
  armored: () =>
    "C’est un fichier chiffré sous forme de texte ; les lots sont binaires. Rien n’a été repris.",
  incomplete: ({ foundBytes, expectedBytes, name }) =>
    name !== null
      ? `Le lot est incomplet : ${name} manque ou est trop court. Rien n’a été repris ; copiez-le à nouveau.`
      : expectedBytes === null
        ? `Le lot est incomplet : il s’arrête après ${String(foundBytes)} octets. Rien n’a été repris ; copiez-le à nouveau.`
        : `Le lot est incomplet : ${String(foundBytes)} octets sur ${String(expectedBytes)} sont là. Rien n’a été repris ; copiez-le à nouveau.`,
  altered: ({ part, name }) =>
    `Le lot a été abîmé ou modifié en chemin : ${PARTS[part]}${name === null ? "" : ` (${name})`} n’est pas ce qui a été écrit. Rien n’a été repris ; demandez une autre copie à l’expéditeur.`,
  "header-malformed": () =>
    "L’en-tête du chiffrement n’a pas la forme prescrite. Rien n’a été repris ; demandez une autre copie à l’expéditeur.",
  "passphrase-refused": () =>
    "Ce fichier est chiffré par une phrase de passe ; un lot ne l’est jamais. Rien n’a été repris.",
  "stanza-refused": ({ type }) =>
    `Ce fichier est chiffré d’une façon que les lots n’emploient pas (${type}). Rien n’a été repris.`,
  "mixed-recipients": () =>
    "Destinataires post-quantiques et classiques sont mêlés, ce qui n’en protège aucun. Rien n’a été repris ; demandez à l’expéditeur de l’écrire à nouveau.",
  "not-for-us": () =>
    "Aucune de nos clés n’ouvre ce lot : il est pour d’autres, ou son en-tête a été modifié. Rien n’a été repris.",
  "recipients-changed": ({ found, signed }) =>
    signed === null
      ? `Aucun lot ne peut avoir ce nombre de destinataires (${found}). Quelqu’un l’a modifié ; rien n’a été repris.`
      : `Les destinataires ont été changés après la signature : ${found} au lieu de ${signed}. Rien n’a été repris.`,
  "archive-malformed": ({ offsetBytes, expected }) =>
    `L’archive n’est pas composée comme prescrit (à l’octet ${String(offsetBytes)} : attendu ${expected}). Rien n’a été repris.`,
  "manifest-not-canonical": () =>
    "Le manifeste n’est pas écrit sous la seule forme qui puisse être signée. Rien n’a été repris.",
  "manifest-malformed": ({ place, expected }) =>
    `Le manifeste est inutilisable à ${place === "" ? "son début" : place} : attendu ${expected}. Rien n’a été repris.`,
  "unknown-critical": ({ place }) =>
    `Le lot dit quelque chose que cette version de Watchpost ne comprend pas (${place}) et ne peut pas ignorer. Rien n’a été repris ; mettez Watchpost à jour.`,
  "newer-version": ({ found, supported }) =>
    `Le lot vient d’un Watchpost plus récent (format ${found === null ? "inconnu" : String(found)}, connu jusqu’à ${String(supported)}). Rien n’a été repris ; mettez Watchpost à jour.`,
  "suite-refused": ({ found }) =>
    `Le lot est signé d’une façon inconnue ici (procédé ${String(found)}). Rien n’a été repris ; mettez Watchpost à jour.`,
  "signature-malformed": () =>
    "La signature du lot manque ou n’a pas la forme prescrite. Rien n’a été repris.",
  "signer-refused": ({ why }) =>
    `Personne de confiance ne répond de ce lot : ${SIGNERS[why]}. Il reste en quarantaine.`,
  "signature-invalid": () =>
    "La signature du lot ne tient pas : quelqu’un d’autre l’a écrit ou modifié. Rien n’a été repris ; prévenez l’expéditeur.",
  downgraded: ({ what, found, floor }) =>
    `L’expéditeur employait mieux auparavant (${what} : ${floor}, maintenant ${found}). Rien n’a été repris ; appelez-le avant de l’autoriser à nouveau.`,
  forwarded: () =>
    "Ce lot ne vous est pas adressé : quelqu’un a transmis ce qui était écrit pour d’autres. Rien n’a été repris.",
  "wrong-vault-kind": ({ found }) =>
    found === "exercise"
      ? "Ce lot vient d’un exercice et ne peut pas entrer dans un coffre réel."
      : "Ce lot contient des données réelles et ne peut pas entrer dans un exercice.",
  "wrong-exercise": () => "Ce lot appartient à un autre exercice. Rien n’a été repris.",
  expired: ({ notAfter }) =>
    `Ce lot devait être repris avant ${notAfter}. Rien n’a été repris ; demandez-en un nouveau à l’expéditeur.`,
  "limit-exceeded": ({ limit, allowed }) =>
    `Le lot dépasse ce qui est permis (${limit} : ${String(allowed)}). Rien n’a été repris ni écrit.`,

  cancelled: () => "Annulé. Il n’en reste rien.",
  "disk-full": ({ path }) => `Il n’y a plus de place pour ${path}. Il n’en reste rien.`,
  "medium-failed": ({ path, code }) =>
    `${path} ne peut être lu ou écrit (${code}) : le support a été retiré, est protégé ou abîmé. Réessayez ; ce qui était fini est conservé.`,
  "target-exists": ({ path }) => `${path} existe déjà et n’a pas été touché.`,
  "source-changed": ({ name }) =>
    `La preuve conservée ${name} n’est plus ce qu’elle était à son arrivée. Aucun lot n’a été écrit ; vérifiez le coffre.`,
  "written-wrong": ({ path }) =>
    `${path} rend d’autres octets que ceux qui y ont été écrits. La copie a été supprimée ; prenez un autre support.`,
  "recipients-refused": ({ why }) => `Aucun lot n’a été écrit : ${RECIPIENTS[why]}.`,
};
