import type { RelayFailureTexts } from "../failure-texts.ts";

/** Was geschah, was erhalten blieb, was zu tun ist. Was auf ein Relais wartet, wartet im Tresor. */
export const relayFailures: RelayFailureTexts = {
  "relay-not-configured": () =>
    "Für diesen Tresor ist kein Relais eingerichtet. Es wurde nichts gesendet oder abgeholt; richten Sie zuerst eines ein: relay configure.",
  "relay-unreachable": ({ url, code }) =>
    `Das Relais ${url} antwortet nicht (${code}). Was darauf wartet, bleibt im Tresor, und was übernommen wurde, bleibt erhalten; versuchen Sie es erneut, sobald eine Verbindung besteht.`,
  "relay-tls-refused": ({ url, code }) =>
    `Das Zertifikat des Relais ${url} wurde abgelehnt (${code}): Es stammt nicht von der festgelegten Stelle oder gilt für einen anderen Namen. Es wurde nichts gesendet. Fragen Sie den Betreiber, bevor Sie eine andere Stelle festlegen: Es könnte jemand dazwischen stehen.`,
  "relay-credentials-refused": ({ url }) =>
    `Das Relais ${url} nimmt die Zugangsdaten nicht an. Es wurde nichts gesendet oder abgeholt; bitten Sie den Betreiber um neue, dann: relay configure.`,
  "relay-not-permitted": ({ what }) =>
    `Das Relais erlaubt dies nicht: ${what}. Was wartet, bleibt im Tresor; der Betreiber muss die Rechte des Postfachs prüfen.`,
  "relay-mailbox-missing": ({ mailbox }) =>
    `Hinter dem Relais antwortet niemand für das Postfach ${mailbox}. Was darauf wartet, bleibt im Tresor; es ist noch nicht eröffnet, seine Server sind nicht bereit, oder die Adresse ist falsch.`,
  "relay-full": ({ mailbox }) =>
    `Das Postfach ${mailbox} ist voll. Was darauf wartet, bleibt im Tresor und geht ab, sobald der Inhaber abgeholt hat, was dort liegt.`,
  "relay-too-large": ({ name, sizeBytes, allowedBytes }) =>
    `${name} ist zu groß für das Relais (${String(sizeBytes)} Byte, erlaubt sind ${String(allowedBytes)}). Es bleibt, wo es ist; überbringen Sie es mit einem Datenträger: exchange folder.`,
  "relay-damaged": ({ name }) =>
    `${name} kam anders vom Relais, als es angekündigt war. Nichts davon wurde übernommen; beim nächsten Austausch wird es erneut abgeholt.`,
  "relay-peer-unknown-address": ({ peerId }) =>
    `Das Postfach des Partners ${peerId} ist nicht bekannt. Es wurde nichts für ihn geschrieben; übernehmen Sie eines seiner Bündel, oder tragen Sie die Adresse ein: relay peer.`,
};
