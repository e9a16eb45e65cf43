import type { NoticeFailureTexts } from "../failure-texts.ts";

export const noticeFailures: NoticeFailureTexts = {
  "nothing-to-recall": () =>
    "Nach dem Register hat keiner dieser Partner noch etwas davon. Es wurde keine Mitteilung geschrieben.",
  "unknown-notice": ({ id }) =>
    `In diesem Tresor gibt es keine Mitteilung ${id}. Rufen Sie die Liste auf: recall list.`,
  "notice-not-ours-to-do": ({ id, act }) =>
    `Die Mitteilung ${id} liegt auf der anderen Seite des Austauschs; das kann dieser Arbeitsplatz nicht tun (${act}). Es wurde nichts geändert.`,
  "notice-without-effect": ({ id, why }) =>
    `Die Mitteilung ${id} wurde beim Eingang abgelehnt (${why}) und hat keine Wirkung. Es wurde nichts geändert.`,
  "notice-confirmed": ({ at }) =>
    `Diese Mitteilung wurde bereits am ${at} bestätigt; was entfernt wurde, ist fort. Es wurde nichts geändert.`,
  "notice-went-out": ({ id }) =>
    `Die Mitteilung ${id} ist in einem Bündel hinausgegangen und kann nicht mehr zurückgezogen werden. Um die Einträge wieder gehen zu lassen: recall lift.`,
  "unknown-question": ({ id }) =>
    `In diesem Tresor gibt es keine Anfrage ${id}. Rufen Sie die Liste auf: request list.`,
  "question-not-ours-to-do": ({ id, act }) =>
    `Die Anfrage ${id} liegt auf der anderen Seite des Austauschs; das kann dieser Arbeitsplatz nicht tun (${act}). Es wurde nichts geschrieben.`,
  "question-ended": ({ id, state }) =>
    `Die Anfrage ${id} ist beendet (${state}); dazu wird nichts mehr geschrieben.`,
  "question-withheld": ({ tlp }) =>
    `${tlp} geht an einzeln benannte Personen, nicht an einen Arbeitsplatz. Es wurde nichts geschrieben; wählen Sie eine andere Kennzeichnung.`,
  "unknown-bundle": ({ id }) =>
    `In diesem Tresor gibt es kein Bündel ${id}. Rufen Sie die Liste auf: bundle list.`,
  "not-in-quarantine": ({ id }) =>
    `Kein Bündel ${id} wartet in Quarantäne. Rufen Sie die Liste auf: bundle list --quarantine.`,
  "bundle-rolled-back": ({ bundleId, at }) =>
    `Das Bündel ${bundleId} wurde am ${at} zurückgenommen. Es wurde nichts übernommen. Um es erneut zu übernehmen: bundle apply --again.`,
  "not-in-bundle": ({ bundleId, id }) =>
    `Bündel ${bundleId} bringt keinen Eintrag ${id}. Nichts wurde übernommen. Was es bringt, zeigt: bundle apply --preview.`,
  "records-left-out": ({ bundleId }) =>
    `Einträge von Bündel ${bundleId} wurden ausgelassen, als der Rest übernommen wurde. Sie lassen sich noch übernehmen: erneut prüfen und auswählen.`,
  "cannot-roll-back": ({ bundleId }) =>
    `Das Bündel ${bundleId} kann nicht zurückgenommen werden: Es ist ein eigenes, oder es kam, bevor die ersetzten Stände aufbewahrt wurden. Es wurde nichts geändert.`,
  "later-bundles": ({ bundleIds }) =>
    `Spätere Bündel haben dieselben Vorfälle geändert und müssen zuerst zurückgenommen werden: ${bundleIds.join(", ")}. Es wurde nichts geändert.`,
};
