import type { LocalisedText } from "../language/localised-text.ts";

/**
 * `stix`: relationship type of STIX 2.1 (§4 of each object, §5.1 for the common ones). `case`: ours, between our own
 * records.
 */
export interface RelationType {
  readonly origin: "stix" | "case";
  /** Reads the same from both ends. */
  readonly isSymmetric: boolean;
  /** How it reads from the first end: "A … B". */
  readonly forward: LocalisedText;
  /** How it reads from the other end: "B … A". */
  readonly backward: LocalisedText;
}

function stix(forward: LocalisedText, backward: LocalisedText): RelationType {
  return { origin: "stix", isSymmetric: false, forward, backward };
}

function ours(forward: LocalisedText, backward: LocalisedText): RelationType {
  return { origin: "case", isSymmetric: false, forward, backward };
}

function mutual(origin: RelationType["origin"], forward: LocalisedText): RelationType {
  return { origin, isSymmetric: true, forward, backward: forward };
}

/** Every relation type that is offered; others are kept as they came in. */
export const RELATION_TYPES = {
  "related-to": mutual("stix", {
    en: "is related to",
    de: "hängt zusammen mit",
    fr: "est lié à",
  }),
  "duplicate-of": stix(
    { en: "is a duplicate of", de: "ist ein Duplikat von", fr: "est un doublon de" },
    { en: "has the duplicate", de: "hat das Duplikat", fr: "a pour doublon" },
  ),
  "derived-from": stix(
    { en: "is derived from", de: "ist abgeleitet von", fr: "est dérivé de" },
    { en: "is the source of", de: "ist die Quelle von", fr: "est la source de" },
  ),
  "merged-into": ours(
    { en: "was merged into", de: "wurde zusammengeführt mit", fr: "a été fusionné dans" },
    { en: "took in", de: "hat aufgenommen", fr: "a absorbé" },
  ),
  "merged-from": ours(
    { en: "took in", de: "hat aufgenommen", fr: "a absorbé" },
    { en: "was merged into", de: "wurde zusammengeführt mit", fr: "a été fusionné dans" },
  ),
  "split-from": ours(
    { en: "was split off from", de: "wurde abgetrennt von", fr: "a été séparé de" },
    { en: "was split into", de: "wurde aufgeteilt in", fr: "a été scindé en" },
  ),
  "part-of": ours(
    { en: "is part of", de: "ist Teil von", fr: "fait partie de" },
    { en: "comprises", de: "umfasst", fr: "comprend" },
  ),
  "caused-by": ours(
    { en: "was caused by", de: "wurde verursacht durch", fr: "a été causé par" },
    { en: "caused", de: "hat verursacht", fr: "a causé" },
  ),
  "follows-up": ours(
    { en: "follows up on", de: "folgt auf", fr: "fait suite à" },
    { en: "is followed up by", de: "wird fortgeführt in", fr: "est suivi par" },
  ),
  "attributed-to": stix(
    { en: "is attributed to", de: "wird zugeschrieben", fr: "est attribué à" },
    {
      en: "is held responsible for",
      de: "gilt als verantwortlich für",
      fr: "est tenu responsable de",
    },
  ),
  "authored-by": stix(
    { en: "was written by", de: "wurde verfasst von", fr: "a été écrit par" },
    { en: "is the author of", de: "hat verfasst", fr: "est l’auteur de" },
  ),
  "beacons-to": stix(
    { en: "beacons to", de: "meldet sich bei", fr: "contacte périodiquement" },
    { en: "receives beacons from", de: "erhält Meldungen von", fr: "reçoit les balises de" },
  ),
  "based-on": stix(
    { en: "is based on", de: "beruht auf", fr: "est fondé sur" },
    { en: "is the basis of", de: "ist Grundlage von", fr: "est à la base de" },
  ),
  "communicates-with": stix(
    { en: "communicates with", de: "kommuniziert mit", fr: "communique avec" },
    { en: "is contacted by", de: "wird kontaktiert von", fr: "est contacté par" },
  ),
  compromises: stix(
    { en: "compromises", de: "kompromittiert", fr: "compromet" },
    { en: "is compromised by", de: "wird kompromittiert von", fr: "est compromis par" },
  ),
  "consists-of": stix(
    { en: "consists of", de: "besteht aus", fr: "se compose de" },
    { en: "belongs to", de: "gehört zu", fr: "appartient à" },
  ),
  controls: stix(
    { en: "controls", de: "steuert", fr: "contrôle" },
    { en: "is controlled by", de: "wird gesteuert von", fr: "est contrôlé par" },
  ),
  delivers: stix(
    { en: "delivers", de: "liefert aus", fr: "distribue" },
    { en: "is delivered by", de: "wird ausgeliefert von", fr: "est distribué par" },
  ),
  downloads: stix(
    { en: "downloads", de: "lädt herunter", fr: "télécharge" },
    { en: "is downloaded by", de: "wird heruntergeladen von", fr: "est téléchargé par" },
  ),
  drops: stix(
    { en: "drops", de: "legt ab", fr: "dépose" },
    { en: "is dropped by", de: "wird abgelegt von", fr: "est déposé par" },
  ),
  exploits: stix(
    { en: "exploits", de: "nutzt aus", fr: "exploite" },
    { en: "is exploited by", de: "wird ausgenutzt von", fr: "est exploité par" },
  ),
  "exfiltrates-to": stix(
    { en: "exfiltrates to", de: "leitet Daten aus nach", fr: "exfiltre vers" },
    { en: "receives stolen data from", de: "erhält Daten von", fr: "reçoit les données volées de" },
  ),
  has: stix(
    { en: "has", de: "hat", fr: "a" },
    { en: "is present in", de: "ist vorhanden in", fr: "est présent dans" },
  ),
  hosts: stix(
    { en: "hosts", de: "beherbergt", fr: "héberge" },
    { en: "is hosted by", de: "liegt bei", fr: "est hébergé par" },
  ),
  impersonates: stix(
    { en: "impersonates", de: "gibt sich aus als", fr: "usurpe l’identité de" },
    { en: "is impersonated by", de: "wird nachgeahmt von", fr: "est usurpé par" },
  ),
  indicates: stix(
    { en: "indicates", de: "weist hin auf", fr: "indique" },
    { en: "is indicated by", de: "wird angezeigt durch", fr: "est indiqué par" },
  ),
  investigates: stix(
    { en: "investigates", de: "untersucht", fr: "enquête sur" },
    { en: "is investigated by", de: "wird untersucht durch", fr: "fait l’objet de l’enquête" },
  ),
  "located-at": stix(
    { en: "is located at", de: "befindet sich in", fr: "se trouve à" },
    { en: "is the location of", de: "ist Standort von", fr: "est le lieu de" },
  ),
  mitigates: stix(
    { en: "mitigates", de: "mindert", fr: "atténue" },
    { en: "is mitigated by", de: "wird gemindert durch", fr: "est atténué par" },
  ),
  "originates-from": stix(
    { en: "originates from", de: "stammt aus", fr: "provient de" },
    { en: "is the origin of", de: "ist Ursprung von", fr: "est l’origine de" },
  ),
  owns: stix(
    { en: "owns", de: "besitzt", fr: "possède" },
    { en: "is owned by", de: "gehört", fr: "appartient à" },
  ),
  remediates: stix(
    { en: "remediates", de: "behebt", fr: "remédie à" },
    { en: "is remediated by", de: "wird behoben durch", fr: "est corrigé par" },
  ),
  "resolves-to": stix(
    { en: "resolves to", de: "löst auf nach", fr: "se résout en" },
    { en: "is the address of", de: "ist Adresse von", fr: "est l’adresse de" },
  ),
  targets: stix(
    { en: "targets", de: "zielt auf", fr: "cible" },
    { en: "is targeted by", de: "ist Ziel von", fr: "est ciblé par" },
  ),
  uses: stix(
    { en: "uses", de: "verwendet", fr: "utilise" },
    { en: "is used by", de: "wird verwendet von", fr: "est utilisé par" },
  ),
  "variant-of": stix(
    { en: "is a variant of", de: "ist eine Variante von", fr: "est une variante de" },
    { en: "has the variant", de: "hat die Variante", fr: "a pour variante" },
  ),
  characterizes: stix(
    { en: "characterizes", de: "beschreibt", fr: "caractérise" },
    { en: "is characterized by", de: "wird beschrieben durch", fr: "est caractérisé par" },
  ),
  "analysis-of": stix(
    { en: "is an analysis of", de: "ist eine Analyse von", fr: "est une analyse de" },
    { en: "was analysed in", de: "wurde analysiert in", fr: "a été analysé dans" },
  ),
  "static-analysis-of": stix(
    {
      en: "is a static analysis of",
      de: "ist eine statische Analyse von",
      fr: "est une analyse statique de",
    },
    {
      en: "was analysed statically in",
      de: "wurde statisch analysiert in",
      fr: "a été analysé statiquement dans",
    },
  ),
  "dynamic-analysis-of": stix(
    {
      en: "is a dynamic analysis of",
      de: "ist eine dynamische Analyse von",
      fr: "est une analyse dynamique de",
    },
    {
      en: "was analysed dynamically in",
      de: "wurde dynamisch analysiert in",
      fr: "a été analysé dynamiquement dans",
    },
  ),
} as const satisfies Readonly<Record<string, RelationType>>;

export type RelationTypeName = keyof typeof RELATION_TYPES;
