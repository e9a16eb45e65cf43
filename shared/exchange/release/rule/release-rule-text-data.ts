import type { LocalisedText } from "../../../domain/language/localised-text.ts";
import type { RecipientKind, ReleaseAction } from "./recipient.ts";
import type { ReleaseRuleKind } from "./release-rules-table.ts";

/** Each rule in one sentence: why something leaves, or why it stays and what would be needed. */
export const RELEASE_RULE_TEXTS: Readonly<Record<ReleaseRuleKind, LocalisedText>> = {
  "clear-to-anyone": {
    en: "TLP:CLEAR may go to anyone.",
    de: "TLP:CLEAR darf an alle gehen.",
    fr: "TLP:CLEAR peut être diffusé à tous.",
  },
  "green-to-community": {
    en: "TLP:GREEN may go to the community.",
    de: "TLP:GREEN darf in die Gemeinschaft gehen.",
    fr: "TLP:GREEN peut être diffusé au sein de la communauté.",
  },
  "green-not-in-public": {
    en: "TLP:GREEN stays in the community. Add the recipient to it, or choose another one.",
    de: "TLP:GREEN bleibt in der Gemeinschaft. Den Empfänger darin aufnehmen oder einen anderen wählen.",
    fr: "TLP:GREEN reste dans la communauté. Ajoutez-y le destinataire ou choisissez-en un autre.",
  },
  "amber-to-organisation": {
    en: "TLP:AMBER may go to an organisation that is named for the incident.",
    de: "TLP:AMBER darf an eine Organisation gehen, die für den Vorfall benannt ist.",
    fr: "TLP:AMBER peut aller à une organisation désignée pour l’incident.",
  },
  "amber-to-client": {
    en: "TLP:AMBER may go to a client who needs to know.",
    de: "TLP:AMBER darf an Kunden gehen, die es wissen müssen.",
    fr: "TLP:AMBER peut aller à un client qui a besoin d’en connaître.",
  },
  "amber-needs-to-know": {
    en: "TLP:AMBER goes only to organisations named for the incident and their clients. Name the organisation for it first.",
    de: "TLP:AMBER geht nur an Organisationen, die für den Vorfall benannt sind, und ihre Kunden. Die Organisation zuerst benennen.",
    fr: "TLP:AMBER ne va qu’aux organisations désignées pour l’incident et à leurs clients. Désignez d’abord l’organisation.",
  },
  "amber-strict-to-organisation": {
    en: "TLP:AMBER+STRICT may go to an organisation that is named for the incident.",
    de: "TLP:AMBER+STRICT darf an eine Organisation gehen, die für den Vorfall benannt ist.",
    fr: "TLP:AMBER+STRICT peut aller à une organisation désignée pour l’incident.",
  },
  "amber-strict-not-to-others": {
    en: "TLP:AMBER+STRICT goes only to organisations named for the incident, not to their clients.",
    de: "TLP:AMBER+STRICT geht nur an Organisationen, die für den Vorfall benannt sind, nicht an ihre Kunden.",
    fr: "TLP:AMBER+STRICT ne va qu’aux organisations désignées pour l’incident, pas à leurs clients.",
  },
  "red-to-named-persons": {
    en: "TLP:RED may go to the named persons once you have confirmed it a second time.",
    de: "TLP:RED darf nach einer zweiten Bestätigung an die benannten Personen gehen.",
    fr: "TLP:RED peut aller aux personnes désignées après une seconde confirmation.",
  },
  "red-to-nobody-else": {
    en: "TLP:RED goes only to persons named one by one. Name them for the incident first.",
    de: "TLP:RED geht nur an einzeln benannte Personen. Diese zuerst für den Vorfall benennen.",
    fr: "TLP:RED ne va qu’aux personnes nommées une à une. Désignez-les d’abord pour l’incident.",
  },
  "unmarked-stays": {
    en: "Without a TLP label nothing leaves. Choose one first.",
    de: "Ohne TLP-Kennzeichnung geht nichts hinaus. Zuerst eine wählen.",
    fr: "Sans étiquette TLP, rien ne sort. Choisissez-en une d’abord.",
  },
  "publish-needs-clear": {
    en: "Only TLP:CLEAR may be published.",
    de: "Nur TLP:CLEAR darf veröffentlicht werden.",
    fr: "Seul TLP:CLEAR peut être publié.",
  },
  "pap-would-be-noticed": {
    en: "The PAP label forbids what others would notice.",
    de: "Die PAP-Kennzeichnung verbietet, was andere bemerken würden.",
    fr: "L’étiquette PAP interdit ce que d’autres remarqueraient.",
  },
  "pap-missing": {
    en: "There is no PAP label, so nothing may be done that others would notice. Choose one first.",
    de: "Ohne PAP-Kennzeichnung darf nichts geschehen, was andere bemerken würden. Zuerst eine wählen.",
    fr: "Sans étiquette PAP, rien de perceptible par d’autres n’est permis. Choisissez-en une d’abord.",
  },
  "pap-asks-first": {
    en: "PAP:GREEN allows this once you have confirmed it.",
    de: "PAP:GREEN erlaubt das nach Bestätigung.",
    fr: "PAP:GREEN le permet après confirmation.",
  },
  "compartments-stay-apart": {
    en: "Exercise and real data never mix, nor do two exercises.",
    de: "Übungs- und Echtdaten werden nie vermischt, zwei Übungen auch nicht.",
    fr: "Données d’exercice et données réelles ne se mêlent jamais, ni deux exercices entre eux.",
  },
};

export const RECIPIENT_KIND_NAMES: Readonly<Record<RecipientKind, LocalisedText>> = {
  public: { en: "anyone", de: "alle", fr: "tout le monde" },
  "community-peer": {
    en: "peer of the community",
    de: "Partner der Gemeinschaft",
    fr: "pair de la communauté",
  },
  client: {
    en: "client who needs to know",
    de: "Kunde, der es wissen muss",
    fr: "client ayant besoin d’en connaître",
  },
  "named-organisation": {
    en: "organisation named for the incident",
    de: "für den Vorfall benannte Organisation",
    fr: "organisation désignée pour l’incident",
  },
  "own-device": { en: "our own device", de: "eigenes Gerät", fr: "notre propre appareil" },
  "named-person": { en: "named person", de: "benannte Person", fr: "personne désignée" },
};

export const RELEASE_ACTION_NAMES: Readonly<Record<ReleaseAction, LocalisedText>> = {
  bundle: { en: "send a bundle", de: "Bündel senden", fr: "envoyer un paquet" },
  "export-file": { en: "export a file", de: "Datei exportieren", fr: "exporter un fichier" },
  print: { en: "print", de: "drucken", fr: "imprimer" },
  copy: { en: "copy", de: "kopieren", fr: "copier" },
  publish: { en: "publish", de: "veröffentlichen", fr: "publier" },
  notify: { en: "notify", de: "benachrichtigen", fr: "notifier" },
};
