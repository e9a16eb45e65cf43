import { assertNever } from "../../../assert-never.ts";
import type { LocalisedText } from "../../../domain/language/localised-text.ts";
import type { WithheldReason } from "../closure/withheld.ts";
import { RELEASE_RULE_TEXTS } from "../rule/release-rule-text-data.ts";

/** Why something stays, in one sentence. */
export function describeWithheld(reason: WithheldReason): LocalisedText {
  return reason.kind === "rule" ? RELEASE_RULE_TEXTS[reason.rule] : TEXTS[textOf(reason)];
}

type TextKind = keyof typeof TEXTS;

function textOf(reason: Exclude<WithheldReason, { readonly kind: "rule" }>): TextKind {
  switch (reason.kind) {
    case "container-withheld":
    case "container-unknown":
    case "container-left-behind":
    case "end-withheld":
    case "not-ours":
    case "never-had":
    case "left-out":
    case "reference-withheld":
    case "malformed":
    case "unknown-kind":
    case "not-pseudonymisable":
      return reason.kind;
    default:
      return assertNever(reason);
  }
}

const TEXTS = {
  "container-withheld": {
    en: "It belongs to something that stays.",
    de: "Es gehört zu etwas, das hierbleibt.",
    fr: "Il appartient à un élément qui reste.",
  },
  "container-unknown": {
    en: "What it belongs to is not in this vault, so nobody can say whether it may leave.",
    de: "Wozu es gehört, ist nicht in diesem Tresor; niemand kann sagen, ob es hinausdarf.",
    fr: "Ce à quoi il appartient n’est pas dans ce coffre ; nul ne peut dire s’il peut sortir.",
  },
  "container-left-behind": {
    en: "What it belongs to is not part of this release and has never gone there. Add it.",
    de: "Wozu es gehört, ist nicht Teil dieser Freigabe und war nie dort. Mit aufnehmen.",
    fr: "Ce à quoi il appartient ne fait pas partie de cette diffusion et n’y est jamais allé. Ajoutez-le.",
  },
  "end-withheld": {
    en: "One end of this relation stays.",
    de: "Ein Ende dieser Beziehung bleibt hier.",
    fr: "Une extrémité de cette relation reste.",
  },
  "not-ours": {
    en: "It belongs to another organisation, which alone passes it on.",
    de: "Es gehört einer anderen Organisation; nur sie gibt es weiter.",
    fr: "Il appartient à une autre organisation, seule à pouvoir le transmettre.",
  },
  "never-had": {
    en: "It was removed here, and the recipient has never had it.",
    de: "Es wurde hier entfernt, und der Empfänger hatte es nie.",
    fr: "Il a été retiré ici et le destinataire ne l’a jamais eu.",
  },
  "left-out": {
    en: "You left it out.",
    de: "Von Ihnen ausgelassen.",
    fr: "Vous l’avez exclu.",
  },
  "reference-withheld": {
    en: "It points to something that stays.",
    de: "Es verweist auf etwas, das hierbleibt.",
    fr: "Il renvoie à un élément qui reste.",
  },
  malformed: {
    en: "The value does not have the form of its field.",
    de: "Der Wert hat nicht die Form seines Feldes.",
    fr: "La valeur n’a pas la forme de son champ.",
  },
  "unknown-kind": {
    en: "Only a newer version of Watchpost knows this kind of record and its rules.",
    de: "Nur eine neuere Version von Watchpost kennt diese Art von Eintrag und ihre Regeln.",
    fr: "Seule une version plus récente de Watchpost connaît ce type d’élément et ses règles.",
  },
  "not-pseudonymisable": {
    en: "It may name a victim and can’t be pseudonymised.",
    de: "Es kann ein Opfer nennen und lässt sich nicht pseudonymisieren.",
    fr: "Il peut désigner une victime et ne peut être pseudonymisé.",
  },
} as const satisfies Readonly<
  Record<Exclude<WithheldReason["kind"], "rule">, LocalisedText>
>;
