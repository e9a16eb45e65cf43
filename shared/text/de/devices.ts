import type { Texts } from "../texts.ts";

/** Wörter der Ansicht der Rechner der eigenen Organisation. */
export const devices: Texts["devices"] = {
  title: "Unsere Rechner",
  tools: "Was mit Rechnern zu tun ist",
  emptyTitle: "Noch kein Rechner",
  colName: "Name",
  colStatus: "Status",
  colUntil: "Zertifiziert bis",
  colAdded: "Hinzugefügt",
  thisOne: "(dieser)",
  statuses: {
    invited: "Eingeladen",
    active: "In Benutzung",
    uncertified: "Ohne Zertifikat",
    revoked: "Gesperrt",
  },
  statusText: {
    invited:
      "Die Einladung wurde erstellt. Von dem Rechner war noch nichts zu hören; die Datei gilt eine Woche.",
    active: "Von der Organisation zertifiziert. Was er signiert, gilt als unseres.",
    uncertified:
      "Hat einen Schlüssel, aber die Organisation hat ihn nicht signiert. Lassen Sie ihn neu einladen.",
    revoked: "Was er signiert, gilt nicht mehr, und an ihn wird nichts mehr verschlüsselt.",
  },
  invite: "Rechner einladen…",
  inviteTitle: "Rechner einladen",
  inviteAct: "Einladung erstellen",
  inviteText:
    "Der neue Rechner erhält einen eigenen zertifizierten Schlüssel und alles, was dieser über Schlüssel und Partner weiß, keine Falldaten. Sie erhalten eine Datei und Wörter, die sie öffnen: Überbringen Sie beide auf verschiedenen Wegen.",
  proposedName: (number) => `Rechner ${number}`,
  nameMissing: "Geben Sie dem Rechner einen Namen.",
  withRootKey: "Er darf auch andere zertifizieren",
  withRootKeyHint:
    "Gibt den Schlüssel der Organisation mit. Ein oder zwei Rechner sollten ihn haben, damit ein verlorener von einem anderen aus gesperrt werden kann.",
  invited: (name) => `Die Einladung für ${name} wurde erstellt.`,
  invitedTitle: (name) => `Einladung für ${name}`,
  invitationSave: "Datei speichern",
  invitationSaved: "Gespeichert",
  invitedStepFile: (name) => `Speichern Sie ${name} und bringen Sie die Datei zum neuen Rechner.`,
  invitedStepCode: (count) =>
    `Sagen Sie der Person, die ihn einrichtet, diese ${count} Wörter, mündlich und nicht mit der Datei:`,
  invitedStepJoin: "Dort: „Unserer Organisation beitreten“ auf der ersten Ansicht.",
  code: "Wörter der Einladung",
  codeHint: "Wie sie Ihnen gesagt wurden; Leerzeichen und Großschreibung spielen keine Rolle.",
  codeOnce:
    "Die Wörter werden nur dieses eine Mal gezeigt. Gehen sie verloren, erstellen Sie eine neue Einladung.",
  saveFailed:
    "Die Datei konnte nicht gespeichert werden. Es ging nichts verloren; versuchen Sie es noch einmal.",
  revoke: "Sperren…",
  revokeTitle: (name) => `${name} sperren`,
  revokeAct: "Rechner sperren",
  revokeEffects: [
    "Was er signiert, gilt nicht mehr, hier und bei Partnern, sobald sie die neue Karte haben.",
    "Die Organisation erhält neue Verschlüsselungsschlüssel, damit Neues mit denen auf dem Rechner nicht gelesen werden kann.",
    "Sein Tresor bleibt mit seiner Passphrase verschlüsselt: Was auf der Platte liegt, ist so sicher wie diese.",
  ],
  revokeCompromised: "Was er seither signiert hat, gilt als zweifelhaft, hier und bei Partnern.",
  revoked: (name, issue) =>
    `${name} wurde gesperrt. Geben Sie die neue Karte (Nummer ${issue}) weiter und die Aktualisierung für die anderen Rechner.`,
  exportUpdate: "Aktualisierung für die anderen",
  updateMade: (names) => `Die Aktualisierung ist für ${names.join(", ")}.`,
  takeUpdate: "Aktualisierung übernehmen…",
  takeUpdateTitle: "Aktualisierung übernehmen",
  takeUpdateAct: "Übernehmen",
  takeUpdateText:
    "Neuere Schlüssel, Sperrungen und Partner, die ein anderer Ihrer Rechner geschrieben hat, für diesen versiegelt.",
  updateFile: "Aktualisierungsdatei wählen…",
  updateMissing: "Wählen Sie zuerst die Datei.",
  updateTaken: (count) => `Übernommen; die Organisation hat ${count} Rechner.`,
  rejoin: "Neu beitreten…",
  rejoinTitle: "Neu beitreten",
  rejoinAct: "Neu beitreten",
  rejoinText:
    "Nach einer Wiederherstellung ist dieser Tresor ein anderes Gerät. Eine Einladung von einem anderen Rechner macht ihn wieder zu einem zertifizierten; Falldaten bleiben.",
  invitationFile: "Einladungsdatei wählen…",
  invitationMissing: "Wählen Sie die Datei und tippen Sie die Wörter.",
  rejoined: (name) => `Dieser Rechner ist als ${name} zertifiziert.`,
  fileTooLarge: "Das ist größer als jede solche Datei.",
  drill: "Wenn ein Rechner verloren geht",
  drillText: "Üben Sie dies einmal im Jahr mit einem Rechner, der aufgegeben wird.",
  drillSteps: [
    "Auf einem Rechner mit dem Schlüssel der Organisation: Wählen Sie hier den verlorenen und sperren Sie ihn, mit dem Zeitpunkt, seit dem er in fremden Händen sein kann.",
    "Geben Sie jedem Partner die neue Karte und sagen Sie am Telefon, dass sie neu ist und warum.",
    "Erstellen Sie die Aktualisierung für die anderen Rechner und übernehmen Sie sie auf jedem.",
    "Sehen Sie nach, was der verlorene Rechner seither signiert hat: Es ist als zweifelhaft gekennzeichnet.",
    "Ändern Sie auch Passphrasen, die anderswo benutzt wurden. Der Tresor auf der Platte bleibt verschlüsselt.",
    "Hat kein anderer Rechner den Schlüssel der Organisation: Stellen Sie die letzte Sicherung auf einem neuen wieder her, ersetzen Sie den Schlüssel der Organisation und vergleichen Sie ihn mit jedem Partner neu.",
  ],
};
