import type { Texts } from "../texts.ts";

/** Bündel, die gehen und kommen, die Ordner, die sie tragen, und was danach zu klären ist. */
export const exchange: Texts["exchange"] = {
  title: "Austausch",
  parts: "Teile des Austauschs",
  part: {
    receive: "Empfangen",
    folder: "Stick oder Ordner",
    proposals: "Vorschläge",
    conflicts: "Konflikte",
    bundles: "Bündel",
    register: "Register",
    recalls: "Rückrufe",
    requests: "Anfragen",
  },
  goReceive: "Bündel empfangen",
  goFolder: "Über Stick oder Ordner austauschen",
  unknownPeer: (id) => `unbekannt (${id})`,
  records: (count, shown) => (count === 1 ? "1 Eintrag" : `${shown} Einträge`),
  fields: (count, shown) => (count === 1 ? "1 Feld" : `${shown} Felder`),
  cutAt: (shown, all) => `${shown} von ${all} werden angezeigt.`,
  trust: { unknown: "unbekannt", known: "nicht verglichen", verified: "bestätigt" },
  life: "Eintrag",
  lifeThere: "vorhanden",
  lifeGone: "gelöscht",
  phases: { collect: "sammeln", seal: "versiegeln", verify: "zurücklesen" },

  send: "An Partner senden…",
  sendTitle: (count, number) =>
    count === 1 ? `${number} senden` : `${String(count)} Vorfälle senden`,
  sendPeers: "An wen",
  sendPeersHint: "Jeder Partner erhält ein eigenes Bündel und erfährt nichts von den anderen.",
  sendNoPeers: "Noch ist kein Partner bekannt",
  sendNoPeersText:
    "Nehmen Sie zuerst die Karte eines Partners auf und vergleichen Sie ihre Wörter.",
  sendRevoked: "Vertrauen entzogen",
  sendChoose: "Wählen Sie Partner, um zu sehen, was hinausginge.",
  sendPreviewOf: (peer) => `Was an ${peer} hinausgeht`,
  sendLeaves: (records, fields) => `${records} mit ${fields} gehen hinaus`,
  sendStays: (count, shown) => (count === 1 ? "1 bleibt hier" : `${shown} bleiben hier`),
  sendNothing:
    "An diesen Partner darf nichts hinausgehen. Die Liste dessen, was bleibt, nennt den Grund.",
  sendCeiling: "Strengste Kennzeichnung",
  sendEvidence: (count, shown, size) =>
    count === 1 ? `1 Datei, ${size}` : `${shown} Dateien, ${size}`,
  sendViews: "Was geht und was bleibt",
  sendTabLeaves: "Geht hinaus",
  sendTabStays: "Bleibt",
  colRecord: "Eintrag",
  colRule: "Nach welcher Regel",
  colWhy: "Warum es bleibt",
  colFields: "Felder",
  sendDeletion: "seine Löschung wird mitgeteilt",
  sendWhole: "ganzer Eintrag",
  sendLeaveOut: "Diesen Eintrag auslassen",
  sendLeaveOutShort: "Auslassen",
  sendTakeBack: "Wieder aufnehmen",
  sendFieldOut: (field) => `${field} dieser Art diesem Partner nie senden`,
  sendFieldOutShort: "Auslassen",
  sendFieldsOut: "Für diesen Partner ausgelassen",
  sendFieldsOutHint: "Wird für das nächste Mal gemerkt.",
  sendRemoved: "Entfernung wird mitgeteilt:",
  sendFieldsTitle: (title) => `Was von „${title}“ hinausgeht`,
  sendStaying: "Felder, die nie hinausgehen",
  questions: "Fragen zur Kennzeichnung",
  questionUnmarked: (title) =>
    `„${title}“ trägt keine TLP-Kennzeichnung; deshalb geht nichts davon hinaus.`,
  questionLabel: "Kennzeichnen",
  questionStricter: (title, tlp, effective) =>
    `„${title}“ ist ${tlp}, mit Teilen bis ${effective}. Teile, die für den Partner zu streng sind, bleiben hier.`,
  questionMention: (written) =>
    `Ein Text, der hinausgeht, nennt „${written}“, und das bleibt hier. Lesen Sie ihn vor dem Senden.`,
  questionOverexposed: (count, shown) =>
    count === 1
      ? "Der Partner hat 1 Eintrag, den er nicht mehr bekäme: Ein Rückruf kann fällig sein."
      : `Der Partner hat ${shown} Einträge, die er nicht mehr bekäme: Ein Rückruf kann fällig sein.`,
  red: "TLP:RED",
  redStays: (count, shown) =>
    count === 1
      ? "1 Eintrag ist TLP:RED und bleibt, solange Sie nicht die Personen nennen, die ihn lesen dürfen."
      : `${shown} Einträge sind TLP:RED und bleiben, solange Sie nicht die Personen nennen, die sie lesen dürfen.`,
  redPersons: (peer) => `Personen bei ${peer}, die es lesen dürfen`,
  redPersonsHint: "Volle Namen, einzeln. Die Eingabetaste fügt einen Namen hinzu.",
  redConfirm: (count, shown, persons) =>
    count === 1
      ? `Ich bestätige ein zweites Mal: Dieser TLP:RED-Eintrag darf an ${persons} gehen und an niemanden sonst`
      : `Ich bestätige ein zweites Mal: Diese ${shown} TLP:RED-Einträge dürfen an ${persons} gehen und an niemanden sonst`,
  redUnconfirmed:
    "Für die benannten Personen fehlt Ihre zweite Bestätigung. Bestätigen Sie oder nehmen Sie die Namen heraus.",
  sendWhere: "Wohin",
  sendWhereFile: "Als Datei speichern",
  sendWhereFolder: "In einen Ordner oder auf einen Stick schreiben",
  sendAct: (count) => (count === 1 ? "1 Bündel schreiben" : `${String(count)} Bündel schreiben`),
  sendMissingPeer: "Wählen Sie mindestens einen Partner, an den etwas hinausgehen darf.",
  sendMissingPreview: "Die Vorschau wird noch erstellt.",
  sendMissingFolder: "Nennen Sie den Ordner.",
  sendKeepUp: "Spätere Änderungen mit dem nächsten Austausch ebenfalls senden",
  sendJob: (peer) => `Bündel für ${peer} wird geschrieben`,
  sendWritten: "Geschrieben, zurückgelesen und vermerkt",
  sendSaved: "Die Datei ist unterwegs dorthin, wo Sie Dateien speichern.",
  sendNotSaved:
    "Die Datei wurde nicht gespeichert. Das Bündel gilt als gesendet; schreiben Sie ein neues, wenn es noch gebraucht wird.",
  sendSafe: "Kann entnommen werden: Alles wurde geschrieben und zurückgelesen.",
  sendDone: (count) =>
    count === 1 ? "1 Bündel wurde geschrieben" : `${String(count)} Bündel wurden geschrieben`,
  sendCancelled: "Abgebrochen. Es ist kein Bündel zurückgeblieben.",

  receiveHint: "Lassen Sie ein Bündel irgendwo im Fenster fallen oder wählen Sie es hier.",
  receiveChoose: "Bündel wählen…",
  receiveList: "Eingegangene Bündel",
  receiveEmptyTitle: "Hier wartet kein Bündel",
  receiveEmptyText:
    "Ein Bündel ist eine Datei, die auf .age endet. Es wird zuerst geprüft und gezeigt; übernommen wird nichts, bevor Sie es sagen.",
  receiveJob: (name) => `${name} wird geprüft`,
  applyJob: (name) => `${name} wird übernommen`,
  receiveStates: {
    checking: "wird geprüft",
    ready: "wartet auf Sie",
    quarantined: "in Quarantäne",
    refused: "abgewiesen",
    applied: "übernommen",
  },
  receiveFrom: "Von",
  receiveMade: "Geschrieben",
  receiveNumber: "Nummer",
  receivePlace: {
    next: "das nächste seines Absenders",
    repeated: "bereits übernommen; nichts darin ist neu",
    late: "eines, das bisher fehlte",
  },
  receiveGap: (from, to) =>
    from === to
      ? `Bündel ${from} dieses Absenders ist nicht angekommen. Was fehlt, kommt mit einem späteren erneut.`
      : `Die Bündel ${from} bis ${to} dieses Absenders sind nicht angekommen. Was fehlt, kommt mit einem späteren erneut.`,
  receiveFork: (number) =>
    `Zwei verschiedene Bündel dieses Absenders tragen die Nummer ${number}: Eine Kopie seines Tresors schreibt ebenfalls, oder jemand anderes. Es lässt sich nicht übernehmen; rufen Sie den Absender an.`,
  receiveRolledBack: (number) =>
    `Der Absender hat das Bündel ${number} dieses Tresors, das hier unbekannt ist: Dieser Tresor wurde auf einen älteren Stand zurückgesetzt.`,
  receiveReceipt: "Es enthält keine Einträge: Es bestätigt nur, was angekommen ist.",
  receiveVerified: "Signatur und Inhalt wurden geprüft.",
  receiveNotCompared:
    "Die Wörter dieses Absenders wurden nie verglichen. Sein Bündel lässt sich ansehen, aber nicht übernehmen: Vergleichen Sie zuerst die Wörter und prüfen Sie dann erneut.",
  outcomes: {
    new: "neu",
    changed: "geändert",
    proposed: "vorgeschlagen",
    unchanged: "bereits hier",
    "left-out": "ausgelassen",
    refused: "nicht übernommen",
  },
  outcomeHints: {
    new: "wird angelegt",
    changed: "ändert hier etwas",
    proposed: "würde einen eigenen Eintrag ändern: Sie entscheiden danach",
    unchanged: "ist bereits hier",
    "left-out": "wird nicht übernommen; es bleibt angeboten",
    refused: "wird nicht übernommen, mit Grund",
  },
  receiveConflicts: (count, shown) =>
    count === 1 ? "1 Konflikt zu klären" : `${shown} Konflikte zu klären`,
  receiveLowered: (count, shown) =>
    count === 1
      ? "1 Eintrag bekäme eine weniger strenge Kennzeichnung"
      : `${shown} Einträge bekämen eine weniger strenge Kennzeichnung`,
  receiveRecords: "Was es bringt",
  receiveLoweredOne: (from, to) => `Die Kennzeichnung wird weniger streng: ${from} → ${to}`,
  receiveConflictIn: (fields) =>
    `Beide Seiten haben es geändert: ${fields}. Beides bleibt erhalten.`,
  colHere: "Hier",
  colTheirs: "Von dort",
  refusals: {
    "not-owner": "Er gehört einer dritten Organisation; nur sie berichtet davon.",
    "owner-changed": "Ein Eintrag mit dieser Kennung gehört hier jemand anderem.",
    "kind-changed": "Ein Eintrag anderer Art hat hier diese Kennung.",
    "append-only":
      "Er würde eine eigene Notiz, ein eigenes Ereignis oder eine eigene Sichtung ändern; andere fügen stattdessen ihre eigenen hinzu.",
    incomplete:
      "Felder, die er haben muss, sind nicht gekommen: Ein früheres Bündel fehlt, oder sie wurden zurückgehalten.",
    "invalid-field": "Ein Feld hat nicht die Form, die es haben muss.",
    "clock-ahead": "Seine Zeit liegt vor der hiesigen: Eine Uhr geht falsch, dort oder hier.",
    "unknown-kind": "Nur eine neuere Version von Watchpost kennt diese Art von Eintrag.",
    "subject-missing": "Wozu er gehört, ist weder hier noch im Bündel.",
    "already-taken": "Seine Kennung oder Nummer ist die eines anderen Eintrags.",
    "reference-missing": "Worauf er verweist, ist weder hier noch im Bündel.",
    "still-named": "Er wurde dort gelöscht, und eine Beziehung hier nennt ihn noch.",
  },
  accept: "Übernehmen",
  acceptLong: "Das ganze Bündel übernehmen",
  reject: "Ablehnen",
  rejectLong: "Das Bündel ablehnen",
  checkAgain: "Erneut prüfen",
  accepted: (count, shown) =>
    count === 1
      ? "Übernommen: 1 Vorfall oder Meldung geändert"
      : `Übernommen: ${shown} Vorfälle und Meldungen geändert`,
  acceptedNothing: "Übernommen: hier hat sich nichts geändert",
  rejected: "Abgelehnt; nichts davon wurde übernommen",
  putAway: "Weglegen",

  folderTitle: "Mit einem Stick oder Ordner austauschen",
  folderHint:
    "Übernimmt, was für uns da ist, und schreibt, was den Partnern zusteht. Sie sehen beides, bevor etwas geschrieben wird.",
  folderPath: "Ordner",
  folderPathHint:
    "Der Stick, die Freigabe oder der abgeglichene Ordner selbst: der ganze Pfad, keine Verknüpfung.",
  folderPlaces: "Jetzt eingesteckt",
  folderRecent: "Früher verwendet",
  folderLook: "Ansehen",
  folderLookJob: "Der Ordner wird angesehen",
  folderRun: "Jetzt austauschen",
  folderRunJob: "Austausch mit dem Ordner",
  folderAgain: "Erneut ansehen",
  folderThere: "Für uns da",
  folderThereNone: "Kein neues Bündel ist für uns da.",
  folderDue: "Den Partnern zustehend",
  folderDueNone: "Keinem Partner steht etwas zu.",
  folderCame: "Übernommen",
  folderWent: "Geschrieben",
  folderReceipt: "bestätigt, was angekommen ist",
  folderWaiting: "Schon da, noch nicht bestätigt",
  folderHeld: (count) => `Von den Kennzeichnungsregeln hier gehalten (${count})`,
  folderStaying: (count, shown) => (count === 1 ? "1 bleibt hier" : `${shown} bleiben hier`),
  folderUnsent: "Konnte nicht geschrieben werden",
  folderRefused: "Nicht übernommen",
  folderOthers: (count, shown) =>
    count === 1 ? "1 Bündel dort ist für andere." : `${shown} Bündel dort sind für andere.`,
  folderKnown: (count, shown) =>
    count === 1
      ? "1 Bündel wurde bereits übernommen."
      : `${shown} Bündel wurden bereits übernommen.`,
  folderRemoved: (count, shown) =>
    count === 1
      ? "1 eigene Datei, die nicht mehr gebraucht wird, wurde entfernt."
      : `${shown} eigene Dateien, die nicht mehr gebraucht werden, wurden entfernt.`,
  folderNotLookedAt: (shown) => `${shown} weitere Dateien wurden nicht angesehen.`,
  folderSafe: "Kann entnommen werden",
  folderSafeText: "Alles, was zu schreiben war, ist da und wurde zurückgelesen.",
  folderNotSafe: "Noch nicht darauf verlassen",
  folderNotSafeText:
    "Nicht alles, was zu schreiben war, ist da. Was versiegelt wurde, wartet im Tresor: Tauschen Sie erneut aus oder nehmen Sie einen anderen Ordner.",
  folderCancelled: "Abgebrochen. Was übernommen wurde, bleibt; der nächste Austausch macht weiter.",
  folderEmptyTitle: "Stecken Sie einen Stick ein oder nennen Sie einen Ordner",
  folderEmptyText:
    "Zuerst wird gezeigt, was da ist und was den Partnern zusteht. Eine Bestätigung schreibt es.",
  folderMayNot: "nur angesehen: Die Wörter wurden nie verglichen",

  proposalsList: "Vorschläge von Partnern",
  proposalsEmptyTitle: "Kein Partner schlägt etwas vor",
  proposalsEmptyText: "Was Partner in eigenen Einträgen ändern würden, wartet hier, Feld für Feld.",
  colFrom: "Von",
  colField: "Feld",
  colIncident: "Vorfall oder Meldung",
  colWhen: "Wann",
  proposalOurs: "Jetzt hier",
  proposalTheirs: (peer) => `Wie ${peer} es hätte`,
  proposalAccept: "Annehmen",
  proposalReject: "Ablehnen",
  proposalReason: "Begründung (freiwillig)",
  proposalReasonHint: "Steht nur im Journal dieses Tresors.",
  proposalAccepted: "Angenommen; der Partner erfährt es mit dem nächsten Bündel",
  proposalRejected: "Abgelehnt; der Partner erfährt es mit dem nächsten Bündel",
  conflictsList: "Konflikte",
  conflictsEmptyTitle: "Kein Konflikt ist offen",
  conflictsEmptyText:
    "Wo zwei Seiten einen langen Text geschrieben haben, ohne voneinander zu wissen, stehen hier beide nebeneinander.",
  conflictTexts: "Die Texte nebeneinander",
  conflictBase: "Vorher",
  conflictBaseUnknown: "nicht bekannt",
  conflictOurs: "Unserer",
  conflictTheirs: "Ihrer",
  conflictOther: (number) => `Text ${number}`,
  conflictResult: "Der Text, der gelten soll",
  conflictResultHint:
    "Bearbeiten Sie ihn frei; es geht nichts verloren, das Journal behält jeden Text.",
  conflictTake: (name) => `Ausgehen von: ${name}`,
  conflictTakeBoth: "Von beiden Änderungen ausgehen",
  conflictSettle: "Klären",
  conflictSettled: "Geklärt; die anderen erfahren es mit dem nächsten Bündel",
  conflictEmpty: "Der Text ist leer.",
  partKinds: {
    ours: "hier geändert",
    theirs: "dort geändert",
    both: "gleich geändert",
    conflict: "verschieden",
  },

  bundlesList: "Bündel, die gingen und kamen",
  bundlesEmptyTitle: "Noch ging oder kam kein Bündel",
  bundlesEmptyText: "Jedes Bündel steht hier mit seinem Inhalt und wer es bestätigt hat.",
  sent: "gesendet",
  received: "empfangen",
  colDirection: "Richtung",
  colWith: "Mit",
  colNumber: "Nr.",
  colSize: "Größe",
  colRecords: "Einträge",
  colConfirmed: "Bestätigt",
  receipt: "Quittung",
  confirmedAt: (peer) => `Bestätigt von ${peer}`,
  notConfirmed: "noch unbestätigt",
  bundleId: "Bündel",
  bundleChoose: "Wählen Sie ein Bündel, um seinen Inhalt zu sehen.",
  bundleContent: "Inhalt",
  registerPeer: "Partner",
  registerHint: "Was ein Partner von uns hat, und seit wann.",
  registerList: "Was der Partner hat",
  registerEmptyTitle: "Dieser Partner hat nichts von uns",
  registerEmptyText: "Was in einem Bündel hinausgeht, wird hier Eintrag für Eintrag vermerkt.",
  registerNoPeers: "Noch ist kein Partner bekannt",
  registerChoose: "Wählen Sie eine Zeile, um ihre Einträge zu sehen.",
  registerRecords: "Einträge davon",
  colSince: "Seit",
  colLast: "Zuletzt gesendet",
  colStatus: "Stand",
  registerElse: "Gehört zu keinem Vorfall und keiner Meldung",
  undelivered: (count, shown) =>
    count === 1 ? "1 Eintrag unbestätigt" : `${shown} Einträge unbestätigt`,
  delivered: "alles bestätigt",
  holdings: {
    has: "hat es",
    deleted: "weiß von der Löschung",
    recalling: "zurückgerufen, noch keine Antwort",
    recalled: "hat es entfernt",
    kept: "hat die Entfernung verweigert",
  },
  sharedWith: "Geteilt mit",
  sharedNone: "Nichts davon hat diesen Tresor verlassen.",
  sharedKeptUp: "wird auf dem Stand gehalten",
  sharedStopped: "wird nicht auf dem Stand gehalten",
  sharedStop: "Keine Änderungen mehr senden",
  sharedStart: "Änderungen wieder senden",
  sharedStopDone: "Von selbst geht nichts weiter davon an den Partner",
  sharedStartDone: "Änderungen davon gehen wieder an den Partner",
};
