import type { ArchiveProblemTexts } from "../archive-problem-texts.ts";
import { PARTS, SIGNERS } from "./bundle-problems.ts";

/** Ce qui s’est passé, ce qui est conservé, ce qu’il faut faire. Une archive refusée ne change jamais rien. */
export const archiveProblems: ArchiveProblemTexts = {
  "not-an-archive": () =>
    "Ce n’est pas une archive de dossier. Rien n’a été repris ; les lots se reprennent comme des lots.",
  incomplete: ({ foundBytes, expectedBytes }) =>
    expectedBytes === null
      ? `L’archive est incomplète : elle s’arrête après ${String(foundBytes)} octets. Rien n’a été repris ; copiez-la de nouveau.`
      : `L’archive est incomplète : ${String(foundBytes)} octets sur ${String(expectedBytes)} sont là. Rien n’a été repris ; copiez-la de nouveau.`,
  altered: ({ part, name }) =>
    `L’archive a été endommagée ou modifiée depuis son écriture : ${PARTS[part]}${name === null ? "" : ` (${name})`} ne correspond plus à ce qui a été écrit. Rien n’a été repris ; prenez une autre copie.`,
  "sealing-refused": ({ found }) =>
    `L’archive est chiffrée d’une façon qui n’est pas employée pour les archives (${found}). Rien n’a été repris.`,
  "work-factor-refused": ({ found, allowed }) =>
    `Ouvrir ce fichier coûterait plus de mémoire que permis (facteur scrypt ${found}, au plus ${String(allowed)}). Rien n’a été repris ; scellez-le de nouveau avec age.`,
  "passphrase-required": () =>
    "Cette archive est scellée par une phrase de passe. Saisissez-la et réessayez.",
  "passphrase-wrong": () =>
    "La phrase de passe n’ouvre pas cette archive, ou son en-tête a été modifié. Rien n’a été repris ; réessayez.",
  "not-for-us": () =>
    "Aucune de nos clés n’ouvre cette archive : elle a été scellée pour d’autres, ou son en-tête a été modifié. Rien n’a été repris.",
  "archive-malformed": ({ offsetBytes, expected }) =>
    `L’archive n’est pas construite comme il se doit (à l’octet ${String(offsetBytes)} : attendu ${expected}). Rien n’a été repris.`,
  "manifest-malformed": ({ place, expected }) =>
    `Le manifeste de l’archive est inutilisable à ${place === "" ? "son début" : place} : attendu ${expected}. Rien n’a été repris.`,
  "newer-version": ({ supported }) =>
    `L’archive a été écrite par un Watchpost plus récent (format connu ici jusqu’à ${String(supported)}). Rien n’a été repris ; mettez Watchpost à jour.`,
  "signature-invalid": () =>
    "La signature de l’archive manque ou n’est pas valable : quelqu’un d’autre l’a écrite ou modifiée. Rien n’a été repris.",
  "signer-refused": ({ why }) =>
    `Personne de confiance ne se porte garant de cette archive : ${SIGNERS[why]}. Rien n’a été repris.`,
  "signer-not-vouched-for": ({ organisationName, deviceKeyId }) =>
    `L’archive se dit de ${organisationName} et sa signature est valable ; mais personne ici n’a comparé la clé ${deviceKeyId}. Rien n’a été repris : comparez-la avec qui a écrit l’archive, puis portez-vous garant de la clé par son identifiant.`,
  "wrong-vault-kind": ({ found }) =>
    found === "exercise"
      ? "Cette archive vient d’un exercice et ne peut entrer dans un coffre réel. Rien n’a été repris."
      : "Cette archive contient des données réelles et ne peut entrer dans un exercice. Rien n’a été repris.",
  "limit-exceeded": ({ limit, allowed }) =>
    `L’archive dépasse ce qui est permis (${limit} : ${String(allowed)}). Rien n’a été repris ni écrit.`,
  "line-refused": ({ name, line, expected }) =>
    `La ligne ${String(line)} de ${name} n’est pas comme il se doit (attendu ${expected}). Rien n’a été repris.`,
  "case-refused": ({ number, why }) =>
    `L’incident ${number} ne peut pas figurer dans ce coffre (${why}) ; rien de l’archive n’a donc été repris. Un incident du même numéro s’y trouve peut-être déjà.`,
  "medium-failed": ({ path, code }) =>
    `${path} ne peut être lu ou écrit (${code}) : le support a été retiré, est protégé ou endommagé. Rien n’est resté ; réessayez.`,
  "target-exists": ({ path }) => `${path} existe déjà et n’a pas été touché.`,
  "source-changed": ({ name }) =>
    `La preuve enregistrée ${name} n’est plus ce qu’elle était à son entrée. Aucune archive n’a été écrite ; vérifiez le coffre.`,
  "written-wrong": ({ path }) =>
    `${path} rend d’autres octets que ceux qui ont été écrits. Le fichier a été supprimé ; prenez un autre support.`,
  "recipients-refused": ({ why }) =>
    `Aucune archive n’a été écrite : les destinataires ne vont pas ensemble (${why}). Choisissez-en d’autres.`,
};
