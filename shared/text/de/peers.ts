import type { Texts } from "../texts.ts";

/** Wörter des Verzeichnisses der Partner, der Seite eines Partners und der Aufnahme einer Karte. */
export const peers: Texts["peers"] = {
  title: "Partner",
  detailTitle: "Partner",
  sectionsLabel: "Teile der Partner",
  sections: {
    peers: "Verzeichnis",
    network: "Landkarte",
    identity: "Unsere Identität",
    devices: "Unsere Rechner",
    circles: "Kreise",
  },

  listLabel: "Partner",
  emptyTitle: "Noch keine Partner",
  emptyText:
    "Geben Sie einem Partner Ihre Karte und nehmen Sie seine auf. Lesen Sie einander danach die Fingerabdrücke vor, damit beide wissen, wem sie schreiben.",
  filteredTitle: "Kein Partner passt zum Filter",
  filterClear: "Alle zeigen",
  filter: "Filter",
  filterHint: "Name, Land, Fingerabdruck",
  filterFocus: "Zum Filter",
  shown: "Zeigen",
  shownNames: {
    all: "Alle",
    attention: "Braucht Aufmerksamkeit",
    verified: "Geprüft",
    known: "Bekannt",
    unknown: "Unbekannt",
    withdrawn: "Vertrauen entzogen",
  },
  colName: "Name",
  colCountry: "Land",
  colTrust: "Vertrauen",
  colFingerprint: "Fingerabdruck",
  colUntil: "Schlüssel bis",
  colSeen: "Zuletzt",
  standings: {
    unknown: "Unbekannt",
    known: "Bekannt",
    verified: "Geprüft",
    withdrawn: "Entzogen",
  },
  standingText: {
    unknown: "Es wird nichts gesendet und nichts übernommen.",
    known:
      "Die Karte wurde aufgenommen, aber niemand hat den Fingerabdruck verglichen: Sie könnte unterwegs vertauscht worden sein. Vergleichen Sie ihn im Gespräch, bevor etwas übernommen wird.",
    verified: "Der Fingerabdruck wurde im Gespräch oder persönlich verglichen.",
    withdrawn: "Das Vertrauen wurde entzogen. Es wird nichts gesendet und nichts übernommen.",
  },
  alarms: (count) => (count === 1 ? "1 offener Alarm" : `${count} offene Alarme`),
  warningStates: {
    "expires-soon": "endet bald",
    "expires-within-days": "endet in wenigen Tagen",
    expired: "ist abgelaufen",
  },
  warning: ({ what, name, state, daysLeft, expiresAt }, date) => {
    const subject = what === "card" ? "Die Karte" : `Das Zertifikat von „${name}“`;
    return state === "expired"
      ? `${subject} ist am ${date(expiresAt)} abgelaufen.`
      : `${subject} endet in ${daysLeft === 1 ? "1 Tag" : `${daysLeft} Tagen`}, am ${date(expiresAt)}.`;
  },

  add: "Partner aufnehmen…",
  addShort: "Partner aufnehmen…",
  handOut: "Unsere Karte weitergeben…",
  addTitle: "Partner aufnehmen",
  addMissing: "Geben Sie zuerst eine Karte an.",
  cardField: "Karte",
  cardFieldHint:
    "Ziehen Sie die Kartendatei hierher oder wählen Sie sie, oder fügen Sie den Text aus einer E-Mail oder den Text der QR-Codes ein, einen je Zeile. Vor der Aufnahme wird nichts gespeichert.",
  cardTooLarge: "Das ist größer als jede Karte.",
  inspected: "Was die Karte sagt",
  decisions: {
    new: "Ein neuer Partner. Die Karte ist in sich stimmig: Jede Signatur darin ist richtig. Ob sie von dem kommt, den sie nennt, zeigt nur der Vergleich im Gespräch.",
    same: "Genau diese Karte ist schon bekannt. Es würde sich nichts ändern.",
    newer: "Eine neuere Karte eines bekannten Partners, mit dem hinterlegten Schlüssel signiert.",
    rotated:
      "Der Partner hat seinen Schlüssel ersetzt, und der hinterlegte hat den neuen signiert. Vergleichen Sie danach den neuen Fingerabdruck.",
    "replaces-revoked":
      "Die Karte tritt an die Stelle eines Schlüssels, dem das Vertrauen entzogen wurde. Sie gilt nur als bekannt, bis Sie sie vergleichen.",
  },
  addActs: {
    new: "Als bekannt aufnehmen",
    same: "Trotzdem übernehmen",
    newer: "Neuere Karte übernehmen",
    rotated: "Neuem Schlüssel folgen",
    "replaces-revoked": "Neuen Schlüssel übernehmen",
    alarm: "Ablehnen und Alarm festhalten",
  },
  added: {
    new: (name) => `${name} wurde aufgenommen. Vergleichen Sie als Nächstes den Fingerabdruck.`,
    same: (name) => `Die Karte von ${name} war schon bekannt.`,
    newer: (name) => `Die Karte von ${name} wurde erneuert.`,
    rotated: (name) =>
      `Dem neuen Schlüssel von ${name} wird gefolgt. Vergleichen Sie ihn als Nächstes.`,
    "replaces-revoked": (name) =>
      `${name} ist wieder bekannt. Vergleichen Sie als Nächstes den Fingerabdruck.`,
  },
  alarmTitles: {
    "key-changed": "ALARM: anderer Schlüssel als der hinterlegte",
    "rolled-back": "ALARM: älter als die hinterlegte Karte",
    forked: "ALARM: gleiche Nummer, anderer Inhalt",
    "revoked-key": "ALARM: der Schlüssel, dem das Vertrauen entzogen wurde",
    "key-replaced": "Der Partner hat seinen Schlüssel ersetzt",
    "root-compromised": "ALARM: Schlüssel des Partners war in fremden Händen",
    "device-compromised": "ALARM: Rechner des Partners war in fremden Händen",
  },
  alarmText: {
    "key-changed":
      "Die Karte zeigt einen anderen Organisationsschlüssel, und der hinterlegte hat ihn nicht signiert. Jemand gibt sich möglicherweise als dieser Partner aus.",
    "rolled-back":
      "Es liegt eine Karte mit niedrigerer Nummer als der hinterlegten vor. Eine alte Karte kann Schlüssel enthalten, die seither aufgegeben wurden.",
    forked:
      "Zwei Karten haben dieselbe Nummer und verschiedenen Inhalt. Eine davon hat der Partner nicht ausgestellt, oder er arbeitet mit zwei Kopien eines Tresors.",
    "revoked-key": "Die Karte zeigt genau den Schlüssel, dem hier das Vertrauen entzogen wurde.",
    "key-replaced":
      "Der alte Schlüssel hat den neuen signiert. Das könnte auch ein Dieb des alten getan haben: Vergleichen Sie den neuen Fingerabdruck.",
    "root-compromised":
      "Der Partner meldet, dass andere seinen Schlüssel gehabt haben können. Er gilt nur noch als bekannt; was seither kam, ist zweifelhaft. Vergleichen Sie den neuen Fingerabdruck.",
    "device-compromised":
      "Der Partner hat einen Rechner gesperrt, den andere gehabt haben können. Was seither von diesem kam, ist zweifelhaft.",
  },
  alarmNext:
    "Es wurde nichts ersetzt. Rufen Sie den Partner unter einer bekannten Nummer an, bevor Sie weitermachen.",
  alarmCard: (number) => `Karte Nummer ${number}`,
  compromisedSince: (time) => `in fremden Händen seit ${time}`,
  pinnedKey: "Hinterlegt",
  shownKey: "Jetzt gezeigt",
  pinnedIssue: "Hinterlegte Karte Nr.",
  shownIssue: "Diese Karte Nr.",
  settle: "Als geklärt vermerken",
  settleShort: "Geklärt…",
  settleTitle: "Was hat der Alarm ergeben?",
  settled: "Der Alarm wurde als geklärt vermerkt.",

  compare: "Fingerabdrücke vergleichen…",
  theyCompared: "Partner hat unseren verglichen",
  theyComparedUndo: "Partner hat unseren nicht verglichen",
  theyComparedKept: "Vermerkt: Der Partner hat unseren Fingerabdruck verglichen.",
  theyComparedTaken: "Zurückgenommen: Der Partner hat unseren Fingerabdruck nicht verglichen.",
  withdraw: "Vertrauen entziehen…",
  withdrawTitle: (name) => `${name} das Vertrauen entziehen`,
  withdrawAct: "Vertrauen entziehen",
  withdrawEffects: [
    "An diesen Partner wird nichts mehr verschlüsselt, und wartende Bündel werden nicht mehr ausgegeben.",
    "Bündel von ihm bleiben in Quarantäne und werden nicht übernommen.",
    "Was vorher kam, bleibt; was seit dem angegebenen Zeitpunkt kam, wird als zweifelhaft gekennzeichnet.",
    "Ein neuer Vergleich desselben Fingerabdrucks stellt das Vertrauen wieder her.",
  ],
  withdrawCompromised: "Was seither vom Partner kam, wird als zweifelhaft gekennzeichnet.",
  withdrawn: (name) => `${name} wurde das Vertrauen entzogen.`,
  lossReason: "Grund (für das Journal)",
  lossCompromised: "Jemand anderes kann den Schlüssel gehabt haben",
  lossSince: "Seit wann",
  lossMissing:
    "Geben Sie einen Grund an und den Zeitpunkt, falls jemand anderes den Schlüssel gehabt haben kann.",

  trust: "Vertrauen",
  weCompared: "Hier verglichen",
  theyComparedFact: "Dort verglichen",
  notYet: "noch nicht",
  notTold: "nicht mitgeteilt",
  comparedHow: (how, means, by) =>
    `${how}${means === null ? "" : `, ${means}`}${by === "" ? "" : `, durch ${by}`}`,
  hows: {
    card: "Karte aufgenommen",
    words: "Nach Wörtern verglichen",
    digits: "Nach Ziffern verglichen",
    rotation: "Neuem Schlüssel gefolgt",
    replaced: "Neuer Schlüssel anstelle eines entzogenen",
    withdrawn: "Vertrauen entzogen",
    sibling: "Von einem anderen unserer Rechner übernommen",
  },
  means: { phone: "am Telefon", video: "per Video", "in-person": "persönlich" },
  levelsCaption: "Was jede Stufe des Vertrauens darf",
  levelHere: "(dieser Partner)",
  levelsNote: "Was die Kennzeichnungen erlauben, wird daneben geprüft; die strengere Antwort gilt.",
  act: "Dürfen wir …",
  acts: {
    "hold-in-quarantine": "seine Bündel in Quarantäne halten",
    preview: "in seine Bündel hineinsehen",
    apply: "seine Bündel übernehmen",
    "take-revocations": "seine Sperrungen übernehmen",
    send: "bis TLP:GREEN senden",
    "send-above-green": "über TLP:GREEN senden",
  },
  permissions: { yes: "ja", warned: "mit Warnung", no: "nein" },

  exchange: "Austausch",
  exchangeNone: "An diesen Partner ging noch nichts, und von ihm kam noch nichts.",
  receivedAt: "Zuletzt empfangen",
  sentAt: "Zuletzt geschrieben",
  confirmedAt: "Zuletzt bestätigt",
  waiting: "Nicht bestätigt",
  never: "nie",

  card: "Karte",
  cardNote: (number) => `Nummer ${number}`,
  cardNumber: "Nummer",
  issuedAt: "Ausgestellt",
  addedAt: "Aufgenommen",
  kind: "Tresor",
  kinds: { real: "echt", exercise: "Übung" },
  words: "Wörter des Fingerabdrucks",
  wordsHidden:
    "Die Wörter werden nach dem Vergleich gezeigt: Vorher sollen sie vom Partner gehört und nicht hier abgelesen werden.",
  team: "Team (RFC 2350)",
  profileNone: "Die Karte sagt nichts über das Team.",
  note: "Notiz",
  noteSaved: "Die Notiz wurde gespeichert.",

  keys: "Schlüssel und Rechner",
  purpose: "Wofür",
  epoch: "Nr.",
  publicKey: "Öffentlicher Schlüssel",
  purposes: {
    organisation: "Organisation",
    device: "Rechner",
    "age-x25519": "Verschlüsselung, X25519",
    "age-hybrid": "Verschlüsselung, quantensicher hybrid",
  },
  devices: "Rechner",
  device: "Rechner",
  deviceRevoked: "Gesperrt",
  copyKey: (name) => `Schlüssel kopieren: ${name}`,
  keyCopied: "Schlüssel kopiert",

  history: "Verlauf des Vertrauens",
  alarmSettled: (title) => `Geklärt: ${title}`,
  revokedDevice: (device, reason) => `Der Partner hat „${device}“ gesperrt: ${reason}`,
  revokedRecipients: (reason) =>
    `Der Partner hat seine Verschlüsselungsschlüssel ersetzt: ${reason}`,
  revocationReasons: {
    superseded: "planmäßig ersetzt",
    "device-lost": "Rechner verloren",
    "key-compromised": "Schlüssel in fremden Händen",
    ceased: "nicht mehr benutzt",
  },
};
