import type { CardRefusal, SealedFileRefusal } from "../../exchange/identity/failures.ts";
import type { IdentityFailureTexts } from "../failure-texts.ts";

const CARD_REFUSALS: Readonly<Record<CardRefusal, string>> = {
  "no-card": "sie enthält keine Partnerkarte",
  incomplete: "ein Teil fehlt",
  "too-large": "sie ist größer als jede Karte",
  "too-deep": "sie ist tiefer geschachtelt als jede Karte",
  "not-text": "sie ist kein Text",
  "not-json": "sie ist beschädigt oder etwas anderes",
  "not-canonical": "sie wurde unterwegs verändert oder von einem anderen Programm geschrieben",
  "other-domain": "sie ist etwas anderes, keine Partnerkarte",
  "newer-version": "sie stammt aus einem neueren Watchpost; bitte dieses aktualisieren",
  malformed: "sie hat nicht die Form einer Karte",
  "bad-signature": "ihre Signatur hält nicht, jeder kann sie verändert haben",
  "weak-key": "sie enthält einen unsicheren Schlüssel",
  "bad-certificate": "ein Gerät darin ist nicht von der eigenen Organisation zertifiziert",
  "bad-rotation": "ein Schlüsselwechsel darin ist nicht von beiden Schlüsseln signiert",
  "bad-revocation": "eine Sperrung darin ist nicht von der eigenen Organisation signiert",
  "bad-recipient": "an die Schlüssel darin lässt sich nichts verschlüsseln",
  "other-kind": "Echt- und Übungstresore tauschen nie Karten aus",
  "own-organisation": "sie ist die Karte der eigenen Organisation",
  expired: "sie ist abgelaufen; bitte beim Partner eine neue anfordern",
  "from-the-future": "ihr Datum liegt in der Zukunft; bitte die Uhren beider Rechner vergleichen",
};

const SEALED_FILE_REFUSALS: Readonly<Record<SealedFileRefusal, string>> = {
  "other-file": "sie ist von anderer Art",
  "newer-version": "sie stammt aus einem neueren Watchpost; bitte dieses aktualisieren",
  malformed: "sie ist beschädigt oder unvollständig",
  "does-not-open": "Code oder Schlüssel öffnet sie nicht, oder sie wurde verändert",
  expired: "sie ist abgelaufen; bitte eine neue erstellen lassen",
  "bad-signature": "die eigene Organisation hat sie nicht signiert",
  "other-organisation": "sie gehört zu einer anderen Organisation",
  "other-kind": "Echt- und Übungstresore mischen sich nie",
  "rolled-back": "sie ist älter als das, was dieser Rechner schon weiß",
};

const ALARMS = {
  "key-changed":
    "zeigt einen anderen Organisationsschlüssel als den hinterlegten, und der hinterlegte hat ihn nicht signiert",
  "rolled-back": "ist älter als die hinterlegte",
  forked: "hat die Nummer der hinterlegten und einen anderen Inhalt",
  "revoked-key": "zeigt den Schlüssel, dem hier das Vertrauen entzogen wurde",
} as const;

const SPOKEN = {
  incomplete: "fehlt",
  "unknown-word": "steht nicht auf der Wortliste",
  differs: "weicht ab",
} as const;

/** Sätze zu allem, was mit Identität, Geräten und Partnern schiefgeht. */
export const identityFailures: IdentityFailureTexts = {
  "card-refused": ({ reason, place }) =>
    `Die Karte wurde nicht übernommen: ${CARD_REFUSALS[reason]}${place === "" ? "" : ` (bei ${place})`}. Nichts wurde geändert.`,
  "card-alarm": ({ alarm, peerName }) =>
    `ALARM: Diese Karte von „${peerName}“ ${ALARMS[alarm]}. Nichts wurde ersetzt, der Alarm steht beim Partner. Rufen Sie den Partner unter einer bekannten Nummer an, bevor Sie weitermachen.`,
  "fingerprint-differs": ({ reason, position, expectedCount }) =>
    `Nicht bestätigt: Wort oder Gruppe ${String(position)} von ${String(expectedCount)} ${SPOKEN[reason]}. Nichts wurde geändert. Lesen beide Seiten dasselbe und es weicht dennoch ab, wurde die Karte vertauscht.`,
  "peer-not-trusted": ({ peerName }) =>
    `„${peerName}“ wird dafür nicht genug vertraut. Vergleichen Sie zuerst den Fingerabdruck am Telefon.`,
  "peer-card-expired": ({ peerName, expiredAt }) =>
    `Die Karte von „${peerName}“ ist am ${expiredAt.slice(0, 10)} abgelaufen. Fordern Sie eine neue an.`,
  "no-root-key": () =>
    "Dieser Rechner hat den Schlüssel der Organisation nicht. Tun Sie dies auf dem, der ihn hat.",
  "device-not-certified": () =>
    "Der Schlüssel dieses Rechners ist von Ihrer Organisation nicht zertifiziert oder wurde gesperrt. Lassen Sie ihn auf einem Rechner mit dem Organisationsschlüssel einladen.",
  "own-device": () => "Ein Rechner kann sich nicht selbst sperren. Tun Sie dies auf einem anderen.",
  "too-many-devices": ({ limit }) =>
    `Die Organisation hat schon ${String(limit)} Geräte. Sperren Sie eines, das nicht mehr gebraucht wird.`,
  "invitation-refused": ({ reason, expected }) =>
    `Die Einladung wurde nicht angenommen: ${SEALED_FILE_REFUSALS[reason]} (${expected}). Nichts wurde geändert.`,
  "update-refused": ({ reason, expected }) =>
    `Die Aktualisierung wurde nicht übernommen: ${SEALED_FILE_REFUSALS[reason]} (${expected}). Nichts wurde geändert.`,
};
