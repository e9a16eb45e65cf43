import type { LocalisedText } from "../language/localised-text.ts";
import type { RsitClass, RsitType } from "./rsit.ts";

/**
 * Names and explanations of the Reference Security Incident Taxonomy, version 1003. English names and descriptions are
 * those of the taxonomy (ENISA, CC0); the examples and the translations are ours.
 */
export interface RsitText {
  readonly name: LocalisedText;
  readonly description: LocalisedText;
}

export interface RsitTypeText extends RsitText {
  readonly example: LocalisedText;
}

export const RSIT_CLASS_TEXTS: Readonly<Record<RsitClass, RsitText>> = {
  "abusive-content": {
    name: { en: "Abusive Content", de: "Missbräuchliche Inhalte", fr: "Contenu abusif" },
    description: {
      en: "Abusive Content.",
      de: "Unerwünschte, verletzende oder verbotene Inhalte.",
      fr: "Contenus indésirables, blessants ou illicites.",
    },
  },
  "malicious-code": {
    name: { en: "Malicious Code", de: "Schadcode", fr: "Code malveillant" },
    description: {
      en: "Software that is intentionally included or inserted in a system for a harmful purpose. A user interaction is normally necessary to activate the code.",
      de: "Software, die absichtlich zu einem schädlichen Zweck in ein System eingebracht wird. Meist muss ein Benutzer mitwirken, damit sie läuft.",
      fr: "Logiciel introduit volontairement dans un système à des fins nuisibles. Une action de l’utilisateur est en général nécessaire pour l’activer.",
    },
  },
  "information-gathering": {
    name: {
      en: "Information Gathering",
      de: "Informationsbeschaffung",
      fr: "Collecte d’informations",
    },
    description: {
      en: "Information Gathering.",
      de: "Ausspähen von Systemen, Netzen oder Menschen, meist zur Vorbereitung eines Angriffs.",
      fr: "Reconnaissance de systèmes, de réseaux ou de personnes, le plus souvent avant une attaque.",
    },
  },
  "intrusion-attempts": {
    name: { en: "Intrusion Attempts", de: "Einbruchsversuche", fr: "Tentatives d’intrusion" },
    description: {
      en: "Intrusion Attempts.",
      de: "Versuche, in ein System einzudringen, die bisher nicht erkennbar gelungen sind.",
      fr: "Tentatives de pénétrer dans un système, sans succès constaté à ce stade.",
    },
  },
  intrusions: {
    name: { en: "Intrusions", de: "Einbrüche", fr: "Intrusions" },
    description: {
      en: "A successful compromise of a system or application (service). This can have been caused remotely by a known or new vulnerability, but also by an unauthorised local access. Also includes being part of a botnet.",
      de: "Gelungene Kompromittierung eines Systems oder einer Anwendung, aus der Ferne über eine bekannte oder neue Schwachstelle oder durch unbefugten Zugang vor Ort; auch die Zugehörigkeit zu einem Botnetz.",
      fr: "Compromission réussie d’un système ou d’une application, à distance par une vulnérabilité connue ou nouvelle, ou par un accès local non autorisé ; y compris l’appartenance à un botnet.",
    },
  },
  availability: {
    name: { en: "Availability", de: "Verfügbarkeit", fr: "Disponibilité" },
    description: {
      en: "By this kind of an attack a system is bombarded with so many packets that the operations are delayed or the system crashes. DoS examples are ICMP and SYN floods, Teardrop attacks and mail-bombing. DDoS often is based on DoS attacks originating from botnets, but also other scenarios exist like DNS Amplification attacks. However, the availability also can be affected by local actions (destruction, disruption of power supply, etc.) – or by Act of God, spontaneous failures or human error, without malice or gross neglect being involved.",
      de: "Ein System oder Dienst wird durch Überlastung gestört oder fällt aus, durch Angriff, Sabotage, höhere Gewalt, technisches Versagen oder menschlichen Fehler.",
      fr: "Un système ou un service est perturbé par surcharge ou tombe en panne : attaque, sabotage, force majeure, défaillance technique ou erreur humaine.",
    },
  },
  "information-content-security": {
    name: {
      en: "Information Content Security",
      de: "Sicherheit von Informationen",
      fr: "Sécurité des informations",
    },
    description: {
      en: "Besides a local abuse of data and systems the information security can be endangered by a successful account or application compromise. Furthermore attacks are possible that intercept and access information during transmission (wiretapping, spoofing or hijacking). Human/configuration/software error can also be the cause.",
      de: "Informationen werden unbefugt gelesen, verändert, verloren oder veröffentlicht, etwa nach der Übernahme eines Kontos, durch Abhören oder durch Fehler.",
      fr: "Des informations sont lues, modifiées, perdues ou divulguées sans autorisation : compte compromis, interception, erreur humaine ou de configuration.",
    },
  },
  fraud: {
    name: { en: "Fraud", de: "Betrug", fr: "Fraude" },
    description: {
      en: "Fraud.",
      de: "Täuschung zum eigenen Vorteil: fremde Mittel nutzen, fremde Rechte verletzen, sich als jemand anderes ausgeben.",
      fr: "Tromperie à son profit : usage de ressources d’autrui, atteinte à des droits, usurpation d’identité.",
    },
  },
  vulnerable: {
    name: { en: "Vulnerable", de: "Verwundbar", fr: "Vulnérable" },
    description: {
      en: "Open resolvers, world-readable printers, vulnerabilities apparent from scans, anti-virus signatures not up-to-date, etc.",
      de: "Offene Resolver, von überall erreichbare Drucker, bei Prüfungen sichtbare Schwachstellen, veraltete Virensignaturen und Ähnliches: noch kein Angriff, aber eine Einladung dazu.",
      fr: "Résolveurs ouverts, imprimantes accessibles à tous, vulnérabilités visibles lors d’un balayage, signatures antivirus périmées, etc. : pas encore une attaque, mais une invitation.",
    },
  },
  other: {
    name: { en: "Other", de: "Sonstiges", fr: "Autre" },
    description: {
      en: "All incidents which don't fit in one of the given categories should be put into this class. If the number of incidents in this category increases, it is an indicator that the classification scheme must be revised.",
      de: "Alles, was in keine andere Klasse passt. Häuft es sich, ist die Einteilung zu überprüfen.",
      fr: "Tout ce qui n’entre dans aucune autre classe. Si le nombre augmente, la classification est à revoir.",
    },
  },
  test: {
    name: { en: "Test", de: "Test", fr: "Test" },
    description: { en: "Meant for testing.", de: "Nur zum Testen.", fr: "Réservé aux essais." },
  },
};

export const RSIT_TYPE_TEXTS: Readonly<Record<RsitType, RsitTypeText>> = {
  spam: {
    name: { en: "Spam", de: "Spam", fr: "Spam" },
    description: {
      en: "Or 'Unsolicited Bulk Email', this means that the recipient has not granted verifiable permission for the message to be sent and that the message is sent as part of a larger collection of messages, all having a functionally comparable content. This IOC refers to resources which make up spam infrastructure, for example, harvesters like address verification, URLs in spam emails, etc.",
      de: "Massenhaft versandte, unverlangte Nachrichten, denen der Empfänger nicht nachweisbar zugestimmt hat. Gemeint ist auch die Infrastruktur dafür, etwa Adresssammler und Links in solchen Mails.",
      fr: "Messages envoyés en masse sans accord vérifiable du destinataire. Vise aussi l’infrastructure correspondante : collecteurs d’adresses, liens contenus dans ces courriels.",
    },
    example: {
      en: "A mail server in our constituency sends advertising to millions of addresses.",
      de: "Ein Mailserver aus unserem Zuständigkeitsbereich versendet Werbung an Millionen Adressen.",
      fr: "Un serveur de messagerie de notre périmètre envoie de la publicité à des millions d’adresses.",
    },
  },
  "harmful-speech": {
    name: { en: "Harmful Speech", de: "Verletzende Äußerungen", fr: "Propos préjudiciables" },
    description: {
      en: "Bullying, harassment or discrimination of somebody, e.g., cyber stalking, racism or threats against one or more individuals.",
      de: "Mobbing, Belästigung oder Diskriminierung, zum Beispiel Cyberstalking, Rassismus oder Drohungen gegen eine oder mehrere Personen.",
      fr: "Harcèlement, intimidation ou discrimination, par exemple cyberharcèlement, racisme ou menaces contre une ou plusieurs personnes.",
    },
    example: {
      en: "Threats against an employee are posted in a forum.",
      de: "In einem Forum wird eine Beschäftigte bedroht.",
      fr: "Des menaces contre une employée sont publiées sur un forum.",
    },
  },
  violence: {
    name: {
      en: "(Child) Sexual Exploitation/Sexual/Violent Content",
      de: "Sexuelle Ausbeutung (von Kindern), sexuelle oder gewaltverherrlichende Inhalte",
      fr: "Exploitation sexuelle (d’enfants), contenus sexuels ou violents",
    },
    description: {
      en: "Child Sexual Exploitation (CSE), sexual content, glorification of violence, etc.",
      de: "Darstellungen sexueller Ausbeutung von Kindern, sexuelle Inhalte, Gewaltverherrlichung und Ähnliches.",
      fr: "Exploitation sexuelle d’enfants, contenus à caractère sexuel, apologie de la violence, etc.",
    },
    example: {
      en: "A hacked web server offers forbidden pictures. Do not open or copy them; call the police.",
      de: "Ein gehackter Webserver bietet verbotene Bilder an. Nicht öffnen, nicht kopieren; die Polizei einschalten.",
      fr: "Un serveur web piraté propose des images interdites. Ne pas les ouvrir ni les copier ; prévenir la police.",
    },
  },
  "infected-system": {
    name: { en: "Infected System", de: "Infiziertes System", fr: "Système infecté" },
    description: {
      en: "System infected with malware, e.g., a PC, smartphone or server infected with a rootkit. Most often this refers to a connection to a sinkholed command and control server.",
      de: "Mit Schadsoftware infiziertes System, etwa ein PC, Smartphone oder Server mit Rootkit. Meist aufgefallen durch eine Verbindung zu einem übernommenen Steuerungsserver (Sinkhole).",
      fr: "Système infecté par un logiciel malveillant : PC, téléphone, serveur avec rootkit. Le plus souvent repéré par une connexion à un serveur de commande détourné (sinkhole).",
    },
    example: {
      en: "A sinkhole reports the address of an office as part of a botnet; ransomware has encrypted a file server.",
      de: "Ein Sinkhole meldet die Adresse eines Büros als Teil eines Botnetzes; Ransomware hat einen Dateiserver verschlüsselt.",
      fr: "Un sinkhole signale l’adresse d’un bureau dans un botnet ; un rançongiciel a chiffré un serveur de fichiers.",
    },
  },
  "c2-server": {
    name: {
      en: "C2 Server",
      de: "Steuerungsserver (C2)",
      fr: "Serveur de commande et contrôle (C2)",
    },
    description: {
      en: "Command and control server contacted by malware on infected systems.",
      de: "Steuerungsserver, bei dem sich Schadsoftware auf infizierten Systemen meldet.",
      fr: "Serveur de commande et contrôle contacté par les logiciels malveillants des systèmes infectés.",
    },
    example: {
      en: "A hosting customer’s server answers the beacons of a known implant.",
      de: "Der Server eines Hosting-Kunden beantwortet die Meldungen eines bekannten Implantats.",
      fr: "Le serveur d’un client d’hébergeur répond aux balises d’un implant connu.",
    },
  },
  "malware-distribution": {
    name: {
      en: "Malware Distribution",
      de: "Verteilung von Schadsoftware",
      fr: "Distribution de logiciels malveillants",
    },
    description: {
      en: "URI used for malware distribution, e.g., a download URL included in fake invoice malware spam or exploit kits (on websites).",
      de: "Adresse, über die Schadsoftware verteilt wird, etwa ein Download in Mails mit gefälschten Rechnungen oder ein Exploit-Kit auf einer Website.",
      fr: "Adresse servant à distribuer des logiciels malveillants : lien dans de fausses factures, kit d’exploitation sur un site.",
    },
    example: {
      en: "A web shop delivers a loader to its visitors.",
      de: "Ein Webshop liefert seinen Besuchern einen Loader aus.",
      fr: "Une boutique en ligne livre un chargeur malveillant à ses visiteurs.",
    },
  },
  "malware-configuration": {
    name: {
      en: "Malware Configuration",
      de: "Konfiguration von Schadsoftware",
      fr: "Configuration de logiciels malveillants",
    },
    description: {
      en: "URI hosting a malware configuration file, e.g., web injects for a banking trojan.",
      de: "Adresse, unter der eine Konfigurationsdatei von Schadsoftware liegt, etwa Web-Injects eines Bankingtrojaners.",
      fr: "Adresse hébergeant un fichier de configuration de logiciel malveillant, par exemple les injections web d’un cheval de Troie bancaire.",
    },
    example: {
      en: "A paste site holds the target list of a banking trojan.",
      de: "Auf einer Paste-Seite liegt die Zielliste eines Bankingtrojaners.",
      fr: "Un site de partage de texte contient la liste de cibles d’un cheval de Troie bancaire.",
    },
  },
  scanner: {
    name: { en: "Scanning", de: "Scannen", fr: "Balayage" },
    description: {
      en: "Attacks that send requests to a system to discover weaknesses. This also includes testing processes to gather information on hosts, services and accounts. This includes fingerd, DNS querying, ICMP, SMTP (EXPN, RCPT, etc) port scanning.",
      de: "Anfragen an Systeme, um Schwächen zu finden, oder um Auskünfte über Rechner, Dienste und Konten zu sammeln, etwa Portscans oder Abfragen über fingerd, DNS, ICMP, SMTP (EXPN, RCPT …).",
      fr: "Requêtes destinées à découvrir des faiblesses ou à recueillir des informations sur des machines, services et comptes : balayage de ports, fingerd, DNS, ICMP, SMTP (EXPN, RCPT…).",
    },
    example: {
      en: "One address tries port 3389 on a whole network.",
      de: "Eine Adresse probiert Port 3389 in einem ganzen Netz.",
      fr: "Une adresse essaie le port 3389 sur tout un réseau.",
    },
  },
  sniffing: {
    name: { en: "Sniffing", de: "Abhören", fr: "Écoute réseau" },
    description: {
      en: "Observing and recording of network traffic (i.e. wiretapping).",
      de: "Beobachten und Aufzeichnen von Netzverkehr.",
      fr: "Observation et enregistrement du trafic réseau.",
    },
    example: {
      en: "A tap is found in a wiring closet.",
      de: "In einem Verteilerschrank wird ein Abhörgerät gefunden.",
      fr: "Une dérivation est découverte dans un local technique.",
    },
  },
  "social-engineering": {
    name: { en: "Social Engineering", de: "Manipulation von Menschen", fr: "Ingénierie sociale" },
    description: {
      en: "Gathering information from a human being in a non-technical way (e.g., using lies, tricks, bribes, or threats).",
      de: "Beschaffung von Informationen von Menschen ohne technische Mittel, etwa durch Lügen, Tricks, Bestechung oder Drohungen.",
      fr: "Obtention d’informations auprès de personnes par des moyens non techniques : mensonges, ruses, corruption, menaces.",
    },
    example: {
      en: "A caller claims to be from support and asks for a one-time code.",
      de: "Ein Anrufer gibt sich als Support aus und fragt nach einem Einmalcode.",
      fr: "Un appelant se dit du support et demande un code à usage unique.",
    },
  },
  "ids-alert": {
    name: {
      en: "Exploitation of Known Vulnerabilities",
      de: "Ausnutzung bekannter Schwachstellen",
      fr: "Exploitation de vulnérabilités connues",
    },
    description: {
      en: "An attempt to compromise a system or to disrupt any service by exploiting vulnerabilities with a standardised identifier such as CVE name (e.g., using a buffer overflow, backdoor, cross site scripting)",
      de: "Versuch, ein System über Schwachstellen mit einer genormten Kennung wie einer CVE zu kompromittieren oder einen Dienst zu stören (etwa Pufferüberlauf, Hintertür, Cross-Site-Scripting).",
      fr: "Tentative de compromettre un système ou de perturber un service par des vulnérabilités portant un identifiant normalisé (CVE) : débordement de tampon, porte dérobée, XSS.",
    },
    example: {
      en: "The IDS sees requests for a VPN flaw with a CVE; nothing got through.",
      de: "Das IDS sieht Anfragen zu einer VPN-Lücke mit CVE; nichts kam durch.",
      fr: "L’IDS voit des requêtes visant une faille VPN avec CVE ; rien n’est passé.",
    },
  },
  "brute-force": {
    name: { en: "Login Attempts", de: "Anmeldeversuche", fr: "Tentatives de connexion" },
    description: {
      en: "Multiple brute-force login attempts (including guessing or cracking of passwords). This IOC refers to a resource, which has been observed to perform brute-force attacks over a given application protocol.",
      de: "Viele Anmeldeversuche, auch Raten oder Knacken von Passwörtern, von einer Quelle über ein bestimmtes Protokoll.",
      fr: "Tentatives de connexion répétées (devinette ou cassage de mots de passe) par une source sur un protocole donné.",
    },
    example: {
      en: "Thousands of SSH log-ins with common passwords within an hour.",
      de: "Tausende SSH-Anmeldungen mit gängigen Passwörtern in einer Stunde.",
      fr: "Des milliers de connexions SSH avec des mots de passe courants en une heure.",
    },
  },
  exploit: {
    name: {
      en: "New Attack Signature",
      de: "Neue Angriffssignatur",
      fr: "Nouvelle signature d’attaque",
    },
    description: {
      en: "An attack using an unknown exploit.",
      de: "Ein Angriff mit einem bisher unbekannten Exploit.",
      fr: "Attaque utilisant un code d’exploitation inconnu.",
    },
    example: {
      en: "A fully patched mail gateway crashes under a request that nobody has seen before.",
      de: "Ein aktuelles Mail-Gateway stürzt durch eine nie zuvor gesehene Anfrage ab.",
      fr: "Une passerelle de messagerie à jour tombe sous une requête jamais vue.",
    },
  },
  "privileged-account-compromise": {
    name: {
      en: "Privileged Account Compromise",
      de: "Kompromittierung eines privilegierten Kontos",
      fr: "Compromission d’un compte privilégié",
    },
    description: {
      en: "Compromise of a system where the attacker has gained administrative privileges.",
      de: "Kompromittierung eines Systems, bei der der Angreifer administrative Rechte erlangt hat.",
      fr: "Compromission d’un système où l’attaquant a obtenu des droits d’administration.",
    },
    example: {
      en: "A domain administrator’s session was used at night from abroad.",
      de: "Die Sitzung eines Domänenadministrators wurde nachts aus dem Ausland genutzt.",
      fr: "La session d’un administrateur de domaine a été utilisée de nuit depuis l’étranger.",
    },
  },
  "unprivileged-account-compromise": {
    name: {
      en: "Unprivileged Account Compromise",
      de: "Kompromittierung eines einfachen Kontos",
      fr: "Compromission d’un compte sans privilège",
    },
    description: {
      en: "Compromise of a system using an unprivileged (user/service) account.",
      de: "Kompromittierung eines Systems über ein Benutzer- oder Dienstkonto ohne besondere Rechte.",
      fr: "Compromission d’un système par un compte d’utilisateur ou de service sans privilège.",
    },
    example: {
      en: "A mailbox forwards everything to an unknown address.",
      de: "Ein Postfach leitet alles an eine fremde Adresse weiter.",
      fr: "Une boîte aux lettres transfère tout à une adresse inconnue.",
    },
  },
  "application-compromise": {
    name: {
      en: "Application Compromise",
      de: "Kompromittierung einer Anwendung",
      fr: "Compromission d’une application",
    },
    description: {
      en: "Compromise of an application by exploiting (un)known software vulnerabilities, e.g., SQL injection.",
      de: "Kompromittierung einer Anwendung über bekannte oder unbekannte Schwachstellen, etwa SQL-Injection.",
      fr: "Compromission d’une application par des vulnérabilités connues ou inconnues, par exemple une injection SQL.",
    },
    example: {
      en: "A web shell lies in the upload folder of a content management system.",
      de: "Im Upload-Ordner eines CMS liegt eine Webshell.",
      fr: "Un web shell se trouve dans le dossier de téléversement d’un CMS.",
    },
  },
  "system-compromise": {
    name: {
      en: "System Compromise",
      de: "Kompromittierung eines Systems",
      fr: "Compromission d’un système",
    },
    description: {
      en: "Compromise of a system, e.g., unauthorised logins or commands. This includes attempts to compromise honeypot systems.",
      de: "Kompromittierung eines Systems, etwa unbefugte Anmeldungen oder Befehle. Auch Versuche, Honeypots zu kompromittieren.",
      fr: "Compromission d’un système : connexions ou commandes non autorisées, y compris contre des pots de miel.",
    },
    example: {
      en: "A router runs a modified firmware.",
      de: "Ein Router läuft mit veränderter Firmware.",
      fr: "Un routeur fonctionne avec un micrologiciel modifié.",
    },
  },
  burglary: {
    name: { en: "Burglary", de: "Einbruch vor Ort", fr: "Effraction" },
    description: {
      en: "Physical intrusion, e.g., into a corporate building or data centre.",
      de: "Physisches Eindringen, etwa in ein Firmengebäude oder Rechenzentrum.",
      fr: "Intrusion physique, par exemple dans un bâtiment ou un centre de données.",
    },
    example: {
      en: "Strangers were in the server room; two disks are missing.",
      de: "Fremde waren im Serverraum; zwei Platten fehlen.",
      fr: "Des inconnus sont entrés dans la salle des serveurs ; deux disques manquent.",
    },
  },
  dos: {
    name: { en: "Denial of Service", de: "Überlastungsangriff (DoS)", fr: "Déni de service (DoS)" },
    description: {
      en: "Denial of Service attack, e.g., sending specially crafted requests to a web application which causes the application to crash or slow down.",
      de: "Angriff auf die Verfügbarkeit von einer Quelle, etwa mit gezielten Anfragen, die eine Webanwendung abstürzen lassen oder bremsen.",
      fr: "Attaque contre la disponibilité depuis une source, par exemple des requêtes qui font tomber ou ralentissent une application web.",
    },
    example: {
      en: "One client keeps a search form busy until the site stops answering.",
      de: "Ein Client beschäftigt eine Suchmaske, bis die Seite nicht mehr antwortet.",
      fr: "Un client sature un formulaire de recherche jusqu’à ce que le site ne réponde plus.",
    },
  },
  ddos: {
    name: {
      en: "Distributed Denial of Service",
      de: "Verteilter Überlastungsangriff (DDoS)",
      fr: "Déni de service distribué (DDoS)",
    },
    description: {
      en: "Distributed Denial of Service attack, e.g., SYN flood or UDP-based reflection/amplification attacks.",
      de: "Angriff auf die Verfügbarkeit aus vielen Quellen, etwa SYN-Flut oder Reflexion und Verstärkung über UDP.",
      fr: "Attaque contre la disponibilité depuis de nombreuses sources : inondation SYN, réflexion et amplification UDP.",
    },
    example: {
      en: "A ministry’s site is flooded from thousands of addresses.",
      de: "Die Website eines Ministeriums wird von Tausenden Adressen überflutet.",
      fr: "Le site d’un ministère est inondé depuis des milliers d’adresses.",
    },
  },
  misconfiguration: {
    name: { en: "Misconfiguration", de: "Fehlkonfiguration", fr: "Erreur de configuration" },
    description: {
      en: "Software misconfiguration resulting in service availability issues, e.g., DNS server with outdated DNSSEC Root Zone KSK.",
      de: "Fehlerhafte Konfiguration, durch die ein Dienst ausfällt, etwa ein DNS-Server mit veraltetem Schlüssel der DNSSEC-Wurzel.",
      fr: "Erreur de configuration rendant un service indisponible, par exemple un serveur DNS avec une clé racine DNSSEC périmée.",
    },
    example: {
      en: "A wrong route takes a region’s network off line.",
      de: "Eine falsche Route nimmt das Netz einer Region vom Netz.",
      fr: "Une mauvaise route coupe le réseau d’une région.",
    },
  },
  sabotage: {
    name: { en: "Sabotage", de: "Sabotage", fr: "Sabotage" },
    description: {
      en: "Intentional actions maliciously threatening to, attempting to or actually damaging a system or component with the aim of disrupting the availability of a service. These can happen both at logical and physical levels, from malicious firewall rules dropping all traffic, to wire-cutting, bomb threats or arson.",
      de: "Absichtliche Handlung, die ein System beschädigt, beschädigen soll oder damit droht, um die Verfügbarkeit zu stören: von böswilligen Firewallregeln bis zu durchtrennten Leitungen, Bombendrohung oder Brandstiftung.",
      fr: "Acte volontaire qui endommage, tente ou menace d’endommager un système pour en perturber la disponibilité : règles de pare-feu malveillantes, câbles coupés, alerte à la bombe, incendie.",
    },
    example: {
      en: "Fibre cables were cut at two places in one night.",
      de: "In einer Nacht wurden an zwei Stellen Glasfasern durchtrennt.",
      fr: "Des câbles de fibre ont été coupés en deux endroits la même nuit.",
    },
  },
  outage: {
    name: { en: "Outage", de: "Ausfall", fr: "Panne" },
    description: {
      en: "An outage caused, for example, by air conditioning failure or natural disaster.",
      de: "Ausfall, etwa durch defekte Klimatisierung oder eine Naturkatastrophe.",
      fr: "Interruption causée par exemple par une panne de climatisation ou une catastrophe naturelle.",
    },
    example: {
      en: "Flooding stops a data centre.",
      de: "Ein Hochwasser legt ein Rechenzentrum lahm.",
      fr: "Une inondation arrête un centre de données.",
    },
  },
  "unauthorised-information-access": {
    name: {
      en: "Unauthorised Access to Information",
      de: "Unbefugter Zugriff auf Informationen",
      fr: "Accès non autorisé à des informations",
    },
    description: {
      en: "Unauthorised access to information, e.g., by abusing stolen login credentials for a system or application, intercepting traffic or gaining access to physical documents.",
      de: "Unbefugter Zugriff auf Informationen, etwa mit gestohlenen Zugangsdaten, durch Abfangen von Verkehr oder durch Zugang zu Papierakten.",
      fr: "Accès non autorisé à des informations : identifiants volés, trafic intercepté, documents papier.",
    },
    example: {
      en: "A stolen password was used to read patient files.",
      de: "Mit einem gestohlenen Passwort wurden Patientenakten gelesen.",
      fr: "Un mot de passe volé a servi à lire des dossiers de patients.",
    },
  },
  "unauthorised-information-modification": {
    name: {
      en: "Unauthorised Modification of Information",
      de: "Unbefugte Änderung von Informationen",
      fr: "Modification non autorisée d’informations",
    },
    description: {
      en: "Unauthorised modification of information, e.g., by an attacker abusing stolen login credentials for a system or application, or ransomware encrypting data. Also includes defacements.",
      de: "Unbefugte Änderung von Informationen, etwa mit gestohlenen Zugangsdaten oder durch Ransomware, die Daten verschlüsselt. Auch Verunstaltungen von Websites.",
      fr: "Modification non autorisée d’informations : identifiants volés, rançongiciel chiffrant des données. Comprend les défigurations de sites.",
    },
    example: {
      en: "The home page of a town shows a political slogan.",
      de: "Die Startseite einer Stadt zeigt eine politische Parole.",
      fr: "La page d’accueil d’une ville affiche un slogan politique.",
    },
  },
  "data-loss": {
    name: { en: "Data Loss", de: "Datenverlust", fr: "Perte de données" },
    description: {
      en: "Loss of data caused by, for example, hard disk failure or physical theft.",
      de: "Verlust von Daten, etwa durch Plattenausfall oder Diebstahl.",
      fr: "Perte de données causée par exemple par une panne de disque ou un vol.",
    },
    example: {
      en: "A laptop with the only copy of a survey was stolen.",
      de: "Ein Laptop mit der einzigen Kopie einer Erhebung wurde gestohlen.",
      fr: "Un portable contenant l’unique copie d’une enquête a été volé.",
    },
  },
  "data-leak": {
    name: {
      en: "Leak of Confidential Information",
      de: "Abfluss vertraulicher Informationen",
      fr: "Fuite d’informations confidentielles",
    },
    description: {
      en: "Leaked confidential information, e.g., credentials or personal data.",
      de: "Nach außen gelangte vertrauliche Informationen, etwa Zugangsdaten oder personenbezogene Daten.",
      fr: "Informations confidentielles divulguées, par exemple identifiants ou données personnelles.",
    },
    example: {
      en: "A customer database is offered in a forum.",
      de: "In einem Forum wird eine Kundendatenbank angeboten.",
      fr: "Une base de clients est proposée sur un forum.",
    },
  },
  "unauthorised-use-of-resources": {
    name: {
      en: "Unauthorised Use of Resources",
      de: "Unbefugte Nutzung von Ressourcen",
      fr: "Usage non autorisé de ressources",
    },
    description: {
      en: "Using resources for unauthorised purposes including profit-making ventures, e.g., the use of email to participate in illegal profit chain letters or pyramid schemes.",
      de: "Nutzung von Mitteln für unbefugte Zwecke, auch zum Gelderwerb, etwa E-Mail für Kettenbriefe oder Schneeballsysteme.",
      fr: "Usage de ressources à des fins non autorisées, y compris lucratives : chaînes de courriels, systèmes pyramidaux.",
    },
    example: {
      en: "Cloud machines mine crypto currency at the owner’s expense.",
      de: "Cloud-Rechner schürfen auf Kosten des Inhabers Kryptowährung.",
      fr: "Des machines dans le nuage minent de la cryptomonnaie aux frais du titulaire.",
    },
  },
  copyright: {
    name: { en: "Copyright", de: "Urheberrecht", fr: "Droit d’auteur" },
    description: {
      en: "Offering or installing copies of unlicensed commercial software or other copyright protected materials (also known as Warez).",
      de: "Anbieten oder Installieren unlizenzierter Software oder anderer geschützter Werke.",
      fr: "Mise à disposition ou installation de copies non autorisées de logiciels ou d’autres œuvres protégées.",
    },
    example: {
      en: "A university server offers films for download.",
      de: "Ein Hochschulserver bietet Filme zum Herunterladen an.",
      fr: "Un serveur universitaire propose des films en téléchargement.",
    },
  },
  masquerade: {
    name: { en: "Masquerade", de: "Identitätstäuschung", fr: "Usurpation d’identité" },
    description: {
      en: "Type of attack in which one entity illegitimately impersonates the identity of another in order to benefit from it.",
      de: "Jemand gibt sich unbefugt als jemand anderes aus, um davon zu profitieren.",
      fr: "Une entité usurpe l’identité d’une autre pour en tirer profit.",
    },
    example: {
      en: "A mail in the director’s name asks accounting for an urgent transfer.",
      de: "Eine Mail im Namen der Direktorin verlangt von der Buchhaltung eine eilige Überweisung.",
      fr: "Un courriel au nom de la directrice demande un virement urgent à la comptabilité.",
    },
  },
  phishing: {
    name: { en: "Phishing", de: "Phishing", fr: "Hameçonnage" },
    description: {
      en: "Masquerading as another entity in order to persuade the user to reveal private credentials. This IOC most often refers to a URL, which is used to phish user credentials.",
      de: "Vortäuschen einer anderen Stelle, um den Benutzer zur Preisgabe von Zugangsdaten zu bewegen. Meist ist die Adresse der gefälschten Seite gemeint.",
      fr: "Usurpation d’une entité pour amener l’utilisateur à révéler ses identifiants. Désigne le plus souvent l’adresse de la fausse page.",
    },
    example: {
      en: "A copied bank page asks for user name and PIN.",
      de: "Eine nachgebaute Bankseite fragt nach Benutzername und PIN.",
      fr: "Une fausse page de banque demande identifiant et code.",
    },
  },
  "weak-crypto": {
    name: { en: "Weak Cryptography", de: "Schwache Kryptografie", fr: "Cryptographie faible" },
    description: {
      en: "Publicly accessible services offering weak cryptography, e.g., web servers susceptible to POODLE/FREAK attacks.",
      de: "Öffentlich erreichbare Dienste mit schwacher Kryptografie, etwa Webserver, die für POODLE oder FREAK anfällig sind.",
      fr: "Services accessibles publiquement offrant une cryptographie faible, par exemple des serveurs web sensibles à POODLE ou FREAK.",
    },
    example: {
      en: "A public web server still offers SSL 3.",
      de: "Ein öffentlicher Webserver bietet noch SSL 3 an.",
      fr: "Un serveur web public propose encore SSL 3.",
    },
  },
  "ddos-amplifier": {
    name: { en: "DDoS Amplifier", de: "DDoS-Verstärker", fr: "Amplificateur de DDoS" },
    description: {
      en: "Publicly accessible services that can be abused for conducting DDoS reflection/amplification attacks, e.g., DNS open-resolvers or NTP servers with monlist enabled.",
      de: "Öffentlich erreichbare Dienste, die für Reflexions- und Verstärkungsangriffe missbraucht werden können, etwa offene DNS-Resolver oder NTP-Server mit monlist.",
      fr: "Services accessibles publiquement pouvant servir à des attaques par réflexion ou amplification : résolveurs DNS ouverts, serveurs NTP avec monlist.",
    },
    example: {
      en: "An open DNS resolver answers anyone.",
      de: "Ein offener DNS-Resolver antwortet jedem.",
      fr: "Un résolveur DNS ouvert répond à tous.",
    },
  },
  "potentially-unwanted-accessible": {
    name: {
      en: "Potentially Unwanted Accessible Services",
      de: "Möglicherweise ungewollt erreichbare Dienste",
      fr: "Services accessibles potentiellement non souhaités",
    },
    description: {
      en: "Potentially unwanted publicly accessible services, e.g., Telnet, RDP or VNC.",
      de: "Öffentlich erreichbare Dienste, die es wohl nicht sein sollten, etwa Telnet, RDP oder VNC.",
      fr: "Services accessibles publiquement sans doute à tort, par exemple Telnet, RDP ou VNC.",
    },
    example: {
      en: "The remote desktop of an accountant answers from the internet.",
      de: "Der Remote-Desktop einer Buchhaltung antwortet aus dem Internet.",
      fr: "Le bureau à distance d’une comptabilité répond depuis l’internet.",
    },
  },
  "information-disclosure": {
    name: {
      en: "Information Disclosure",
      de: "Preisgabe von Informationen",
      fr: "Divulgation d’informations",
    },
    description: {
      en: "Publicly accessible services potentially disclosing sensitive information, e.g., SNMP or Redis.",
      de: "Öffentlich erreichbare Dienste, die vertrauliche Informationen preisgeben können, etwa SNMP oder Redis.",
      fr: "Services accessibles publiquement susceptibles de divulguer des informations sensibles, par exemple SNMP ou Redis.",
    },
    example: {
      en: "A Redis database answers without a password.",
      de: "Eine Redis-Datenbank antwortet ohne Passwort.",
      fr: "Une base Redis répond sans mot de passe.",
    },
  },
  "vulnerable-system": {
    name: { en: "Vulnerable System", de: "Verwundbares System", fr: "Système vulnérable" },
    description: {
      en: "A system which is vulnerable to certain attacks, e.g., misconfigured client proxy settings (such as WPAD), outdated operating system version, or cross-site scripting vulnerabilities.",
      de: "Ein für bestimmte Angriffe anfälliges System, etwa durch falsche Proxy-Einstellungen (WPAD), ein veraltetes Betriebssystem oder Cross-Site-Scripting.",
      fr: "Système vulnérable à certaines attaques : paramètres de mandataire erronés (WPAD), système obsolète, failles XSS.",
    },
    example: {
      en: "A mail server runs a version with a known, unpatched flaw.",
      de: "Ein Mailserver läuft mit einer bekannten, ungepatchten Lücke.",
      fr: "Un serveur de messagerie présente une faille connue non corrigée.",
    },
  },
  other: {
    name: { en: "Uncategorised", de: "Nicht eingeordnet", fr: "Non classé" },
    description: {
      en: "All incidents which don't fit in one of the given categories should be put into this class or the incident is not categorised.",
      de: "Vorfälle, die in keine der Kategorien passen oder nicht eingeordnet sind.",
      fr: "Incidents n’entrant dans aucune catégorie ou non classés.",
    },
    example: {
      en: "A report that is about none of the other kinds.",
      de: "Eine Meldung, die von nichts davon handelt.",
      fr: "Un signalement qui ne relève d’aucune autre catégorie.",
    },
  },
  undetermined: {
    name: { en: "Undetermined", de: "Unbestimmt", fr: "Indéterminé" },
    description: {
      en: "The categorisation of the incident is unknown/undetermined.",
      de: "Die Einordnung des Vorfalls ist nicht bekannt.",
      fr: "La catégorie de l’incident n’est pas connue.",
    },
    example: {
      en: "A first call with too little to go on.",
      de: "Ein erster Anruf mit zu wenigen Angaben.",
      fr: "Un premier appel avec trop peu d’éléments.",
    },
  },
  test: {
    name: { en: "Test", de: "Test", fr: "Test" },
    description: { en: "Meant for testing.", de: "Zum Testen gedacht.", fr: "Destiné aux essais." },
    example: {
      en: "A drill message to check the duty mailbox.",
      de: "Eine Übungsmeldung zum Prüfen des Bereitschaftspostfachs.",
      fr: "Un message d’essai pour vérifier la boîte de permanence.",
    },
  },
};
