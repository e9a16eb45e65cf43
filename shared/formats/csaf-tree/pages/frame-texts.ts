import type { Language } from "../../../text/language.ts";

/** Words of the pages' frame. What an advisory says stays in the language it was written in. */
export interface FrameTexts {
  readonly advisories: string;
  readonly guides: string;
  readonly search: string;
  readonly searchHint: string;
  readonly results: string;
  readonly noResults: string;
  readonly searchNeedsScript: string;
  readonly skip: string;
  readonly published: string;
  readonly updated: string;
  readonly version: string;
  readonly severity: string;
  readonly score: string;
  readonly vulnerabilities: string;
  readonly remediations: string;
  readonly references: string;
  readonly history: string;
  readonly files: string;
  readonly signature: string;
  readonly asText: string;
  readonly none: string;
  readonly verify: string;
  readonly home: string;
  readonly more: string;
}

export const FRAME_TEXTS: Readonly<Record<Language, FrameTexts>> = {
  en: {
    advisories: "Security advisories",
    guides: "Guides",
    search: "Search",
    searchHint: "Number, CVE, product or word",
    results: "found",
    noResults: "Nothing found.",
    searchNeedsScript: "The search needs JavaScript; the list below does not.",
    skip: "To the content",
    published: "Published",
    updated: "Updated",
    version: "Version",
    severity: "Severity",
    score: "CVSS score",
    vulnerabilities: "Vulnerabilities",
    remediations: "What to do",
    references: "References",
    history: "Changes",
    files: "Files",
    signature: "OpenPGP signature",
    asText: "Plain text",
    none: "No advisories have been published.",
    verify: "OpenPGP key of the signatures",
    home: "All advisories",
    more: "More:",
  },
  de: {
    advisories: "Sicherheitshinweise",
    guides: "Anleitungen",
    search: "Suche",
    searchHint: "Nummer, CVE, Produkt oder Wort",
    results: "gefunden",
    noResults: "Nichts gefunden.",
    searchNeedsScript: "Die Suche braucht JavaScript, die Liste darunter nicht.",
    skip: "Zum Inhalt",
    published: "Veröffentlicht",
    updated: "Aktualisiert",
    version: "Fassung",
    severity: "Schweregrad",
    score: "CVSS-Wert",
    vulnerabilities: "Schwachstellen",
    remediations: "Was zu tun ist",
    references: "Verweise",
    history: "Änderungen",
    files: "Dateien",
    signature: "OpenPGP-Signatur",
    asText: "Nur Text",
    none: "Es wurden noch keine Hinweise veröffentlicht.",
    verify: "OpenPGP-Schlüssel der Signaturen",
    home: "Alle Hinweise",
    more: "Mehr:",
  },
  fr: {
    advisories: "Avis de sécurité",
    guides: "Guides",
    search: "Recherche",
    searchHint: "Numéro, CVE, produit ou mot",
    results: "trouvés",
    noResults: "Aucun résultat.",
    searchNeedsScript: "La recherche nécessite JavaScript ; la liste ci-dessous s’en passe.",
    skip: "Aller au contenu",
    published: "Publié le",
    updated: "Mis à jour le",
    version: "Version",
    severity: "Gravité",
    score: "Score CVSS",
    vulnerabilities: "Vulnérabilités",
    remediations: "Que faire",
    references: "Références",
    history: "Modifications",
    files: "Fichiers",
    signature: "Signature OpenPGP",
    asText: "Texte brut",
    none: "Aucun avis n’a encore été publié.",
    verify: "Clé OpenPGP des signatures",
    home: "Tous les avis",
    more: "Détails :",
  },
};
