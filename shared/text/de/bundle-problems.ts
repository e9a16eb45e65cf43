import type { BundlePart, SignerRefusal } from "../../exchange/bundle/refusal.ts";
import type { BundleProblemTexts } from "../bundle-problem-texts.ts";

export const PARTS: Readonly<Record<BundlePart, string>> = {
  header: "der Kopf der Verschlüsselung",
  size: "die Größe",
  payload: "der verschlüsselte Inhalt",
  archive: "das Archiv",
  manifest: "das Manifest",
  changes: "die Einträge",
  blob: "ein Beweismittel",
  padding: "die Auffüllung",
  part: "eines der Teile",
};

export const SIGNERS: Readonly<Record<SignerRefusal, string>> = {
  "unknown-sender":
    "von dieser Organisation liegt hier keine Karte vor; nehmen Sie sie auf und vergleichen Sie zuerst die Wörter",
  "certificate-malformed": "das Zertifikat des unterzeichnenden Geräts ist nicht lesbar",
  "other-organisation": "das unterzeichnende Gerät gehört zu einer anderen Organisation",
  "other-device-key": "das Zertifikat gilt für einen anderen Schlüssel",
  "weak-device-key": "es wurde mit einem unsicheren Schlüssel unterzeichnet",
  "not-certified": "die Organisation hat das unterzeichnende Gerät nicht zertifiziert",
  "root-retired":
    "das Gerät wurde mit einem Schlüssel zertifiziert, den die Organisation da schon ersetzt hatte",
  "root-compromised":
    "das Gerät wurde mit einem Schlüssel zertifiziert, der in fremden Händen sein kann",
  "out-of-scope": "dieses Gerät darf keine Bündel unterzeichnen",
  "device-revoked": "die Organisation hat das unterzeichnende Gerät widerrufen",
  "not-valid-yet": "das Zertifikat des Geräts war noch nicht gültig",
  "certificate-expired": "das Zertifikat des Geräts war abgelaufen",
  blocked: "dieser Organisation wurde hier das Vertrauen entzogen",
};

const RECIPIENTS = {
  none: "es ist kein Empfänger gewählt",
  "too-many": "ein Bündel hat höchstens 31 Empfänger; schreiben Sie zwei",
  mixed:
    "quantensichere und klassische Empfänger passen nicht in ein Bündel; wählen Sie eine Art für alle",
  malformed: "für einen der Schlüssel kann nicht verschlüsselt werden",
} as const;

/** Was geschah, was erhalten blieb, was zu tun ist. Ein abgelehntes Bündel ändert nie etwas. */
export const bundleProblems: BundleProblemTexts = {
  "not-a-bundle": () => "Das ist kein Bündel. Es wurde nichts übernommen.",
  armored: () =>
    "Das ist eine verschlüsselte Datei in Textform; Bündel sind binär. Es wurde nichts übernommen.",
  incomplete: ({ foundBytes, expectedBytes, name }) =>
    name !== null
      ? `Das Bündel ist unvollständig: ${name} fehlt oder ist zu kurz. Es wurde nichts übernommen; kopieren Sie es erneut.`
      : expectedBytes === null
        ? `Das Bündel ist unvollständig: Es endet nach ${String(foundBytes)} Byte. Es wurde nichts übernommen; kopieren Sie es erneut.`
        : `Das Bündel ist unvollständig: ${String(foundBytes)} von ${String(expectedBytes)} Byte sind da. Es wurde nichts übernommen; kopieren Sie es erneut.`,
  altered: ({ part, name }) =>
    `Das Bündel wurde unterwegs beschädigt oder verändert: So wurde ${PARTS[part]}${name === null ? "" : ` (${name})`} nicht geschrieben. Es wurde nichts übernommen; bitten Sie den Absender um eine neue Kopie.`,
  "header-malformed": () =>
    "Der Kopf der Verschlüsselung hat nicht die vorgeschriebene Form. Es wurde nichts übernommen; bitten Sie den Absender um eine neue Kopie.",
  "passphrase-refused": () =>
    "Diese Datei ist mit einer Passphrase verschlüsselt; Bündel sind das nie. Es wurde nichts übernommen.",
  "stanza-refused": ({ type }) =>
    `Diese Datei ist auf eine Art verschlüsselt, die Bündel nicht verwenden (${type}). Es wurde nichts übernommen.`,
  "mixed-recipients": () =>
    "Quantensichere und klassische Empfänger sind gemischt, das schützt keinen. Es wurde nichts übernommen; bitten Sie den Absender, es neu zu schreiben.",
  "not-for-us": () =>
    "Keiner unserer Schlüssel öffnet dieses Bündel: Es ist für andere, oder sein Kopf wurde verändert. Es wurde nichts übernommen.",
  "recipients-changed": ({ found, signed }) =>
    signed === null
      ? `So viele Empfänger (${found}) kann kein Bündel haben. Jemand hat es verändert; es wurde nichts übernommen.`
      : `Die Empfänger wurden nach dem Unterzeichnen geändert: ${found} statt ${signed}. Es wurde nichts übernommen.`,
  "archive-malformed": ({ offsetBytes, expected }) =>
    `Das Archiv darin ist nicht wie vorgeschrieben aufgebaut (bei Byte ${String(offsetBytes)}: erwartet wird ${expected}). Es wurde nichts übernommen.`,
  "manifest-not-canonical": () =>
    "Das Manifest steht nicht in der einen Form, die unterzeichnet werden darf. Es wurde nichts übernommen.",
  "manifest-malformed": ({ place, expected }) =>
    `Das Manifest ist bei ${place === "" ? "seinem Anfang" : place} nicht verwendbar: erwartet wird ${expected}. Es wurde nichts übernommen.`,
  "unknown-critical": ({ place }) =>
    `Das Bündel sagt etwas, das diese Version von Watchpost nicht versteht (${place}) und nicht übergehen darf. Es wurde nichts übernommen; aktualisieren Sie Watchpost.`,
  "newer-version": ({ found, supported }) =>
    `Das Bündel stammt von einem neueren Watchpost (Format ${found === null ? "unbekannt" : String(found)}, bekannt bis ${String(supported)}). Es wurde nichts übernommen; aktualisieren Sie Watchpost.`,
  "suite-refused": ({ found }) =>
    `Das Bündel ist auf eine hier unbekannte Art unterzeichnet (Verfahren ${String(found)}). Es wurde nichts übernommen; aktualisieren Sie Watchpost.`,
  "signature-malformed": () =>
    "Die Unterschrift des Bündels fehlt oder hat nicht die vorgeschriebene Form. Es wurde nichts übernommen.",
  "signer-refused": ({ why }) =>
    `Niemand, dem vertraut wird, steht für dieses Bündel ein: ${SIGNERS[why]}. Es bleibt in Quarantäne.`,
  "signature-invalid": () =>
    "Die Unterschrift des Bündels gilt nicht: Jemand anderes hat es geschrieben oder verändert. Es wurde nichts übernommen; sagen Sie es dem Absender.",
  downgraded: ({ what, found, floor }) =>
    `Der Absender hat vorher etwas Besseres verwendet (${what}: ${floor}, jetzt ${found}). Es wurde nichts übernommen; rufen Sie ihn an, bevor Sie es wieder erlauben.`,
  forwarded: () =>
    "Dieses Bündel ist nicht an Sie gerichtet: Jemand hat weitergegeben, was für andere geschrieben war. Es wurde nichts übernommen.",
  "wrong-vault-kind": ({ found }) =>
    found === "exercise"
      ? "Dieses Bündel stammt aus einer Übung und kann nicht in einen echten Tresor."
      : "Dieses Bündel enthält echte Daten und kann nicht in eine Übung.",
  "wrong-exercise": () =>
    "Dieses Bündel gehört zu einer anderen Übung. Es wurde nichts übernommen.",
  expired: ({ notAfter }) =>
    `Dieses Bündel sollte bis ${notAfter} übernommen werden. Es wurde nichts übernommen; bitten Sie den Absender um ein neues.`,
  "limit-exceeded": ({ limit, allowed }) =>
    `Das Bündel überschreitet das Erlaubte (${limit}: ${String(allowed)}). Es wurde nichts übernommen oder geschrieben.`,

  cancelled: () => "Abgebrochen. Es ist nichts zurückgeblieben.",
  "disk-full": ({ path }) => `Für ${path} ist kein Platz mehr. Es ist nichts zurückgeblieben.`,
  "medium-failed": ({ path, code }) =>
    `${path} kann nicht gelesen oder geschrieben werden (${code}): Der Datenträger wurde entfernt, ist schreibgeschützt oder beschädigt. Versuchen Sie es erneut; was fertig war, bleibt.`,
  "target-exists": ({ path }) => `${path} gibt es schon; es wurde nicht angetastet.`,
  "source-changed": ({ name }) =>
    `Das gespeicherte Beweismittel ${name} ist nicht mehr, was es bei der Aufnahme war. Es wurde kein Bündel geschrieben; prüfen Sie den Tresor.`,
  "written-wrong": ({ path }) =>
    `${path} gibt andere Bytes zurück, als geschrieben wurden. Die Kopie wurde entfernt; nehmen Sie einen anderen Datenträger.`,
  "recipients-refused": ({ why }) => `Es wurde kein Bündel geschrieben: ${RECIPIENTS[why]}.`,
};
