import type { KitRefusal } from "../../domain/victim-kit/kit-format.ts";
import { describeArchiveProblem } from "../archive-problem-texts.ts";
import type { FailureTexts } from "../failure-texts.ts";
import { exchangeFailures } from "./exchange-failures.ts";
import { noticeFailures } from "./notice-failures.ts";
import { archiveProblems } from "./archive-problems.ts";
import { describeFinding } from "./custody.ts";
import { identityFailures } from "./identity-failures.ts";
import { describeTemplateProblem } from "./template-problems.ts";
import { relayFailures } from "./relay-failures.ts";
import { warningLists } from "./warning-lists.ts";

const UNDO_REFUSALS: Readonly<Record<string, string>> = {
  unknown: "cette action n’existe pas",
  final: "elle est définitive par nature, comme une remise ou un export",
  "undone-already": "elle a déjà été annulée",
  "changed-since": "un élément qu’elle a modifié a de nouveau changé depuis",
  "in-use": "un travail ultérieur s’appuie dessus",
  "parent-gone": "ce dont elle faisait partie n’existe plus",
};

const KIT_REFUSALS: Readonly<Record<KitRefusal, (detail: string) => string>> = {
  "not-a-return": () => "Ce n’est pas un fichier de réponses d’un kit pour victime.",
  "is-a-kit": () =>
    "C’est le kit lui-même. Reprenez le fichier que la victime a enregistré depuis celui-ci.",
  "unknown-kit": (kit) =>
    `Ce coffre n’a pas établi ce kit (${kit}). Reprenez les réponses sur la machine qui l’a établi.`,
  altered: () =>
    "Le fichier a été modifié ou endommagé en chemin, ou scellé par quelqu’un qui n’avait pas ouvert le kit. Demandez à la victime de l’enregistrer et de l’envoyer de nouveau.",
  "other-case": (number) =>
    `Elles appartiennent à ${number}. Reprenez-les là, ou sans indiquer d’incident.`,
  "case-gone": () => "L’incident du kit n’est plus dans ce coffre.",
  "taken-in-before": (number) => `Elles ont déjà été reprises, sous ${number}.`,
};

/** Une ou deux phrases par échec : ce qui s’est passé, sur quoi, ce qui est conservé, que faire. */
export const failures: FailureTexts = {
  "vault-locked": () =>
    "Le coffre est verrouillé. Rien n’a été modifié. Déverrouillez-le et réessayez.",
  "vault-open-already": ({ vaultName }) =>
    `Le coffre « ${vaultName} » est déjà ouvert ici. Verrouillez-le d’abord.`,
  "unknown-vault": ({ vaultName }) =>
    `Ce poste n’a pas de coffre nommé « ${vaultName} ». Créez-le ou restaurez une sauvegarde.`,
  "not-found": ({ recordKind, id }) =>
    `Ce coffre ne contient pas l’élément ${recordKind} ${id}. Il a peut-être été retiré ou annulé.`,
  stale: ({ recordKind }) =>
    `Cet élément (${recordKind}) a été modifié depuis son ouverture. Rien n’a été écrasé : consultez la version récente et modifiez-la de nouveau.`,
  "reason-required": ({ act }) =>
    `Une justification est nécessaire (${act}). Rien n’a été modifié.`,
  "transition-refused": ({ from, to }) =>
    `Le statut ne peut pas passer de « ${from} » à « ${to} ». Rien n’a été modifié.`,
  "marking-required": ({ id }) =>
    `Le signalement ${id} ne porte pas de marquage TLP, et CLEAR n’est jamais supposé. Choisissez d’abord un marquage.`,
  "unknown-proposal": ({ id }) =>
    `Aucune proposition ouverte n’a l’identifiant ${id} : elle a reçu une réponse, ou une modification faite ici depuis l’a dépassée. Affichez de nouveau la liste.`,
  "unknown-conflict": ({ id }) =>
    `Aucun conflit ouvert n’a l’identifiant ${id} : il a été réglé, ou l’un de ses textes a changé. Affichez de nouveau la liste.`,
  "open-conflict": ({ field }) =>
    `Dans le champ ${field}, des textes de ce poste coexistent. Réglez-les d’abord ; rien n’a été modifié.`,
  "above-ceiling": ({ number, tlp, ceiling }) =>
    `L’incident ${number} est ${tlp}, au-dessus du plafond ${ceiling} : rien n’a été écrit. Choisissez ${tlp} comme plafond ou changez d’abord le marquage de l’incident.`,
  "template-refused": ({ problem }) => describeTemplateProblem(problem),
  "invalid-value": ({ field, found, expected }) =>
    `${field} : « ${found} » n’est pas utilisable ; attendu : ${expected}. Rien n’a été modifié.`,
  "query-error": ({ offset, found, expected }) =>
    `La requête n’a plus de sens à partir du caractère ${String(offset + 1)} : trouvé ${found}, attendu ${expected}.`,
  "already-decided": ({ id, status }) =>
    `Le signalement ${id} a déjà fait l’objet d’une décision (${status}). Rouvrez-le pour décider à nouveau.`,
  "cannot-merge": ({ id, why }) =>
    `L’incident ${id} ne peut pas être fusionné ou scindé : ${why}. Rien n’a été modifié.`,
  "cannot-undo": ({ why }) =>
    `Cette action ne peut pas être annulée : ${UNDO_REFUSALS[why] ?? why}. Rien n’a été modifié.`,
  "nothing-to-undo": () => "Il n’y a rien à annuler.",
  cancelled: () => "Annulé. Ce qui était terminé est conservé, le reste n’a laissé aucune trace.",
  "archive-refused": ({ problem }) => describeArchiveProblem(problem, archiveProblems),
  "custody-refused": ({ findings }) =>
    `La remise n’est pas valable : ${findings.map((one) => describeFinding(one)).join(" ; ")}. Rien n’a été signé ni noté ; demandez le fichier tel qu’il a été écrit.`,
  "evidence-damaged": ({ name, detail }) =>
    `La copie enregistrée de « ${name} » est endommagée (${detail}). Rien n’a été exporté ; restaurez le fichier depuis une sauvegarde.`,
  "too-large": ({ what, limit, found }) =>
    `${what} est trop volumineux : ${String(found)}, la limite est ${String(limit)}.`,
  "warning-list-refused": ({ problem, detail }) =>
    `Ce fichier ${warningLists.problems[problem]} : ${detail}. Les listes restent telles quelles. Prenez le list.json d’une liste d’avertissement MISP.`,
  "no-notification": ({ held }) =>
    held === 0
      ? "Aucune notification préparée ne peut être exportée. Préparez-en d’abord."
      : `Aucune notification n’a été exportée : ${String(held)} restent ici, car l’entité vient d’être informée, ne veut pas de messages, ou le message est déjà parti.`,
  "kit-refused": ({ why, name, detail }) =>
    `Les réponses de ${name} n’ont pas été reprises ; rien n’a changé. ${KIT_REFUSALS[why](detail)}`,
  "nothing-to-send": () =>
    "Rien de cela ne peut aller à ces destinataires ; aucun lot n’a été écrit. L’aperçu dit ce qui reste et pourquoi.",
  "ticket-expired": () => "Ce téléchargement a déjà été récupéré ou a expiré. Relancez-le.",
  "file-not-readable": ({ path, code }) =>
    `${path} n’est pas lisible (${code}). Rien n’en a été repris.`,
  "file-not-writable": ({ path, code }) => `${path} ne peut pas être écrit (${code}).`,
  "disk-full": () =>
    "Le disque est plein. La modification n’a pas été enregistrée ; ce qui l’était auparavant est en sécurité. Libérez de l’espace et réessayez.",
  "keychain-unavailable": ({ why }) =>
    `Le trousseau de cet ordinateur est inutilisable (${why}). Utilisez la phrase secrète.`,
  "not-in-this-shell": ({ what }) => `${what} n’est pas disponible ici.`,
  internal: ({ reference }) =>
    `Une erreur interne est survenue dans Watchpost. Ce qui était enregistré est en sécurité. Référence pour un rapport d’anomalie : ${reference}.`,

  "vault-missing": ({ path }) => `Il n’y a pas de coffre dans ${path}.`,
  "directory-not-empty": ({ path }) =>
    `${path} n’est pas vide. Un nouveau coffre a besoin de son propre dossier.`,
  "not-a-regular-file": ({ path }) =>
    `${path} n’est pas un fichier ordinaire, et les liens ne sont pas suivis. Rien n’a été ouvert.`,
  "network-mount-refused": ({ path, mountType }) =>
    `${path} se trouve sur un lecteur réseau (${mountType}), où un coffre peut être endommagé. Copiez-le sur un disque local.`,
  "vault-in-use": ({ openedBy }) =>
    openedBy
      ? `Le coffre est ouvert dans ${openedBy.program} (processus ${String(openedBy.pid)} sur ${openedBy.host}, depuis ${openedBy.sinceIso}). Fermez-le d’abord là-bas.`
      : "Le coffre est ouvert dans un autre programme. Fermez-le d’abord là-bas.",
  "header-malformed": ({ place, expected }) =>
    `L’en-tête du coffre est illisible à ${place} : attendu ${expected}. Rien n’a été modifié ; restaurez vault.json depuis une sauvegarde.`,
  "header-altered": () =>
    "L’en-tête du coffre a été modifié par quelqu’un qui n’a pas la clé. Rien n’a été ouvert ; comparez-le à une sauvegarde.",
  "vault-from-newer-version": ({ foundVersion, supportedVersion }) =>
    `Ceci provient d’un Watchpost plus récent (version ${String(foundVersion)}, celui-ci connaît ${String(supportedVersion)}). Rien n’a été modifié ; mettez Watchpost à jour.`,
  "kdf-parameters-refused": ({ parameter, found, minimum, maximum }) =>
    `L’en-tête demande ${parameter} ${String(found)} ; seules les valeurs de ${String(minimum)} à ${String(maximum)} sont admises. Le coffre n’a pas été ouvert.`,
  "slot-missing": ({ slot }) =>
    `Ce coffre ne peut pas être ouvert par ${slot} : ce moyen n’a pas été configuré.`,
  "wrong-passphrase": () => "Cette phrase secrète n’ouvre pas ce coffre.",
  "wrong-recovery-code": () => "Ce code de récupération n’ouvre pas ce coffre.",
  "recovery-code-mistyped": ({ reason, position }) =>
    `Le code de récupération contient une faute de frappe (${reason}${position > 0 ? `, vers le caractère ${String(position)}` : ""}).`,
  "passphrase-refused": ({ reason, minimumLength }) =>
    `Cette phrase secrète n’est pas assez forte (${reason}). Utilisez au moins ${String(minimumLength)} caractères, par exemple cinq mots sans rapport.`,
  "keychain-weak": ({ backend }) =>
    `Le trousseau de cet ordinateur ne protège pas les clés (${backend}). Rien n’a été enregistré ; utilisez la phrase secrète.`,
  "database-missing": ({ path }) =>
    `La base de données du coffre ${path} est absente. Restaurez-la depuis une sauvegarde.`,
  "database-unreadable": ({ path }) =>
    `${path} ne s’ouvre pas avec la clé de ce coffre : fichier endommagé ou étranger. Rien n’a été modifié ; restaurez une sauvegarde.`,
  "database-mismatch": ({ field }) =>
    `La base de données appartient à un autre coffre (${field}). Rien n’a été ouvert.`,
  "engine-refused": ({ foundVersion }) =>
    `Le moteur de base de données ${foundVersion} n’est pas sûr. Rien n’a été ouvert.`,
  "blob-missing": ({ name }) =>
    `Le fichier enregistré ${name} est absent. Restaurez-le depuis une sauvegarde.`,
  "blob-damaged": ({ name, reason, offsetBytes }) =>
    `Le fichier enregistré ${name} est endommagé (${reason} à l’octet ${String(offsetBytes)}). Restaurez-le depuis une sauvegarde.`,
  "backup-missing": ({ path }) => `Il n’y a pas de sauvegarde ${path}.`,
  "backup-damaged": ({ reason, offsetBytes }) =>
    `La sauvegarde est inutilisable (${reason}, à l’octet ${String(offsetBytes)}). Rien n’a été restauré.`,
  "backup-target-exists": ({ path }) => `${path} existe déjà et n’est pas écrasé.`,

  ...identityFailures,
  ...exchangeFailures,
  ...noticeFailures,
  ...relayFailures,
};
