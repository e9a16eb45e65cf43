import { describeBundleProblem } from "../bundle-problem-texts.ts";
import type { ExchangeFailureTexts } from "../failure-texts.ts";
import { bundleProblems } from "./bundle-problems.ts";

/** Ce qui s’est passé, ce qui est conservé, ce qu’il faut faire : les paquets et les dossiers qui les portent. */
export const exchangeFailures: ExchangeFailureTexts = {
  "bundle-refused": ({ problem }) => describeBundleProblem(problem, bundleProblems),
  "line-refused": ({ line, expected }) =>
    `La ligne ${String(line)} des éléments n’est pas conforme (${expected}). Rien n’a été intégré ; prévenez l’expéditeur.`,
  "sender-not-verified": () =>
    "L’empreinte de l’expéditeur n’a jamais été comparée : ses paquets peuvent être consultés, mais pas intégrés. Rien n’a été intégré ; comparez d’abord les mots de vive voix (en ligne de commande : peer trust).",
  "stream-forked": ({ sequence }) =>
    `Deux paquets différents de cet expéditeur portent le numéro ${String(sequence)} : une copie de son coffre écrit aussi, ou quelqu’un d’autre. Rien n’a été intégré ; prévenez l’expéditeur.`,
  "release-changed": () =>
    "Ce qui sortirait a changé depuis votre lecture. Rien n’a été écrit ; consultez de nouveau l’aperçu.",
  "carrier-missing": ({ path }) =>
    `Le dossier ${path} n’existe pas. Rien n’a été lu ni écrit ; branchez la clé ou indiquez un autre dossier.`,
  "carrier-not-a-folder": ({ path, found }) =>
    `${path} n’est pas un dossier (${found}), et les liens ne sont pas suivis. Rien n’a été lu ni écrit ; indiquez le dossier lui-même.`,
  "carrier-inside-vault": ({ path }) =>
    `${path} se trouve dans le coffre ; aucun paquet n’y est porté ni pris. Rien n’a été lu ni écrit ; indiquez un autre dossier.`,
};
