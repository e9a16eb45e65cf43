import type { Texts } from "../texts.ts";

/** Bündel zurücknehmen, wie weit sie gekommen sind, und jene, die in Quarantäne warten. */
export const bundles: Texts["bundles"] = {
  states: {
    waiting: "wartet auf Versand",
    sent: "unbestätigt",
    "partly-delivered": "teils bestätigt",
    delivered: "bestätigt",
    ended: "nicht zugestellt",
    applied: "übernommen",
    "rolled-back": "zurückgenommen",
  },
  stateHints: {
    waiting: "Es ist geschrieben und wartet im Ausgang.",
    sent: "Noch niemand hat bestätigt, dass es angekommen ist.",
    "partly-delivered": "Einige der Empfänger haben bestätigt, dass es angekommen ist.",
    delivered: "Alle Empfänger haben bestätigt, dass es angekommen ist.",
    ended: "Es wurde nicht zugestellt. Sein Inhalt ist mit dem nächsten Bündel wieder fällig.",
    applied: "Was es brachte, steht in diesem Tresor.",
    "rolled-back":
      "Was es brachte, wurde wieder herausgenommen. Es kommt nur zurück, wenn Sie es erneut übernehmen.",
  },
  colReceipt: "Quittung",
  receipts: {
    due: "dem Absender wurde der Eingang noch nicht bestätigt",
    written: "dem Absender wird der Eingang bestätigt",
  },

  rollBack: "Zurücknehmen…",
  rollBackAct: "Zurücknehmen",
  rollBackTitle: (number, sender) => `Bündel ${number} von ${sender} zurücknehmen`,
  rollBackWhat:
    "Alles, was dieses Bündel brachte, wird als Ganzes herausgenommen. Was hier seither geändert wurde, bleibt. Der Partner erfährt davon nichts.",
  rollBackLater: (count) =>
    count === 1
      ? "Ein späteres Bündel hat dieselben Vorfälle geändert. Nehmen Sie es zuerst zurück:"
      : "Spätere Bündel haben dieselben Vorfälle geändert. Nehmen Sie sie zuerst zurück, in dieser Reihenfolge:",
  rollBackLaterOne: (number, sender) => `Bündel ${number} von ${sender}`,
  rollBackNothing: "Nichts von diesem Bündel lässt sich herausnehmen: Alles bleibt.",
  rollBackMissing: "Warten Sie, bis die Vorschau da ist.",
  rollBackBlocked: "Nehmen Sie zuerst die späteren Bündel zurück.",
  rollBackRecords: "Was aus seinen Einträgen wird",
  outcomes: { removed: "geht", restored: "wie zuvor", kept: "bleibt" },
  outcomeHints: {
    removed: "kam mit diesem Bündel neu",
    restored: "ist wieder, was es zuvor war",
    kept: "lässt sich nicht herausnehmen; der Grund steht daneben",
  },
  reasons: {
    "changed-since": "seither hier geändert",
    "decided-since": "seither hier entschieden",
    "brought-since": "ein seither übernommenes Bündel enthält es auch",
    "in-use": "etwas, das bleibt, gehört dazu oder nennt es",
    "evidence-gone": "sein Inhalt ist nicht mehr da",
  },
  keptFields: (fields) => `bleibt wie hier geändert: ${fields}`,
  rolledBack: (removed, restored, kept) =>
    `Zurückgenommen: ${removed} entfernt, ${restored} wie zuvor, ${kept} behalten`,

  chooseHint:
    "Zeilen ohne Häkchen bleiben draußen, wenn Sie das Bündel übernehmen. Sie bleiben in der Quarantäne angeboten. Was zu einem ausgelassenen Vorfall gehört, bleibt mit ihm draußen.",
  takeChosen: "Angekreuztes übernehmen",
  notOffered:
    "Ausgelassenes ließ sich nicht aufheben: Die Quarantäne ist voll. Behalten Sie die Datei, um es später zu übernehmen.",
  leftOutThere: (count, shown) =>
    count === 1 ? "1 Eintrag dort ausgelassen" : `${shown} Einträge dort ausgelassen`,

  takeAgain: "Erneut übernehmen",
  takeAgainLong: "Ein zurückgenommenes Bündel erneut übernehmen…",
  takeAgainHint:
    "Wählen Sie die Datei noch einmal: Der Tresor behält keine Kopie. Sie wird zuerst geprüft und gezeigt.",
  takenOut: (at) =>
    `Dieses Bündel wurde hier am ${at} zurückgenommen. Es kommt als Ganzes zurück, wenn Sie es erneut übernehmen.`,

  claimedSender: "Angeblicher Absender (nicht belegt)",
  heldSince: "In Quarantäne seit",
  claims: (name) => `${name}? nicht belegt`,
  discard: "Verwerfen…",
  discardTitle: "Bündel verwerfen",
  discardAct: "Verwerfen",
  discardWhat:
    "Es wird ungelesen verworfen und lässt sich hier nicht zurückholen. Der Absender kann es erneut senden.",
  discarded: "Verworfen; der Absender kann es erneut senden",
};
