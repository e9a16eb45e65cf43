import type { CardRefusal, SealedFileRefusal } from "../../exchange/identity/failures.ts";
import type { IdentityFailureTexts } from "../failure-texts.ts";

const CARD_REFUSALS: Readonly<Record<CardRefusal, string>> = {
  "no-card": "elle ne contient aucune carte de pair",
  incomplete: "il en manque une partie",
  "too-large": "elle est plus grande que toute carte",
  "too-deep": "elle est imbriquée plus profondément que toute carte",
  "not-text": "ce n’est pas du texte",
  "not-json": "elle est endommagée ou c’est autre chose",
  "not-canonical": "elle a été modifiée en chemin ou écrite par un autre programme",
  "other-domain": "c’est autre chose qu’une carte de pair",
  "newer-version": "elle vient d’un Watchpost plus récent ; mettez celui-ci à jour",
  malformed: "elle n’a pas la forme d’une carte",
  "bad-signature": "sa signature ne tient pas, n’importe qui a pu la modifier",
  "weak-key": "elle contient une clé qui n’est pas sûre",
  "bad-certificate": "un appareil n’y est pas certifié par sa propre organisation",
  "bad-rotation": "un changement de clé n’y est pas signé par les deux clés",
  "bad-revocation": "une révocation n’y est pas signée par sa propre organisation",
  "bad-recipient": "rien ne peut être chiffré vers ses clés",
  "other-kind": "les coffres réels et d’exercice n’échangent jamais de cartes",
  "own-organisation": "c’est la carte de votre propre organisation",
  expired: "elle a expiré ; demandez-en une nouvelle au pair",
  "from-the-future": "sa date est dans le futur ; comparez les horloges des deux ordinateurs",
};

const SEALED_FILE_REFUSALS: Readonly<Record<SealedFileRefusal, string>> = {
  "other-file": "c’est un fichier d’une autre nature",
  "newer-version": "il vient d’un Watchpost plus récent ; mettez celui-ci à jour",
  malformed: "il est endommagé ou incomplet",
  "does-not-open": "le code ou la clé ne l’ouvre pas, ou il a été modifié",
  expired: "il a expiré ; faites-en établir un nouveau",
  "bad-signature": "votre organisation ne l’a pas signé",
  "other-organisation": "il appartient à une autre organisation",
  "other-kind": "les coffres réels et d’exercice ne se mêlent jamais",
  "rolled-back": "il est plus ancien que ce que cet ordinateur sait déjà",
};

const ALARMS = {
  "key-changed":
    "montre une autre clé d’organisation que celle qui est retenue, et celle-ci ne l’a pas signée",
  "rolled-back": "est plus ancienne que celle qui est retenue",
  forked: "porte le numéro de celle qui est retenue avec un autre contenu",
  "revoked-key": "montre la clé à laquelle la confiance a été retirée ici",
} as const;

const SPOKEN = {
  incomplete: "manque",
  "unknown-word": "n’est pas dans la liste des mots",
  differs: "diffère",
} as const;

/** Phrases pour ce qui échoue avec l’identité, les appareils et les pairs. */
export const identityFailures: IdentityFailureTexts = {
  "card-refused": ({ reason, place }) =>
    `La carte n’a pas été reprise : ${CARD_REFUSALS[reason]}${place === "" ? "" : ` (à ${place})`}. Rien n’a été modifié.`,
  "card-alarm": ({ alarm, peerName }) =>
    `ALERTE : cette carte de « ${peerName} » ${ALARMS[alarm]}. Rien n’a été remplacé et l’alerte est gardée avec le pair. Appelez le pair à un numéro connu avant de continuer.`,
  "fingerprint-differs": ({ reason, position, expectedCount }) =>
    `Non confirmé : le mot ou groupe ${String(position)} sur ${String(expectedCount)} ${SPOKEN[reason]}. Rien n’a été modifié. Si les deux côtés lisent la même chose et que cela diffère encore, la carte a été échangée.`,
  "peer-not-trusted": ({ peerName }) =>
    `La confiance en « ${peerName} » ne suffit pas. Comparez d’abord l’empreinte de vive voix.`,
  "peer-card-expired": ({ peerName, expiredAt }) =>
    `La carte de « ${peerName} » a expiré le ${expiredAt.slice(0, 10)}. Demandez-en une nouvelle.`,
  "no-root-key": () =>
    "Cet ordinateur n’a pas la clé de l’organisation. Faites-le sur celui qui l’a.",
  "device-not-certified": () =>
    "La clé de cet ordinateur n’est pas certifiée par votre organisation, ou a été révoquée. Faites-le inviter sur un ordinateur qui a la clé de l’organisation.",
  "own-device": () => "Un ordinateur ne peut pas se révoquer lui-même. Faites-le sur un autre.",
  "too-many-devices": ({ limit }) =>
    `L’organisation a déjà ${String(limit)} appareils. Révoquez-en un qui ne sert plus.`,
  "invitation-refused": ({ reason, expected }) =>
    `L’invitation n’a pas été acceptée : ${SEALED_FILE_REFUSALS[reason]} (${expected}). Rien n’a été modifié.`,
  "update-refused": ({ reason, expected }) =>
    `La mise à jour n’a pas été reprise : ${SEALED_FILE_REFUSALS[reason]} (${expected}). Rien n’a été modifié.`,
};
