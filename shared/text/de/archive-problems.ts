import type { ArchiveProblemTexts } from "../archive-problem-texts.ts";
import { PARTS, SIGNERS } from "./bundle-problems.ts";

/** Was geschah, was erhalten blieb, was zu tun ist. Ein abgelehntes Archiv ändert nie etwas. */
export const archiveProblems: ArchiveProblemTexts = {
  "not-an-archive": () =>
    "Das ist kein Fallarchiv. Es wurde nichts übernommen; Bündel werden als Bündel übernommen.",
  incomplete: ({ foundBytes, expectedBytes }) =>
    expectedBytes === null
      ? `Das Archiv ist unvollständig: Es endet nach ${String(foundBytes)} Byte. Es wurde nichts übernommen; kopieren Sie es erneut.`
      : `Das Archiv ist unvollständig: ${String(foundBytes)} von ${String(expectedBytes)} Byte sind da. Es wurde nichts übernommen; kopieren Sie es erneut.`,
  altered: ({ part, name }) =>
    `Das Archiv wurde beschädigt oder verändert, seit es geschrieben wurde: So wurde ${PARTS[part]}${name === null ? "" : ` (${name})`} nicht geschrieben. Es wurde nichts übernommen; nehmen Sie eine andere Kopie.`,
  "sealing-refused": ({ found }) =>
    `Das Archiv ist auf eine Art verschlüsselt, die für Archive nicht verwendet wird (${found}). Es wurde nichts übernommen.`,
  "work-factor-refused": ({ found, allowed }) =>
    `Diese Datei zu öffnen, würde mehr Speicher kosten als erlaubt (scrypt-Faktor ${found}, höchstens ${String(allowed)}). Es wurde nichts übernommen; versiegeln Sie sie mit age neu.`,
  "passphrase-required": () =>
    "Dieses Archiv ist mit einer Passphrase versiegelt. Geben Sie sie ein und versuchen Sie es erneut.",
  "passphrase-wrong": () =>
    "Die Passphrase öffnet dieses Archiv nicht, oder sein Kopf wurde verändert. Es wurde nichts übernommen; versuchen Sie es erneut.",
  "not-for-us": () =>
    "Keiner unserer Schlüssel öffnet dieses Archiv: Es wurde für andere versiegelt, oder sein Kopf wurde verändert. Es wurde nichts übernommen.",
  "archive-malformed": ({ offsetBytes, expected }) =>
    `Das Archiv ist nicht so aufgebaut wie vorgeschrieben (bei Byte ${String(offsetBytes)}: erwartet ${expected}). Es wurde nichts übernommen.`,
  "manifest-malformed": ({ place, expected }) =>
    `Das Manifest des Archivs ist bei ${place === "" ? "seinem Anfang" : place} unbrauchbar: erwartet ${expected}. Es wurde nichts übernommen.`,
  "newer-version": ({ supported }) =>
    `Das Archiv wurde von einem neueren Watchpost geschrieben (hier bekannt bis Format ${String(supported)}). Es wurde nichts übernommen; aktualisieren Sie Watchpost.`,
  "signature-invalid": () =>
    "Die Unterschrift des Archivs fehlt oder hält nicht: Jemand anders hat es geschrieben oder verändert. Es wurde nichts übernommen.",
  "signer-refused": ({ why }) =>
    `Niemand Vertrauenswürdiges steht für dieses Archiv ein: ${SIGNERS[why]}. Es wurde nichts übernommen.`,
  "signer-not-vouched-for": ({ organisationName, deviceKeyId }) =>
    `Das Archiv gibt an, von ${organisationName} zu sein, und seine Unterschrift hält; doch hat hier niemand den Schlüssel ${deviceKeyId} verglichen. Es wurde nichts übernommen: Vergleichen Sie ihn mit dem, der das Archiv geschrieben hat, und bürgen Sie dann mit seiner Kennung für ihn.`,
  "wrong-vault-kind": ({ found }) =>
    found === "exercise"
      ? "Dieses Archiv stammt aus einer Übung und kann nicht in einen echten Tresor. Es wurde nichts übernommen."
      : "Dieses Archiv enthält echte Daten und kann nicht in eine Übung. Es wurde nichts übernommen.",
  "limit-exceeded": ({ limit, allowed }) =>
    `Das Archiv überschreitet das Erlaubte (${limit}: ${String(allowed)}). Es wurde nichts übernommen oder geschrieben.`,
  "line-refused": ({ name, line, expected }) =>
    `Zeile ${String(line)} von ${name} ist nicht wie vorgeschrieben (erwartet ${expected}). Es wurde nichts übernommen.`,
  "case-refused": ({ number, why }) =>
    `Der Vorfall ${number} kann in diesem Tresor nicht stehen (${why}), deshalb wurde nichts vom Archiv übernommen. Vielleicht ist hier schon ein Vorfall mit dieser Nummer.`,
  "medium-failed": ({ path, code }) =>
    `${path} kann nicht gelesen oder geschrieben werden (${code}): Der Datenträger wurde entfernt, ist schreibgeschützt oder beschädigt. Es blieb nichts zurück; versuchen Sie es erneut.`,
  "target-exists": ({ path }) => `${path} gibt es schon; die Datei wurde nicht angerührt.`,
  "source-changed": ({ name }) =>
    `Das gespeicherte Beweismittel ${name} ist nicht mehr, was es bei der Aufnahme war. Es wurde kein Archiv geschrieben; prüfen Sie den Tresor.`,
  "written-wrong": ({ path }) =>
    `${path} gibt andere Bytes zurück, als geschrieben wurden. Die Datei wurde entfernt; nehmen Sie einen anderen Datenträger.`,
  "recipients-refused": ({ why }) =>
    `Es wurde kein Archiv geschrieben: Die Empfänger passen nicht zusammen (${why}). Wählen Sie andere.`,
};
