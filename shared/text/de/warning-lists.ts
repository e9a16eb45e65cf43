import type { Texts } from "../texts.ts";

export const warningLists: Texts["warningLists"] = {
  text: "Werte, die jeder hat: Adressen großer Netze, bekannte Seiten, leere Dateien. Listen liegen dem Programm bei; neuere oder weitere werden als JSON-Datei aufgenommen, wie MISP sie veröffentlicht, auch von einem Stick.",
  add: "Listen aufnehmen",
  addText:
    "Eine Datei je Liste (list.json). Eine Liste gleichen Namens tritt an die Stelle der bisherigen.",
  name: "Liste",
  date: "Stand",
  entries: "Einträge",
  origin: "Von",
  shipped: "dem Programm",
  broughtIn: (by, when) => `${by}, ${when}`,
  remove: "Entfernen",
  removeLabel: (name) => `Liste entfernen: ${name}`,
  added: (count, names) =>
    count === 1 ? `Liste aufgenommen: ${names}` : `${String(count)} Listen aufgenommen`,
  refused: (file, why) => `${file}: ${why}`,
  removed: (name) => `Liste entfernt: ${name}`,
  rechecking: "Observables werden neu nachgeschlagen",
  rechecked: (changed) => `Observables neu nachgeschlagen, ${changed} geändert`,
  pending:
    "Seit die Listen sich geändert haben, wurden noch nicht alle Observables nachgeschlagen.",
  recheck: "Jetzt nachschlagen",
  problems: {
    malformed: "ist kein einwandfreies JSON",
    "not-a-warning-list": "ist keine Warnliste; nicht wie erwartet",
    "unknown-type": "hat einen Typ, der nicht aufgenommen wird",
    empty: "enthält keinen Eintrag",
  },
};
