import type { Texts } from "../texts.ts";

export const app: Texts["app"] = {
  product: "Watchpost",
  navigation: "Hauptnavigation",
  skipToContent: "Zum Inhalt springen",
  demonstration: "Vorführung, nach dem Sperren gelöscht",
  search: "Suche oder Befehl…",
  searchOpen: "Suchen oder Befehl ausführen",
  exerciseBand: "ÜBUNG ÜBUNG ÜBUNG",
  exerciseBandLabel: "Dieser Tresor gehört zu einer Übung. Nichts darin ist echt.",
  vaultOf: (organisation, vault) => `${organisation} (${vault})`,
  statusBar: "Status",
  lastBackup: (when) => `letzte Sicherung ${when}`,
  lastBackupNever: "noch keine Sicherung",
  highestMarking: "höchste Kennzeichnung im Fenster",
  nothingMarked: "nichts Gekennzeichnetes im Fenster",
  clockUtc: "UTC",
  lock: "Tresor sperren",
  navigationGroup: "Gehe zu",
  goTo: (place) => `Gehe zu ${place}`,
  openPalette: "Suchen oder Befehl ausführen",
  themeToggle: "Zwischen hell und dunkel wechseln",
  densityToggle: "Zwischen normalen und engen Zeilen wechseln",
  notFoundTitle: "Diese Seite gibt es nicht",
  notFoundText:
    "Die Adresse führt nirgendwohin. Die Navigation links nennt alle vorhandenen Seiten.",
  crashedTitle: "Auf dieser Seite ist uns ein Fehler unterlaufen",
  crashedText: "Gespeichertes ist davon nicht betroffen. Ungespeicherte Entwürfe bleiben erhalten.",
  reload: "Seite neu laden",
  connecting: "Verbindung zum Kern wird aufgebaut",
  reconnecting: "Die Verbindung zum Kern ist abgerissen. Sie wird neu aufgebaut…",
  sessionLostTitle: "Dieses Fenster ist nicht mehr verbunden",
  sessionLostText:
    "Die Startadresse gilt nur einmal, und diese Seite wurde neu geladen oder das Programm ist beendet. Starten Sie Watchpost neu, um fortzufahren. Alles Gespeicherte bleibt erhalten.",
  theme: "Farbschema",
  draftsUnavailable:
    "Ungespeicherte Entwürfe können in diesem Fenster nicht aufbewahrt werden. Bitte oft speichern.",
  vaultNotices: {
    "older-copy": {
      title: "Dieser Tresor ist älter als das, was dieser Arbeitsplatz von ihm gesehen hat",
      text: "Er enthält weniger als zuvor oder anderes: Jemand oder etwas hat eine ältere Kopie an seine Stelle gesetzt, und die Arbeit seither fehlt hier. Wenn Sie das nicht waren, hören Sie auf, lassen Sie den Ordner, wie er ist, und klären Sie, wer Zugang zu diesem Rechner hat. Eine neuere Sicherung lässt sich als eigener Tresor wiederherstellen.",
    },
    "not-closed-in-order": {
      title: "Dieser Tresor wurde nicht ordentlich geschlossen",
      text: "Das Programm oder der Rechner wurde beendet, während er offen war. Alles Gespeicherte ist erhalten; was gerade getippt wurde, ist als Entwurf erhalten, soweit die Zeit reichte. Eine Prüfung zeigt, ob die Dateien heil sind.",
    },
    "not-closed-but-whole": {
      title: "Dieser Tresor wurde nicht ordentlich geschlossen und ist unversehrt",
      text: "Das Programm oder der Rechner blieb stehen, während er offen war. Eine Schnellprüfung hat alle Tabellen und die Kette des Journals angesehen und nichts gefunden; Beweisdateien und Indizes sieht die vollständige Prüfung an.",
    },
    "not-closed-and-damaged": {
      title: "Dieser Tresor wurde nicht ordentlich geschlossen und ist beschädigt",
      text: "Eine Schnellprüfung hat Schäden gefunden. Lassen Sie den Ordner, wie er ist, arbeiten Sie nicht in diesem Tresor weiter und starten Sie eine vollständige Prüfung: Sie nennt, was beschädigt ist. Die letzte Sicherung lässt sich als eigener Tresor wiederherstellen.",
    },
  },
  checkDue: {
    title: "Der Tresor wurde seit einer Woche nicht geprüft",
    text: "Eine Prüfung liest alles und findet Schäden, solange es noch eine gute Sicherung gibt.",
  },
  vaultNoticesLabel: "Zu diesem Tresor",
  checkNow: "Jetzt prüfen",
  dismiss: "Ausblenden",
};
