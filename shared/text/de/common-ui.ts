import type { Texts } from "../texts.ts";

export const commonUi: Texts["commonUi"] = {
  backToList: "Zurück zur Liste",
  close: "Schließen",
  cancel: "Abbrechen",
  save: "Speichern",
  retry: "Erneut versuchen",
  undo: "Rückgängig",
  details: "Einzelheiten",
  show: "Anzeigen",
  dismiss: "Ausblenden",
  loading: "Wird geladen",
  unknown: "unbekannt",
  none: "keine",

  failedTitle: "Das ließ sich nicht laden",
  failedKept: "Gespeichertes ist davon nicht betroffen.",

  palettePlaceholder: "Befehl oder Suchbegriff eingeben…",
  paletteLabel: "Befehle und Suche",
  paletteEmpty: (query) => `Kein Befehl passt zu „${query}“.`,
  paletteSearchFor: (query) => `Nach „${query}“ suchen`,
  paletteResults: (count) => (count === 1 ? "1 Eintrag" : `${count} Einträge`),

  shortcutsTitle: "Tastenkürzel",
  shortcutsOpen: "Tastenkürzel dieser Ansicht zeigen",
  shortcutThen: "dann",

  gridRowDown: "Nächste Zeile",
  gridRowUp: "Vorherige Zeile",
  gridFirst: "Erste Zeile",
  gridLast: "Letzte Zeile",
  gridPageDown: "Eine Seite nach unten",
  gridPageUp: "Eine Seite nach oben",
  gridOpen: "Zeile öffnen",
  gridMark: "Zeile auswählen",
  gridMarkRange: "Von der letzten Auswahl bis hier auswählen",
  gridMarkAll: "Alle Zeilen auswählen oder keine",
  gridMarkColumn: "Ausgewählt",
  gridRowLoading: "Zeile wird geladen",
  gridMarked: (count) => `${count} ausgewählt`,
  gridRows: (count, formatted) => (count === 1 ? "1 Zeile" : `${formatted} Zeilen`),
  gridSortAscending: (column) => `Aufsteigend nach ${column} sortieren`,
  gridSortDescending: (column) => `Absteigend nach ${column} sortieren`,

  paneResize: "Größe der beiden Bereiche ändern",

  copyDefanged: "Entschärft kopieren",
  copyOriginal: "Original kopieren",
  copiedDefanged: "Entschärft kopiert",
  copiedOriginal: "Original kopiert. Bitte mit Vorsicht verwenden.",
  copyFailed: "Die Zwischenablage ließ sich nicht beschreiben.",
  copyHint: (modifier) => `Klick kopiert entschärft, ${modifier}+Klick kopiert das Original`,
  hiddenCharacter: (codePoint) => `verstecktes Zeichen ${codePoint}`,
  lookAlike: "Sieht einer anderen Domain zum Verwechseln ähnlich",

  timeUtc: "UTC",
  timeLocal: "Ortszeit",
  timeUnknown: "keine Zeitangabe",

  severityCritical: "Kritisch",
  severityHigh: "Hoch",
  severityMedium: "Mittel",
  severityLow: "Niedrig",
  severityNone: "Nicht gesetzt",
  markingMissing: "TLP fehlt",
  markingOf: (label) => `Kennzeichnung ${label}`,

  jobProgress: (done, total) => `${done} von ${total}`,
  jobRemaining: (duration) => `noch etwa ${duration}`,
  jobCancel: (label) => `Abbrechen: ${label}`,
  jobsMore: (count) => (count === 1 ? "und 1 weiterer Auftrag" : `und ${count} weitere Aufträge`),
  jobsNone: "Es läuft kein Auftrag",
  jobsLabel: "Aufträge",

  toastRegion: "Meldungen",
  toastOpen: "Öffnen",

  markdownCopyLink: "Adresse kopieren",
  markdownImage: (alternative) => (alternative ? `[Bild: ${alternative}]` : "[Bild]"),

  htmlAsText: "Als Text gezeigt",
  htmlShow: "Gestaltung zeigen",
  htmlShowText: "Zurück zum Text",
  htmlTextNote: "Text der Nachricht. Nichts darin ist aktiv.",
  htmlLayoutNote: "Gestaltung ohne Skripte, Verweise, Bilder und ohne jeden Zugriff auf das Netz.",
  htmlFrame: "Gestaltung der Nachricht",
  htmlRemoved: (count) =>
    count === 1
      ? "1 aktiver oder entfernter Bestandteil wurde herausgenommen."
      : `${count} aktive oder entfernte Bestandteile wurden herausgenommen.`,

  tagAdd: "Schlagwort hinzufügen",
  tagRemove: (tag) => `${tag} entfernen`,
  tagHint: "Eingabetaste fügt hinzu, Rücktaste entfernt das letzte",

  timeField: "Zeitpunkt",
  timeFieldHint: "2026-09-14 10:05, 2026-09-14, 2026-09, jetzt",
  timePrecision: "Genauigkeit",
  timeZone: "Zeitzone",
  timeUnreadable: "Das ist weder Datum noch Uhrzeit. Bitte so schreiben: 2026-09-14 10:05.",
  timeGap: "Diese Uhrzeit gab es in der Zeitzone nicht: Die Uhren wurden vorgestellt.",
  timeFold: "Diese Uhrzeit gab es in der Zeitzone zweimal: Gemeint ist die frühere.",
  precisionExact: "auf die Sekunde",
  precisionMinute: "auf die Minute",
  precisionHour: "auf die Stunde",
  precisionDay: "der Tag",
  precisionMonth: "der Monat",
  precisionAbout: "etwa",
  precisionMargin: "± Minuten",

  dropHere: "Dateien oder Ordner hier ablegen",
  dropChoose: "Dateien wählen…",
  dropChooseFolder: "Ordner wählen…",
  dropLet: "Zum Aufnehmen loslassen",
  dropSkipped: (count) =>
    count === 1 ? "1 Eintrag ließ sich nicht lesen." : `${count} Einträge ließen sich nicht lesen.`,

  editHint: "Eingabetaste speichert, Escape behält den alten Wert",
  editField: (label) => `${label} bearbeiten`,
  editEmpty: "Noch nichts",

  bytes: (amount, unit) => `${amount} ${unit}`,
  durationSeconds: (count) => `${count} s`,
  durationMinutes: (count) => `${count} min`,
  durationHours: (count) => `${count} h`,
  durationDays: (count) => (count === 1 ? "1 Tag" : `${count} Tage`),
};
