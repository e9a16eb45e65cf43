import type { Playbook } from "../playbook.ts";
import {
  answerReporter,
  drawLessons,
  keepEvidence,
  shareIndicators,
} from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

const hacked = decision(
  "hacked-site",
  "Is it a hacked system of an innocent owner?",
  "Ist es ein gehacktes System eines Unbeteiligten?",
  "Est-ce le système piraté d’un tiers innocent ?",
);

const findOwner = task("find-owner", "identify", 8, {
  en: [
    "Find owner and provider",
    "Who runs the address, who the domain? Hacked, rented or run by the provider itself?",
  ],
  de: [
    "Betreiber und Anbieter ermitteln",
    "Wem gehört die Adresse, wem die Domain? Gehackt, gemietet oder vom Anbieter selbst betrieben?",
  ],
  fr: [
    "Trouver exploitant et hébergeur",
    "Qui exploite l’adresse, qui le domaine ? Piraté, loué ou tenu par l’hébergeur lui-même ?",
  ],
});

const recheck = task("recheck", "recover", 120, {
  en: [
    "Check that it stays gone",
    "Look again after some days, by passive means where PAP asks for it.",
  ],
  de: [
    "Prüfen, ob es wegbleibt",
    "Nach einigen Tagen nachsehen, mit passiven Mitteln, wo PAP es verlangt.",
  ],
  fr: [
    "Vérifier que cela reste éteint",
    "Revoir après quelques jours, par des moyens passifs si PAP l’exige.",
  ],
});

const helpOwner = task(
  "help-owner",
  "eradicate",
  72,
  {
    en: [
      "Help the owner to clean up",
      "How it was broken into, what to look for, how to close it; ask for logs and files before they vanish.",
    ],
    de: [
      "Dem Betreiber beim Bereinigen helfen",
      "Wie eingebrochen wurde, wonach zu suchen, wie zu schließen ist; um Protokolle und Dateien bitten, bevor sie verschwinden.",
    ],
    fr: [
      "Aider l’exploitant à nettoyer",
      "Comment l’intrusion s’est faite, que chercher, comment fermer ; demander journaux et fichiers avant qu’ils disparaissent.",
    ],
  },
  { ifYes: "hacked-site", dependsOn: ["find-owner"] },
);

export const malwareDistribution: Playbook = {
  id: "malware-distribution",
  version: 1,
  name: {
    en: "Malware distribution",
    de: "Verteilung von Schadsoftware",
    fr: "Distribution de logiciels malveillants",
  },
  summary: {
    en: "An address in our reach hands out malware or its configuration.",
    de: "Eine Adresse in unserer Reichweite verteilt Schadsoftware oder deren Konfiguration.",
    fr: "Une adresse à notre portée distribue un logiciel malveillant ou sa configuration.",
  },
  appliesTo: [
    'rsit:malicious-code="malware-distribution"',
    'rsit:malicious-code="malware-configuration"',
  ],
  decisions: [hacked],
  tasks: [
    task("sample", "identify", 4, {
      en: [
        "Secure address and sample",
        "Hash, size, time, full address with parameters; hold the sample inertly. Fetch it yourself only as PAP allows.",
      ],
      de: [
        "Adresse und Probe sichern",
        "Hash, Größe, Zeit, volle Adresse mit Parametern; die Probe unschädlich aufbewahren. Selbst abrufen nur, soweit PAP es erlaubt.",
      ],
      fr: [
        "Conserver adresse et échantillon",
        "Empreinte, taille, heure, adresse complète ; garder l’échantillon inerte. Ne le récupérer soi-même que si PAP le permet.",
      ],
    }),
    findOwner,
    task(
      "take-down",
      "contain",
      24,
      {
        en: [
          "Ask for take-down",
          "Provider and owner, with evidence and deadline; follow it as a countermeasure.",
        ],
        de: [
          "Abschaltung verlangen",
          "Anbieter und Betreiber, mit Belegen und Frist; als Gegenmaßnahme verfolgen.",
        ],
        fr: [
          "Demander le retrait",
          "Hébergeur et exploitant, preuves et délai à l’appui ; suivre comme contre-mesure.",
        ],
      },
      { dependsOn: ["find-owner"] },
    ),
    keepEvidence,
    helpOwner,
    task("find-victims", "notify", 72, {
      en: [
        "Find those who fetched it",
        "Ask for access logs; notify the downloaders in our constituency.",
      ],
      de: [
        "Abrufer ermitteln",
        "Zugriffsprotokolle erbitten; Abrufer im eigenen Zuständigkeitsbereich benachrichtigen.",
      ],
      fr: [
        "Trouver ceux qui l’ont téléchargé",
        "Demander les journaux d’accès ; prévenir ceux de notre périmètre.",
      ],
    }),
    answerReporter,
    shareIndicators,
    recheck,
    drawLessons,
  ],
};

export const c2Server: Playbook = {
  id: "c2-server",
  version: 1,
  name: { en: "C2 server", de: "Steuerungsserver (C2)", fr: "Serveur C2" },
  summary: {
    en: "A server in our reach controls infected systems elsewhere.",
    de: "Ein Server in unserer Reichweite steuert anderswo infizierte Systeme.",
    fr: "Un serveur à notre portée commande des systèmes infectés ailleurs.",
  },
  appliesTo: ['rsit:malicious-code="c2-server"'],
  decisions: [
    hacked,
    decision(
      "watch-first",
      "Do police or partners want to watch it first?",
      "Wollen Polizei oder Partner ihn zuerst beobachten?",
      "La police ou des partenaires veulent-ils d’abord l’observer ?",
    ),
  ],
  tasks: [
    task("deconflict", "identify", 8, {
      en: [
        "Ask before acting",
        "Police and trusted partners may be watching it; agree on who does what and when. Handle as TLP:AMBER+STRICT until then.",
      ],
      de: [
        "Vor dem Handeln fragen",
        "Polizei und vertraute Partner beobachten ihn womöglich; vereinbaren, wer was wann tut. Bis dahin als TLP:AMBER+STRICT behandeln.",
      ],
      fr: [
        "Demander avant d’agir",
        "Police et partenaires l’observent peut-être ; convenir de qui fait quoi et quand. D’ici là, traiter en TLP:AMBER+STRICT.",
      ],
    }),
    findOwner,
    keepEvidence,
    task(
      "image",
      "identify",
      48,
      {
        en: [
          "Have the server imaged",
          "By the provider or police: disk, memory, connections. It names the victims.",
        ],
        de: [
          "Server sichern lassen",
          "Durch Anbieter oder Polizei: Platte, Speicher, Verbindungen. Er nennt die Betroffenen.",
        ],
        fr: [
          "Faire copier le serveur",
          "Par l’hébergeur ou la police : disque, mémoire, connexions. Il désigne les victimes.",
        ],
      },
      { dependsOn: ["deconflict"] },
    ),
    task(
      "agree-date",
      "contain",
      96,
      {
        en: [
          "Agree on a date for the switch-off",
          "In writing, with what is passed on to whom before and after.",
        ],
        de: [
          "Termin der Abschaltung vereinbaren",
          "Schriftlich, mit Angabe, was davor und danach an wen geht.",
        ],
        fr: [
          "Convenir d’une date d’arrêt",
          "Par écrit, avec ce qui est transmis à qui avant et après.",
        ],
      },
      { ifYes: "watch-first", dependsOn: ["deconflict"] },
    ),
    task(
      "take-down",
      "contain",
      48,
      {
        en: [
          "Have it switched off",
          "Provider and registrar at the same time; sinkhole the domain if possible.",
        ],
        de: [
          "Abschalten lassen",
          "Anbieter und Registrar gleichzeitig; die Domain wenn möglich in ein Sinkhole leiten.",
        ],
        fr: [
          "Le faire éteindre",
          "Hébergeur et bureau d’enregistrement en même temps ; orienter le domaine vers un sinkhole si possible.",
        ],
      },
      { ifNo: "watch-first", dependsOn: ["deconflict"] },
    ),
    helpOwner,
    task(
      "notify-victims",
      "notify",
      120,
      {
        en: [
          "Notify the infected",
          "Sort by country and network; ours directly, others through their CERTs.",
        ],
        de: [
          "Infizierte benachrichtigen",
          "Nach Land und Netz ordnen; eigene direkt, andere über deren CERTs.",
        ],
        fr: [
          "Prévenir les infectés",
          "Trier par pays et réseau ; les nôtres directement, les autres par leurs CERT.",
        ],
      },
      { dependsOn: ["image"] },
    ),
    answerReporter,
    shareIndicators,
    recheck,
    drawLessons,
  ],
};
