import type { LocalisedText } from "../language/localised-text.ts";
import type { RsitMachineValue } from "./rsit.ts";

/** An answer leads to the next question or to a classification. */
export type PickerTarget =
  | { readonly kind: "question"; readonly question: PickerQuestion }
  | { readonly kind: "classification"; readonly value: RsitMachineValue };

export interface PickerAnswer {
  readonly text: LocalisedText;
  readonly target: PickerTarget;
}

export interface PickerQuestion {
  readonly text: LocalisedText;
  readonly answers: readonly PickerAnswer[];
}

function answer(value: RsitMachineValue, en: string, de: string, fr: string): PickerAnswer {
  return { text: { en, de, fr }, target: { kind: "classification", value } };
}

function ask(
  leading: LocalisedText,
  text: LocalisedText,
  answers: readonly PickerAnswer[],
): PickerAnswer {
  return { text: leading, target: { kind: "question", question: { text, answers } } };
}

const malware = ask(
  { en: "Malicious software", de: "Schadsoftware", fr: "Logiciel malveillant" },
  {
    en: "What does the system in question do?",
    de: "Was tut das betroffene System?",
    fr: "Que fait le système concerné ?",
  },
  [
    answer(
      'rsit:malicious-code="infected-system"',
      "It is infected, or its data were encrypted",
      "Es ist infiziert, oder seine Daten wurden verschlüsselt",
      "Il est infecté, ou ses données ont été chiffrées",
    ),
    answer(
      'rsit:malicious-code="c2-server"',
      "It controls infected systems",
      "Es steuert infizierte Systeme",
      "Il commande des systèmes infectés",
    ),
    answer(
      'rsit:malicious-code="malware-distribution"',
      "It hands the malware out",
      "Es verteilt die Schadsoftware",
      "Il distribue le logiciel malveillant",
    ),
    answer(
      'rsit:malicious-code="malware-configuration"',
      "It holds a configuration for malware",
      "Es hält eine Konfiguration für Schadsoftware bereit",
      "Il héberge une configuration de logiciel malveillant",
    ),
    answer("rsit:malicious-code", "I don’t know yet", "Noch unbekannt", "Je ne sais pas encore"),
  ],
);

const intrusion = ask(
  { en: "Somebody got in", de: "Jemand ist eingedrungen", fr: "Quelqu’un s’est introduit" },
  {
    en: "What did they get hold of?",
    de: "Was wurde übernommen?",
    fr: "De quoi s’est-on emparé ?",
  },
  [
    answer(
      'rsit:intrusions="privileged-account-compromise"',
      "An account with administrative rights",
      "Ein Konto mit administrativen Rechten",
      "D’un compte d’administration",
    ),
    answer(
      'rsit:intrusions="unprivileged-account-compromise"',
      "An ordinary user or service account",
      "Ein einfaches Benutzer- oder Dienstkonto",
      "D’un compte d’utilisateur ou de service ordinaire",
    ),
    answer(
      'rsit:intrusions="application-compromise"',
      "A web or other application",
      "Eine Web- oder andere Anwendung",
      "D’une application, web ou autre",
    ),
    answer(
      'rsit:intrusions="system-compromise"',
      "A whole system or device",
      "Ein ganzes System oder Gerät",
      "D’un système ou d’un appareil entier",
    ),
    answer(
      'rsit:intrusions="burglary"',
      "A building or room",
      "Ein Gebäude oder ein Raum",
      "D’un bâtiment ou d’un local",
    ),
    answer("rsit:intrusions", "I don’t know yet", "Noch unbekannt", "Je ne sais pas encore"),
  ],
);

const attempt = ask(
  {
    en: "Somebody probes or tries to get in",
    de: "Jemand späht aus oder versucht einzudringen",
    fr: "Quelqu’un sonde ou tente de s’introduire",
  },
  { en: "How?", de: "Wie?", fr: "Comment ?" },
  [
    answer(
      'rsit:information-gathering="scanner"',
      "By scanning addresses, ports or services",
      "Durch Scannen von Adressen, Ports oder Diensten",
      "En balayant des adresses, ports ou services",
    ),
    answer(
      'rsit:intrusion-attempts="brute-force"',
      "By trying passwords",
      "Durch Ausprobieren von Passwörtern",
      "En essayant des mots de passe",
    ),
    answer(
      'rsit:intrusion-attempts="ids-alert"',
      "By exploiting a known vulnerability",
      "Durch Ausnutzen einer bekannten Schwachstelle",
      "En exploitant une vulnérabilité connue",
    ),
    answer(
      'rsit:intrusion-attempts="exploit"',
      "By an exploit that nobody knew",
      "Durch einen bisher unbekannten Exploit",
      "Par un code d’exploitation inconnu",
    ),
    answer(
      'rsit:information-gathering="social-engineering"',
      "By deceiving people",
      "Durch Täuschen von Menschen",
      "En trompant des personnes",
    ),
    answer(
      'rsit:information-gathering="sniffing"',
      "By listening to network traffic",
      "Durch Mithören des Netzverkehrs",
      "En écoutant le trafic réseau",
    ),
  ],
);

const unavailable = ask(
  {
    en: "Something does not work any more",
    de: "Etwas funktioniert nicht mehr",
    fr: "Quelque chose ne fonctionne plus",
  },
  { en: "What is the cause?", de: "Was ist die Ursache?", fr: "Quelle est la cause ?" },
  [
    answer(
      'rsit:availability="ddos"',
      "A flood from many sources",
      "Eine Flut aus vielen Quellen",
      "Une inondation depuis de nombreuses sources",
    ),
    answer(
      'rsit:availability="dos"',
      "Requests from one or few sources",
      "Anfragen von einer oder wenigen Quellen",
      "Des requêtes d’une ou de quelques sources",
    ),
    answer(
      'rsit:availability="sabotage"',
      "Deliberate damage",
      "Absichtliche Beschädigung",
      "Un dommage volontaire",
    ),
    answer(
      'rsit:availability="misconfiguration"',
      "A wrong configuration",
      "Eine falsche Konfiguration",
      "Une erreur de configuration",
    ),
    answer(
      'rsit:availability="outage"',
      "A failure or natural cause",
      "Ein technischer oder natürlicher Ausfall",
      "Une panne ou une cause naturelle",
    ),
    answer("rsit:availability", "I don’t know yet", "Noch unbekannt", "Je ne sais pas encore"),
  ],
);

const information = ask(
  {
    en: "Information was read, changed, lost or leaked",
    de: "Informationen wurden gelesen, verändert, verloren oder sind abgeflossen",
    fr: "Des informations ont été lues, modifiées, perdues ou divulguées",
  },
  { en: "What happened to it?", de: "Was ist damit geschehen?", fr: "Que s’est-il passé ?" },
  [
    answer(
      'rsit:information-content-security="unauthorised-information-access"',
      "Somebody read it without permission",
      "Jemand hat sie unbefugt gelesen",
      "Quelqu’un les a lues sans autorisation",
    ),
    answer(
      'rsit:information-content-security="unauthorised-information-modification"',
      "Somebody changed it; a page was defaced, files encrypted",
      "Jemand hat sie verändert; eine Seite verunstaltet, Dateien verschlüsselt",
      "Quelqu’un les a modifiées ; page défigurée, fichiers chiffrés",
    ),
    answer(
      'rsit:information-content-security="data-loss"',
      "It is lost",
      "Sie sind verloren",
      "Elles sont perdues",
    ),
    answer(
      'rsit:information-content-security="data-leak"',
      "It got out",
      "Sie sind nach außen gelangt",
      "Elles ont fuité",
    ),
  ],
);

const deception = ask(
  {
    en: "Fraud or unwanted content",
    de: "Betrug oder unerwünschte Inhalte",
    fr: "Fraude ou contenu indésirable",
  },
  { en: "Which of these?", de: "Was davon?", fr: "Lequel ?" },
  [
    answer(
      'rsit:fraud="phishing"',
      "A fake page or mail asks for credentials",
      "Eine gefälschte Seite oder Mail fragt nach Zugangsdaten",
      "Une fausse page ou un faux courriel demande des identifiants",
    ),
    answer(
      'rsit:fraud="masquerade"',
      "Somebody pretends to be somebody else",
      "Jemand gibt sich als jemand anderes aus",
      "Quelqu’un se fait passer pour un autre",
    ),
    answer(
      'rsit:fraud="unauthorised-use-of-resources"',
      "Resources are used for other ends, such as mining",
      "Mittel werden zweckentfremdet, etwa zum Schürfen",
      "Des ressources sont détournées, par exemple pour miner",
    ),
    answer(
      'rsit:fraud="copyright"',
      "Protected works are offered",
      "Geschützte Werke werden angeboten",
      "Des œuvres protégées sont proposées",
    ),
    answer(
      'rsit:abusive-content="spam"',
      "Bulk mail nobody asked for",
      "Unverlangte Massenmails",
      "Des courriels de masse non sollicités",
    ),
    answer(
      'rsit:abusive-content="harmful-speech"',
      "Threats, harassment, discrimination",
      "Drohung, Belästigung, Diskriminierung",
      "Menaces, harcèlement, discrimination",
    ),
    answer(
      'rsit:abusive-content="violence"',
      "Sexual exploitation or violence",
      "Sexuelle Ausbeutung oder Gewalt",
      "Exploitation sexuelle ou violence",
    ),
  ],
);

const weakness = ask(
  {
    en: "Nothing happened yet, but something is open or weak",
    de: "Noch nichts geschehen, aber etwas ist offen oder schwach",
    fr: "Rien encore, mais quelque chose est ouvert ou faible",
  },
  {
    en: "What is the weakness?",
    de: "Worin besteht die Schwäche?",
    fr: "Quelle est la faiblesse ?",
  },
  [
    answer(
      'rsit:vulnerable="vulnerable-system"',
      "A known vulnerability is not patched",
      "Eine bekannte Schwachstelle ist nicht behoben",
      "Une vulnérabilité connue n’est pas corrigée",
    ),
    answer(
      'rsit:vulnerable="potentially-unwanted-accessible"',
      "A service should not be reachable",
      "Ein Dienst sollte nicht erreichbar sein",
      "Un service ne devrait pas être accessible",
    ),
    answer(
      'rsit:vulnerable="information-disclosure"',
      "A service gives information away",
      "Ein Dienst gibt Informationen preis",
      "Un service divulgue des informations",
    ),
    answer(
      'rsit:vulnerable="ddos-amplifier"',
      "A service can amplify attacks",
      "Ein Dienst kann Angriffe verstärken",
      "Un service peut amplifier des attaques",
    ),
    answer(
      'rsit:vulnerable="weak-crypto"',
      "The cryptography is weak",
      "Die Kryptografie ist schwach",
      "La cryptographie est faible",
    ),
  ],
);

const rest = ask(
  { en: "Something else", de: "Etwas anderes", fr: "Autre chose" },
  { en: "Which of these?", de: "Was davon?", fr: "Lequel ?" },
  [
    answer(
      'rsit:other="undetermined"',
      "Too little is known yet",
      "Es ist noch zu wenig bekannt",
      "On en sait encore trop peu",
    ),
    answer(
      'rsit:other="other"',
      "It fits nowhere else",
      "Es passt nirgends sonst",
      "Cela n’entre nulle part ailleurs",
    ),
    answer('rsit:test="test"', "It is only a test", "Es ist nur ein Test", "Ce n’est qu’un test"),
  ],
);

/** The first question; at most three lead to a classification, and every RSIT type can be reached. */
export const GUIDED_PICKER: PickerQuestion = {
  text: { en: "What is it about?", de: "Worum geht es?", fr: "De quoi s’agit-il ?" },
  answers: [malware, intrusion, attempt, unavailable, information, deception, weakness, rest],
};
