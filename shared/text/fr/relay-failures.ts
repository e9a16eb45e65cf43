import type { RelayFailureTexts } from "../failure-texts.ts";

/** Ce qui s’est passé, ce qui est conservé, ce qu’il faut faire. Ce qui attend un relais attend dans le coffre. */
export const relayFailures: RelayFailureTexts = {
  "relay-not-configured": () =>
    "Aucun relais n’est configuré pour ce coffre. Rien n’a été envoyé ni relevé ; indiquez-en un d’abord : relay configure.",
  "relay-unreachable": ({ url, code }) =>
    `Le relais ${url} ne répond pas (${code}). Ce qui l’attend reste dans le coffre et ce qui a été intégré est conservé ; réessayez lorsque la connexion sera rétablie.`,
  "relay-tls-refused": ({ url, code }) =>
    `Le certificat du relais ${url} a été refusé (${code}) : il n’a pas été émis par l’autorité choisie, ou il vaut pour un autre nom. Rien n’a été envoyé. Interrogez l’exploitant avant de choisir une autre autorité : quelqu’un s’est peut-être interposé.`,
  "relay-credentials-refused": ({ url }) =>
    `Le relais ${url} n’accepte pas les identifiants. Rien n’a été envoyé ni relevé ; demandez-en de nouveaux à l’exploitant, puis : relay configure.`,
  "relay-not-permitted": ({ what }) =>
    `Le relais ne nous y autorise pas : ${what}. Ce qui attend reste dans le coffre ; l’exploitant doit vérifier les droits de la boîte.`,
  "relay-mailbox-missing": ({ mailbox }) =>
    `Derrière le relais, personne ne répond pour la boîte ${mailbox}. Ce qui l’attend reste dans le coffre ; elle n’est pas encore ouverte, ses serveurs ne sont pas prêts, ou l’adresse est fausse.`,
  "relay-full": ({ mailbox }) =>
    `La boîte ${mailbox} est pleine. Ce qui l’attend reste dans le coffre et partira lorsque son titulaire aura relevé ce qui s’y trouve.`,
  "relay-too-large": ({ name, sizeBytes, allowedBytes }) =>
    `${name} est trop volumineux pour le relais (${String(sizeBytes)} octets, ${String(allowedBytes)} autorisés). Il reste où il est ; portez-le sur un support : exchange folder.`,
  "relay-damaged": ({ name }) =>
    `${name} est arrivé du relais autre qu’il n’était annoncé. Rien n’en a été intégré ; il sera relevé de nouveau au prochain échange.`,
  "relay-peer-unknown-address": ({ peerId }) =>
    `La boîte du partenaire ${peerId} n’est pas connue. Rien n’a été écrit pour lui ; intégrez l’un de ses lots, ou saisissez l’adresse : relay peer.`,
};
