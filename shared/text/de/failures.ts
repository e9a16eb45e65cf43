import type { KitRefusal } from "../../domain/victim-kit/kit-format.ts";
import { describeArchiveProblem } from "../archive-problem-texts.ts";
import type { FailureTexts } from "../failure-texts.ts";
import { exchangeFailures } from "./exchange-failures.ts";
import { noticeFailures } from "./notice-failures.ts";
import { archiveProblems } from "./archive-problems.ts";
import { describeFinding } from "./custody.ts";
import { identityFailures } from "./identity-failures.ts";
import { describeTemplateProblem } from "./template-problems.ts";
import { relayFailures } from "./relay-failures.ts";
import { warningLists } from "./warning-lists.ts";

const UNDO_REFUSALS: Readonly<Record<string, string>> = {
  unknown: "diese Aktion gibt es nicht",
  final: "es gilt seiner Natur nach, wie eine Übergabe oder eine Ausgabe",
  "undone-already": "es wurde bereits rückgängig gemacht",
  "changed-since": "etwas davon wurde später erneut geändert",
  "in-use": "spätere Arbeit baut darauf auf",
  "parent-gone": "das, wozu es gehörte, gibt es nicht mehr",
};

const KIT_REFUSALS: Readonly<Record<KitRefusal, (detail: string) => string>> = {
  "not-a-return": () => "Das ist keine Antwortdatei aus einem Hilfspaket.",
  "is-a-kit": () =>
    "Das ist ein Hilfspaket selbst. Übernehmen Sie die Datei, die die Betroffenen daraus gespeichert haben.",
  "unknown-kit": (kit) =>
    `Dieser Tresor hat kein solches Paket erstellt (${kit}). Übernehmen Sie die Antworten auf dem Rechner, der es erstellt hat.`,
  altered: () =>
    "Die Datei wurde unterwegs verändert oder beschädigt oder von jemandem versiegelt, der das Paket nicht geöffnet hatte. Bitten Sie darum, sie noch einmal zu speichern und zu senden.",
  "other-case": (number) =>
    `Sie gehören zu ${number}. Übernehmen Sie sie dort oder ohne Angabe eines Vorfalls.`,
  "case-gone": () => "Der Vorfall des Pakets ist nicht mehr in diesem Tresor.",
  "taken-in-before": (number) => `Sie wurden schon übernommen, als ${number}.`,
};

/** Ein oder zwei Sätze je Fehler: was geschah, womit, was erhalten blieb, was zu tun ist. */
export const failures: FailureTexts = {
  "vault-locked": () =>
    "Der Tresor ist gesperrt. Es wurde nichts geändert. Entsperren Sie ihn und versuchen Sie es erneut.",
  "vault-open-already": ({ vaultName }) =>
    `Der Tresor „${vaultName}“ ist hier bereits geöffnet. Sperren Sie ihn zuerst.`,
  "unknown-vault": ({ vaultName }) =>
    `An diesem Arbeitsplatz gibt es keinen Tresor „${vaultName}“. Legen Sie ihn an oder stellen Sie eine Sicherung wieder her.`,
  "not-found": ({ recordKind, id }) =>
    `In diesem Tresor gibt es keinen Eintrag ${recordKind} ${id}. Vielleicht wurde er entfernt oder rückgängig gemacht.`,
  stale: ({ recordKind }) =>
    `Dieser Eintrag (${recordKind}) wurde inzwischen geändert. Es wurde nichts überschrieben: Sehen Sie sich die neuere Fassung an und ändern Sie sie erneut.`,
  "reason-required": ({ act }) =>
    `Dafür ist eine Begründung nötig (${act}). Es wurde nichts geändert.`,
  "transition-refused": ({ from, to }) =>
    `Der Status kann nicht von „${from}“ zu „${to}“ wechseln. Es wurde nichts geändert.`,
  "marking-required": ({ id }) =>
    `Die Meldung ${id} trägt keine TLP-Kennzeichnung, und CLEAR wird nie angenommen. Wählen Sie zuerst eine Kennzeichnung.`,
  "unknown-proposal": ({ id }) =>
    `Kein offener Vorschlag hat die Kennung ${id}: Er wurde beantwortet, oder eine spätere Änderung hier hat ihn überholt. Rufen Sie die Liste neu auf.`,
  "unknown-conflict": ({ id }) =>
    `Kein offener Konflikt hat die Kennung ${id}: Er wurde geklärt, oder einer seiner Texte hat sich geändert. Rufen Sie die Liste neu auf.`,
  "open-conflict": ({ field }) =>
    `Im Feld ${field} stehen Texte dieses Arbeitsplatzes nebeneinander. Klären Sie diese zuerst; es wurde nichts geändert.`,
  "above-ceiling": ({ number, tlp, ceiling }) =>
    `Der Vorfall ${number} ist ${tlp} und damit über der Obergrenze ${ceiling}: Es wurde nichts geschrieben. Wählen Sie ${tlp} als Obergrenze oder ändern Sie zuerst die Kennzeichnung des Vorfalls.`,
  "template-refused": ({ problem }) => describeTemplateProblem(problem),
  "invalid-value": ({ field, found, expected }) =>
    `${field}: „${found}“ ist nicht verwendbar; erwartet wird ${expected}. Es wurde nichts geändert.`,
  "query-error": ({ offset, found, expected }) =>
    `Die Abfrage ist ab Zeichen ${String(offset + 1)} nicht mehr verständlich: gefunden ${found}, erwartet ${expected}.`,
  "already-decided": ({ id, status }) =>
    `Über die Meldung ${id} ist bereits entschieden (${status}). Öffnen Sie sie erneut, um neu zu entscheiden.`,
  "cannot-merge": ({ id, why }) =>
    `Der Vorfall ${id} kann nicht zusammengeführt oder geteilt werden: ${why}. Es wurde nichts geändert.`,
  "cannot-undo": ({ why }) =>
    `Das lässt sich nicht rückgängig machen: ${UNDO_REFUSALS[why] ?? why}. Es wurde nichts geändert.`,
  "nothing-to-undo": () => "Es gibt nichts rückgängig zu machen.",
  cancelled: () =>
    "Abgebrochen. Was vorher fertig war, bleibt; vom Rest ist nichts zurückgeblieben.",
  "archive-refused": ({ problem }) => describeArchiveProblem(problem, archiveProblems),
  "custody-refused": ({ findings }) =>
    `Die Übergabe hält nicht: ${findings.map((one) => describeFinding(one)).join("; ")}. Es wurde nichts unterzeichnet oder vermerkt; bitten Sie um die Datei, wie sie geschrieben wurde.`,
  "evidence-damaged": ({ name, detail }) =>
    `Die gespeicherte Kopie von „${name}“ ist beschädigt (${detail}). Es wurde nichts ausgegeben; stellen Sie die Datei aus einer Sicherung wieder her.`,
  "too-large": ({ what, limit, found }) =>
    `${what} ist zu groß: ${String(found)}, erlaubt sind ${String(limit)}.`,
  "warning-list-refused": ({ problem, detail }) =>
    `Diese Datei ${warningLists.problems[problem]}: ${detail}. Die Listen bleiben, wie sie waren. Nehmen Sie die list.json einer MISP-Warnliste.`,
  "no-notification": ({ held }) =>
    held === 0
      ? "Es gibt keine entworfene Benachrichtigung, die ausgegeben werden könnte. Entwerfen Sie zuerst welche."
      : `Keine Benachrichtigung wurde ausgegeben: ${String(held)} bleiben hier, weil die Stelle kurz zuvor informiert wurde, keine Nachrichten möchte oder die Nachricht schon hinausging.`,
  "kit-refused": ({ why, name, detail }) =>
    `Die Antworten in ${name} wurden nicht übernommen; nichts hat sich geändert. ${KIT_REFUSALS[why](detail)}`,
  "nothing-to-send": () =>
    "Nichts davon darf an diese Empfänger gehen; es wurde kein Bündel geschrieben. Die Vorschau sagt, was bleibt und warum.",
  "ticket-expired": () =>
    "Dieser Download wurde bereits abgeholt oder ist abgelaufen. Starten Sie ihn erneut.",
  "file-not-readable": ({ path, code }) =>
    `${path} ist nicht lesbar (${code}). Es wurde nichts daraus übernommen.`,
  "file-not-writable": ({ path, code }) => `${path} kann nicht geschrieben werden (${code}).`,
  "disk-full": () =>
    "Der Datenträger ist voll. Die Änderung wurde nicht gespeichert; was vorher gespeichert war, ist sicher. Schaffen Sie Platz und versuchen Sie es erneut.",
  "keychain-unavailable": ({ why }) =>
    `Der Schlüsselspeicher dieses Rechners ist nicht nutzbar (${why}). Verwenden Sie die Passphrase.`,
  "not-in-this-shell": ({ what }) => `${what} ist hier nicht verfügbar.`,
  internal: ({ reference }) =>
    `In Watchpost ist ein Fehler aufgetreten. Was vorher gespeichert war, ist sicher. Kennung für einen Fehlerbericht: ${reference}.`,

  "vault-missing": ({ path }) => `In ${path} liegt kein Tresor.`,
  "directory-not-empty": ({ path }) =>
    `${path} ist nicht leer. Ein neuer Tresor braucht einen eigenen Ordner.`,
  "not-a-regular-file": ({ path }) =>
    `${path} ist keine gewöhnliche Datei, und Verknüpfungen wird nicht gefolgt. Es wurde nichts geöffnet.`,
  "network-mount-refused": ({ path, mountType }) =>
    `${path} liegt auf einem Netzlaufwerk (${mountType}); dort kann ein Tresor Schaden nehmen. Kopieren Sie ihn auf einen lokalen Datenträger.`,
  "vault-in-use": ({ openedBy }) =>
    openedBy
      ? `Der Tresor ist in ${openedBy.program} geöffnet (Prozess ${String(openedBy.pid)} auf ${openedBy.host}, seit ${openedBy.sinceIso}). Schließen Sie ihn dort zuerst.`
      : "Der Tresor ist in einem anderen Programm geöffnet. Schließen Sie ihn dort zuerst.",
  "header-malformed": ({ place, expected }) =>
    `Der Kopf des Tresors ist bei ${place} nicht lesbar: erwartet wird ${expected}. Es wurde nichts geändert; stellen Sie vault.json aus einer Sicherung wieder her.`,
  "header-altered": () =>
    "Der Kopf des Tresors wurde von jemandem ohne Schlüssel verändert. Es wurde nichts geöffnet; vergleichen Sie ihn mit einer Sicherung.",
  "vault-from-newer-version": ({ foundVersion, supportedVersion }) =>
    `Dies stammt von einem neueren Watchpost (Version ${String(foundVersion)}, bekannt ist ${String(supportedVersion)}). Es wurde nichts geändert; aktualisieren Sie Watchpost.`,
  "kdf-parameters-refused": ({ parameter, found, minimum, maximum }) =>
    `Der Kopf verlangt ${parameter} ${String(found)}; erlaubt sind ${String(minimum)} bis ${String(maximum)}. Der Tresor wurde nicht geöffnet.`,
  "slot-missing": ({ slot }) =>
    `Dieser Tresor lässt sich nicht über ${slot} öffnen: Das wurde nicht eingerichtet.`,
  "wrong-passphrase": () => "Die Passphrase öffnet diesen Tresor nicht.",
  "wrong-recovery-code": () => "Der Wiederherstellungscode öffnet diesen Tresor nicht.",
  "recovery-code-mistyped": ({ reason, position }) =>
    `Der Wiederherstellungscode enthält einen Tippfehler (${reason}${position > 0 ? `, nahe Zeichen ${String(position)}` : ""}).`,
  "passphrase-refused": ({ reason, minimumLength }) =>
    `Diese Passphrase ist nicht stark genug (${reason}). Verwenden Sie mindestens ${String(minimumLength)} Zeichen, etwa fünf Wörter ohne Zusammenhang.`,
  "keychain-weak": ({ backend }) =>
    `Der Schlüsselspeicher dieses Rechners schützt Schlüssel nicht (${backend}). Es wurde nichts gespeichert; verwenden Sie die Passphrase.`,
  "database-missing": ({ path }) =>
    `Die Datenbank des Tresors ${path} fehlt. Stellen Sie sie aus einer Sicherung wieder her.`,
  "database-unreadable": ({ path }) =>
    `${path} lässt sich mit dem Schlüssel dieses Tresors nicht öffnen: beschädigt oder fremd. Es wurde nichts geändert; stellen Sie eine Sicherung wieder her.`,
  "database-mismatch": ({ field }) =>
    `Die Datenbank gehört zu einem anderen Tresor (${field}). Es wurde nichts geöffnet.`,
  "engine-refused": ({ foundVersion }) =>
    `Die Datenbank-Engine ${foundVersion} ist nicht sicher verwendbar. Es wurde nichts geöffnet.`,
  "blob-missing": ({ name }) =>
    `Die gespeicherte Datei ${name} fehlt. Stellen Sie sie aus einer Sicherung wieder her.`,
  "blob-damaged": ({ name, reason, offsetBytes }) =>
    `Die gespeicherte Datei ${name} ist beschädigt (${reason} bei Byte ${String(offsetBytes)}). Stellen Sie sie aus einer Sicherung wieder her.`,
  "backup-missing": ({ path }) => `Es gibt keine Sicherung ${path}.`,
  "backup-damaged": ({ reason, offsetBytes }) =>
    `Die Sicherung ist nicht verwendbar (${reason}, bei Byte ${String(offsetBytes)}). Es wurde nichts wiederhergestellt.`,
  "backup-target-exists": ({ path }) => `${path} gibt es bereits und wird nicht überschrieben.`,

  ...identityFailures,
  ...exchangeFailures,
  ...noticeFailures,
  ...relayFailures,
};
