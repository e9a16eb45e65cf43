import type { Texts } from "../texts.ts";

export const recalls: Texts["recalls"] = {
  list: "Rückrufe, Berichtigungen und Abläufe",
  emptyTitle: "Nichts wurde zurückgerufen",
  emptyText:
    "Was Sie aus einem Vorfall zurückrufen, berichtigen oder beenden (Umschalt+X), steht hier mit der Antwort jedes Partners; was Partner von Ihnen zurückrufen, wartet hier auf Ihre Antwort.",
  choose: "Wählen Sie eine Mitteilung, um zu sehen, worum es geht.",
  ours: "unsere",
  theirs: "ihre",
  colPeer: "Partner",
  colDirection: "Wessen",
  colKind: "Was",
  colState: "Stand",
  colDue: "Antwort bis",
  colRecords: "Einträge",
  invalid: "ohne Wirkung",
  late: "verspätet",
  titleOurs: (kind, peer) => `${kind} an ${peer}`,
  titleTheirs: (kind, peer) => `${kind} von ${peer}`,
  unreadable: "Mitteilung",
  reason: "Grund",
  issued: "Geschrieben",
  due: "Antwort bis",
  expires: "Gilt nicht mehr ab",
  answered: "Beantwortet",
  refusedBecause: "Abgelehnt, weil",
  handled: "Ausgeführt an",
  journey: "Unterwegs",
  journeys: {
    "not-sent": "geht mit dem nächsten Bündel",
    sent: "in einem Bündel, noch nicht bestätigt",
    delivered: "beim Partner angekommen",
  },
  keptBack: "Die Einträge gehen nicht wieder an diesen Partner, bis Sie den Rückruf aufheben.",
  records: "Ihre Einträge",
  here: "hier",
  gone: "nicht hier",
  confirm: "Bestätigen…",
  confirmAct: {
    recall: "Entfernen und bestätigen",
    correction: "Bestätigen",
    expiry: "Bestätigen",
  },
  confirmTitle: (kind, peer) => `Bestätigen: ${kind} von ${peer}`,
  removes: (count, shown) =>
    count === 1
      ? "1 Eintrag wird aus diesem Tresor entfernt:"
      : `${shown} Einträge werden aus diesem Tresor entfernt:`,
  removesNothing: "Keiner der Einträge ist hier. Der Partner erfährt das.",
  removesHow:
    "Ein Vorfall oder eine Meldung bleibt als leere, geschlossene Zeile, die den Rückruf nennt; was Sie selbst darin geschrieben haben, bleibt. Das lässt sich nicht rückgängig machen.",
  confirmHow:
    "Nur die Antwort wird signiert und geht an den Partner; die Einträge bleiben, wie sie sind.",
  confirmed: "Bestätigt; die Antwort geht mit dem nächsten Bündel",
  refuse: "Ablehnen…",
  refuseAct: "Ablehnen",
  refuseTitle: (kind, peer) => `Ablehnen: ${kind} von ${peer}`,
  refused: "Abgelehnt; die Antwort geht mit dem nächsten Bündel",
  withdraw: "Zurückziehen",
  withdrawn: "Zurückgezogen. Das dadurch beendete Teilen bleibt beendet.",
  lift: "Wieder freigeben",
  lifted: (count, shown) =>
    count === 1
      ? "1 Eintrag darf wieder gehen; teilen Sie dazu den Vorfall"
      : `${shown} Einträge dürfen wieder gehen; teilen Sie dazu den Vorfall`,

  act: "Zurückrufen…",
  title: (number) => `${number} zurückrufen`,
  kind: "Was verlangt wird",
  peers: "Partner, die etwas davon haben",
  peersHint:
    "Nach dem Register. Jeder bekommt eine eigene Mitteilung und erfährt nichts von den anderen.",
  noPeers: "Nach dem Register hat kein Partner etwas davon.",
  reasonHint: "Die Partner lesen ihn.",
  dueHint: "Leer gelassen: in zwei Wochen.",
  expiresHint: "Leer gelassen: ab sofort.",
  stops: "Ein Rückruf beendet auch das Teilen des Vorfalls mit diesen Partnern.",
  write: "Mitteilungen schreiben",
  missing: "Nötig sind eine Art, ein Partner und ein Grund.",
  written: (count, shown) =>
    count === 1
      ? "1 Mitteilung ist geschrieben; sie geht mit dem nächsten Bündel"
      : `${shown} Mitteilungen sind geschrieben; sie gehen mit den nächsten Bündeln`,
};
