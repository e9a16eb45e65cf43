import { describeBundleProblem } from "../bundle-problem-texts.ts";
import type { ExchangeFailureTexts } from "../failure-texts.ts";
import { bundleProblems } from "./bundle-problems.ts";

/** Was geschah, was erhalten blieb, was zu tun ist: Bündel und die Ordner, die sie tragen. */
export const exchangeFailures: ExchangeFailureTexts = {
  "bundle-refused": ({ problem }) => describeBundleProblem(problem, bundleProblems),
  "line-refused": ({ line, expected }) =>
    `Zeile ${String(line)} der Einträge ist nicht, wie sie sein muss (${expected}). Es wurde nichts übernommen; geben Sie dem Absender Bescheid.`,
  "sender-not-verified": () =>
    "Der Fingerabdruck des Absenders wurde nie verglichen. Seine Bündel lassen sich deshalb ansehen, aber nicht übernehmen. Es wurde nichts übernommen; vergleichen Sie zuerst die Wörter am Telefon (auf der Befehlszeile: peer trust).",
  "stream-forked": ({ sequence }) =>
    `Zwei verschiedene Bündel dieses Absenders tragen die Nummer ${String(sequence)}: Eine Kopie seines Tresors schreibt ebenfalls, oder jemand anderes. Es wurde nichts übernommen; geben Sie dem Absender Bescheid.`,
  "release-changed": () =>
    "Was hinausginge, hat sich seit Ihrer Durchsicht geändert. Es wurde nichts geschrieben; sehen Sie sich die Vorschau erneut an.",
  "carrier-missing": ({ path }) =>
    `Einen Ordner ${path} gibt es nicht. Es wurde nichts gelesen oder geschrieben; stecken Sie den Stick ein oder nennen Sie einen anderen Ordner.`,
  "carrier-not-a-folder": ({ path, found }) =>
    `${path} ist kein Ordner (${found}), und Verknüpfungen wird nicht gefolgt. Es wurde nichts gelesen oder geschrieben; nennen Sie den Ordner selbst.`,
  "carrier-inside-vault": ({ path }) =>
    `${path} liegt im Tresor; von dort und dorthin werden keine Bündel getragen. Es wurde nichts gelesen oder geschrieben; nennen Sie einen anderen Ordner.`,
};
