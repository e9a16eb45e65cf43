import type { RelayFailureTexts } from "../failure-texts.ts";

/** What happened, what was kept, what to do. What waits for a relay waits in the vault. */
export const relayFailures: RelayFailureTexts = {
  "relay-not-configured": () =>
    "This vault has no relay. Nothing was sent or fetched; name one first: relay configure.",
  "relay-unreachable": ({ url, code }) =>
    `The relay ${url} does not answer (${code}). What waits for it stays in the vault and what was taken in is kept; try again when there is a connection.`,
  "relay-tls-refused": ({ url, code }) =>
    `The certificate of the relay ${url} was refused (${code}): it was not issued by the authority that is set, or is for another name. Nothing was sent. Ask its operator before you set another authority: somebody may stand in between.`,
  "relay-credentials-refused": ({ url }) =>
    `The relay ${url} does not accept the credentials. Nothing was sent or fetched; ask its operator for new ones, then: relay configure.`,
  "relay-not-permitted": ({ what }) =>
    `The relay does not let us do this: ${what}. What waits stays in the vault; its operator has to look at the permissions of the mailbox.`,
  "relay-mailbox-missing": ({ mailbox }) =>
    `Behind the relay nobody answers for the mailbox ${mailbox}. What waits for it stays in the vault; it is not open yet, its servers are not ready, or the address is wrong.`,
  "relay-full": ({ mailbox }) =>
    `The mailbox ${mailbox} is full. What waits for it stays in the vault and goes when its owner has fetched what lies there.`,
  "relay-too-large": ({ name, sizeBytes, allowedBytes }) =>
    `${name} is too large for the relay (${String(sizeBytes)} bytes, allowed are ${String(allowedBytes)}). It stays where it is; carry it by stick: exchange folder.`,
  "relay-damaged": ({ name }) =>
    `${name} came from the relay other than it was announced. Nothing of it was taken in; it is fetched again with the next exchange.`,
  "relay-peer-unknown-address": ({ peerId }) =>
    `The mailbox of the peer ${peerId} is not known. Nothing was written for it; take in one of its bundles, or enter the address: relay peer.`,
};
