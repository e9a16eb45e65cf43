import type { RsitClass } from "../../rsit/rsit.ts";
import type { LocalisedText } from "../../language/localised-text.ts";

/** What a victim is asked to do first, by class of the incident; `other` also where nothing is classified. */
export const ADVICE: Readonly<Record<RsitClass, LocalisedText>> = {
  "abusive-content": {
    en: "- Find the account or system that the content comes from and stop it.\n- Keep the logs of the time in question.\n- Change the passwords of accounts that were misused.",
    de: "- Ermitteln Sie das Konto oder System, von dem der Inhalt ausgeht, und stoppen Sie es.\n- Bewahren Sie die Protokolle des fraglichen Zeitraums auf.\n- Ändern Sie die Kennwörter missbrauchter Konten.",
    fr: "- Identifiez le compte ou le système à l’origine du contenu et bloquez-le.\n- Conservez les journaux de la période concernée.\n- Changez les mots de passe des comptes détournés.",
  },
  "malicious-code": {
    en: "- Take the system off the network, but leave it switched on: its memory may be evidence.\n- Look for the same traffic from other systems.\n- Reinstall rather than clean, and change the passwords that were used on it from another system.",
    de: "- Trennen Sie das System vom Netz, lassen Sie es aber eingeschaltet: Der Arbeitsspeicher kann Beweismittel sein.\n- Suchen Sie nach demselben Verkehr von anderen Systemen.\n- Setzen Sie das System neu auf, statt es zu bereinigen, und ändern Sie die dort benutzten Kennwörter von einem anderen System aus.",
    fr: "- Déconnectez le système du réseau sans l’éteindre : sa mémoire peut servir de preuve.\n- Cherchez le même trafic depuis d’autres systèmes.\n- Réinstallez plutôt que nettoyer, puis changez depuis un autre poste les mots de passe qui y ont servi.",
  },
  "information-gathering": {
    en: "- Find out which system sent the traffic and whether that was meant.\n- If it was not, treat the system as compromised: keep its logs and take it off the network.",
    de: "- Stellen Sie fest, welches System den Verkehr erzeugt hat und ob das beabsichtigt war.\n- Falls nicht, behandeln Sie das System als kompromittiert: Sichern Sie die Protokolle und nehmen Sie es vom Netz.",
    fr: "- Déterminez quel système a émis ce trafic et si c’était voulu.\n- Sinon, considérez le système comme compromis : conservez ses journaux et déconnectez-le.",
  },
  "intrusion-attempts": {
    en: "- Check whether one of the attempts was successful: log-ins, new accounts, changed files.\n- If the traffic came from your system, treat it as compromised.\n- Close access from the Internet that is not needed and require a second factor.",
    de: "- Prüfen Sie, ob einer der Versuche Erfolg hatte: Anmeldungen, neue Konten, geänderte Dateien.\n- Ging der Verkehr von Ihrem System aus, behandeln Sie es als kompromittiert.\n- Schließen Sie nicht benötigte Zugänge aus dem Internet und verlangen Sie einen zweiten Faktor.",
    fr: "- Vérifiez si l’une des tentatives a abouti : connexions, nouveaux comptes, fichiers modifiés.\n- Si le trafic venait de votre système, considérez-le comme compromis.\n- Fermez les accès Internet inutiles et exigez un second facteur.",
  },
  intrusions: {
    en: "- Keep evidence before anything is changed: logs, memory, a copy of the disk.\n- Separate the system from the others and look for traces on those.\n- Change passwords and keys that were on it; reinstall from a clean source.\n- Check whether you have to report it to an authority.",
    de: "- Sichern Sie Beweise, bevor etwas verändert wird: Protokolle, Arbeitsspeicher, eine Kopie des Datenträgers.\n- Trennen Sie das System von den anderen und suchen Sie dort nach Spuren.\n- Ändern Sie Kennwörter und Schlüssel, die darauf lagen; setzen Sie es aus sauberer Quelle neu auf.\n- Prüfen Sie, ob eine Meldepflicht besteht.",
    fr: "- Préservez les preuves avant toute modification : journaux, mémoire, copie du disque.\n- Isolez le système et cherchez des traces sur les autres.\n- Changez les mots de passe et les clés qui s’y trouvaient ; réinstallez depuis une source saine.\n- Vérifiez si vous devez le déclarer à une autorité.",
  },
  availability: {
    en: "- Record when it began, which services are affected and what the traffic looks like.\n- Ask your provider for filtering near the source.\n- Expect that an attack may cover another one: watch your other systems.",
    de: "- Halten Sie fest, wann es begann, welche Dienste betroffen sind und wie der Verkehr aussieht.\n- Bitten Sie Ihren Anbieter um Filterung nahe der Quelle.\n- Rechnen Sie damit, dass ein Angriff von einem anderen ablenkt: Beobachten Sie die übrigen Systeme.",
    fr: "- Notez le début, les services touchés et la nature du trafic.\n- Demandez à votre opérateur de filtrer au plus près de la source.\n- Une attaque peut en masquer une autre : surveillez vos autres systèmes.",
  },
  "information-content-security": {
    en: "- Stop the access and note since when it was possible.\n- Find out whose data it concerns and of which kind.\n- Change passwords and keys that may have been read.\n- Check your duties to report, in particular where personal data is concerned.",
    de: "- Unterbinden Sie den Zugriff und halten Sie fest, seit wann er möglich war.\n- Stellen Sie fest, wessen Daten und welche Art von Daten betroffen sind.\n- Ändern Sie Kennwörter und Schlüssel, die gelesen worden sein können.\n- Prüfen Sie Ihre Meldepflichten, besonders bei personenbezogenen Daten.",
    fr: "- Coupez l’accès et notez depuis quand il était possible.\n- Déterminez quelles données sont touchées et à qui elles appartiennent.\n- Changez les mots de passe et les clés qui ont pu être lus.\n- Vérifiez vos obligations de déclaration, en particulier pour les données personnelles.",
  },
  fraud: {
    en: "- Take the page or account offline and keep a copy of it with its logs.\n- Find out how it came there: a stolen password, an old web application, an account that was ordered in your name.\n- Warn those whose data may have been entered.",
    de: "- Nehmen Sie die Seite oder das Konto vom Netz und bewahren Sie eine Kopie samt Protokollen auf.\n- Stellen Sie fest, wie sie dorthin kam: gestohlenes Kennwort, veraltete Webanwendung, auf Ihren Namen bestelltes Konto.\n- Warnen Sie Personen, deren Daten eingegeben worden sein können.",
    fr: "- Retirez la page ou le compte et conservez-en une copie avec les journaux.\n- Déterminez son origine : mot de passe volé, application web obsolète, compte ouvert à votre nom.\n- Prévenez les personnes dont les données ont pu être saisies.",
  },
  vulnerable: {
    en: "- Check whether the service has to be reachable from the Internet; if not, close it.\n- Install the updates of the maker or follow its workaround.\n- Check the logs for use of the weakness before it was closed.",
    de: "- Prüfen Sie, ob der Dienst aus dem Internet erreichbar sein muss; falls nicht, schließen Sie ihn.\n- Spielen Sie die Aktualisierungen des Herstellers ein oder folgen Sie dessen Abhilfe.\n- Prüfen Sie die Protokolle darauf, ob die Schwachstelle vorher ausgenutzt wurde.",
    fr: "- Vérifiez si le service doit être accessible depuis Internet ; sinon, fermez-le.\n- Installez les mises à jour de l’éditeur ou appliquez sa mesure de contournement.\n- Cherchez dans les journaux une exploitation antérieure à la correction.",
  },
  other: {
    en: "- Check the systems named and keep their logs.\n- Tell us what you find, also when it was nothing.",
    de: "- Prüfen Sie die genannten Systeme und bewahren Sie deren Protokolle auf.\n- Teilen Sie uns mit, was Sie finden, auch wenn es nichts war.",
    fr: "- Vérifiez les systèmes indiqués et conservez leurs journaux.\n- Dites-nous ce que vous constatez, même si ce n’est rien.",
  },
  test: {
    en: "- This is a test: nothing has to be done but to answer.",
    de: "- Dies ist ein Test: Außer einer Antwort ist nichts zu tun.",
    fr: "- Ceci est un test : il suffit de répondre.",
  },
};
