import type { PlaybookTask } from "./playbook.ts";
import { task } from "./task-builder.ts";

/** Tasks that most playbooks have in the same words. */

/** The reporter gets an answer: NIS2 Art. 23(5) asks for it within 24 hours where possible. */
export const answerReporter: PlaybookTask = task("answer-reporter", "notify", 24, {
  en: [
    "Answer the reporter",
    "Confirm receipt, give the incident number and a contact, say what to do first and what not to touch.",
  ],
  de: [
    "Meldenden antworten",
    "Eingang bestätigen, Vorfallsnummer und Kontakt nennen, sagen, was zuerst zu tun und was nicht anzufassen ist.",
  ],
  fr: [
    "Répondre au déclarant",
    "Accuser réception, donner le numéro de l’incident et un contact, dire quoi faire d’abord et quoi ne pas toucher.",
  ],
});

export const keepEvidence: PlaybookTask = task("keep-evidence", "identify", 8, {
  en: [
    "Secure evidence",
    "Ask for logs, images and samples before anything is cleaned up. Record hashes, who took them, when and how.",
  ],
  de: [
    "Beweise sichern",
    "Protokolle, Abbilder und Proben anfordern, bevor bereinigt wird. Hashwerte festhalten und wer sie wann und wie gesichert hat.",
  ],
  fr: [
    "Préserver les preuves",
    "Demander journaux, images et échantillons avant tout nettoyage. Noter les empreintes, qui les a pris, quand et comment.",
  ],
});

export const checkDuties: PlaybookTask = task("check-duties", "notify", 24, {
  en: [
    "Check reporting duties",
    "Does the victim have to report under NIS2, GDPR, DORA or the CRA? Tell them the terms; note whether other countries are concerned.",
  ],
  de: [
    "Meldepflichten prüfen",
    "Muss der Betroffene nach NIS2, DSGVO, DORA oder CRA melden? Fristen mitteilen; festhalten, ob andere Staaten betroffen sind.",
  ],
  fr: [
    "Vérifier les obligations de notification",
    "La victime doit-elle notifier au titre de NIS2, du RGPD, de DORA ou du CRA ? Indiquer les délais ; noter si d’autres États sont concernés.",
  ],
});

export const shareIndicators: PlaybookTask = task("share-indicators", "notify", 48, {
  en: [
    "Share indicators with peers",
    "Choose the indicators that help others, check TLP and PAP with the originator, take victim data out.",
  ],
  de: [
    "Indikatoren mit Partnern teilen",
    "Indikatoren auswählen, die anderen helfen, TLP und PAP mit dem Urheber klären, Daten der Betroffenen entfernen.",
  ],
  fr: [
    "Partager les indicateurs avec les pairs",
    "Choisir les indicateurs utiles à d’autres, vérifier TLP et PAP avec l’origine, retirer les données des victimes.",
  ],
});

export const adviseLawEnforcement: PlaybookTask = task("advise-police", "notify", 48, {
  en: [
    "Advise on a report to the police",
    "If a crime is likely, tell the victim where and how to report it and which evidence will be asked for.",
  ],
  de: [
    "Zur Anzeige beraten",
    "Liegt eine Straftat nahe, dem Betroffenen sagen, wo und wie er Anzeige erstattet und welche Beweise verlangt werden.",
  ],
  fr: [
    "Conseiller sur un dépôt de plainte",
    "Si une infraction est probable, indiquer à la victime où et comment porter plainte et quelles preuves seront demandées.",
  ],
});

export const verifyClean: PlaybookTask = task("verify-clean", "recover", 168, {
  en: [
    "Confirm that it is over",
    "Check with the owner and, as far as PAP allows, with own means that the cause is gone and nothing came back.",
  ],
  de: [
    "Bestätigen, dass es vorbei ist",
    "Mit dem Betreiber und, soweit PAP es erlaubt, mit eigenen Mitteln prüfen, dass die Ursache beseitigt und nichts zurückgekehrt ist.",
  ],
  fr: [
    "Confirmer que c’est terminé",
    "Vérifier avec l’exploitant et, si PAP le permet, par nos moyens que la cause a disparu et que rien n’est revenu.",
  ],
});

export const drawLessons: PlaybookTask = task("draw-lessons", "learn", 336, {
  en: [
    "Draw lessons",
    "Note what went well, what cost time and what should change in guides, contacts and this playbook.",
  ],
  de: [
    "Lehren ziehen",
    "Festhalten, was gut lief, was Zeit kostete und was an Anleitungen, Kontakten und diesem Ablauf zu ändern ist.",
  ],
  fr: [
    "Tirer les enseignements",
    "Noter ce qui a bien marché, ce qui a coûté du temps et ce qui doit changer dans les guides, contacts et ce plan.",
  ],
});
