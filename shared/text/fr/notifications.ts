import type { Texts } from "../texts.ts";

export const notifications: Texts["notifications"] = {
  withheldBecause: {
    tlp: "son niveau TLP n’autorise pas la transmission à une entité suivie",
    pap: "PAP:RED n’autorise aucun acte que d’autres pourraient remarquer",
    "tlp-not-marked": "pas encore de niveau TLP",
    "pap-not-marked": "pas encore de niveau PAP",
  },
  contact: {
    chosen: (contact, role, hours) =>
      [`Destinataire : ${contact}`, role && `(${role})`, hours && `joignable : ${hours}`]
        .filter(Boolean)
        .join(" "),
    passedOver: {
      "no-address": (contact) => `${contact} : n’a pas d’adresse électronique.`,
      "opted-out": (contact) => `${contact} : ne veut pas de messages.`,
      "not-valid": (contact) => `${contact} : non valable ce jour.`,
      role: (contact) => `${contact} : un autre rôle passe avant, ou vient après dans le registre.`,
      language: (contact) => `${contact} : ne parle pas la langue demandée.`,
      hours: (contact) => `${contact} : n’est pas joignable à toute heure.`,
    },
    nobody: "Personne à qui écrire dans cette entité : utilisez le téléphone ou le papier.",
    language: {
      asked: (language) => `Langue ${language} : celle demandée.`,
      contact: (language) => `Langue ${language} : celle du contact.`,
      constituent: (language) => `Langue ${language} : celle de l’entité.`,
      "none-of-ours": (language) => `Langue ${language} : aucune de nos langues n’est indiquée.`,
    },
  },
  states: {
    drafted: "préparée",
    queued: "en attente",
    exported: "exportée",
    told: "informée",
    answered: "a répondu",
    "not-fixed": "non corrigé",
    fixed: "corrigé",
    "opted-out": "ne veut plus de messages",
  },
  acts: {
    exported: "Exportée",
    told: "Informée",
    queued: "Mise en attente",
    answered: "A répondu",
    "not-fixed": "Non corrigé",
    fixed: "Corrigé",
    "opted-out": "Ne veut plus de messages",
  },
};
