import type { NotificationLanguage } from "../../../model/notification.ts";

/** The frame of the built-in texts; what is to be done about a class of incidents is put in at `{{advice}}`. */
export interface TemplateFrame {
  readonly subject: string;
  readonly body: string;
}

export const FRAMES: Readonly<Record<NotificationLanguage, TemplateFrame>> = {
  en: {
    subject:
      "[{{tlp}}] {{className}}: {{#if one}}a finding{{#else}}{{count}} findings{{/if}} of {{constituent}} [{{number}}] [{{token}}]",
    body: `{{tlp}} · {{pap}}
{{#if exercise}}
EXERCISE – EXERCISE – EXERCISE
{{/if}}

{{#if contactName}}
Dear {{contactName}},
{{#else}}
Dear Sir or Madam,
{{/if}}

we are {{organisation}} and write to you because systems that are registered for {{constituent}} appear in information that reached us ({{className}}).
{{#if one}}
One entry concerns you:
{{#else}}
{{count}} entries concern you:
{{/if}}

{{list}}
{{#if more}}
…
{{/if}}

All of it stands in the attached file, which holds nothing but your own entries.{{#if firstSeen}} It was seen from {{firstSeen}} until {{lastSeen}} (UTC).{{/if}}

What we recommend
{{advice}}

Please answer this message and leave the subject as it is: tell us whether you could confirm it and when it was fixed.{{#if recheckOn}} We will ask again on {{recheckOn}}.{{/if}}

{{tlp}}: {{tlpMeaning}}
{{pap}}: {{papMeaning}}

{{organisation}}{{#if senderMail}}
{{senderMail}}{{/if}}{{#if senderPhone}}
{{senderPhone}}{{/if}}
{{number}} · {{token}}
`,
  },
  de: {
    subject:
      "[{{tlp}}] {{className}}: {{#if one}}ein Eintrag{{#else}}{{count}} Einträge{{/if}} zu {{constituent}} [{{number}}] [{{token}}]",
    body: `{{tlp}} · {{pap}}
{{#if exercise}}
ÜBUNG – ÜBUNG – ÜBUNG
{{/if}}

{{#if contactName}}
Guten Tag {{contactName}},
{{#else}}
Guten Tag,
{{/if}}

wir sind {{organisation}} und schreiben Ihnen, weil Systeme, die für {{constituent}} eingetragen sind, in Hinweisen vorkommen, die uns erreicht haben ({{className}}).
{{#if one}}
Ein Eintrag betrifft Sie:
{{#else}}
{{count}} Einträge betreffen Sie:
{{/if}}

{{list}}
{{#if more}}
…
{{/if}}

Alles Weitere steht in der angehängten Datei; sie enthält ausschließlich Ihre eigenen Einträge.{{#if firstSeen}} Beobachtet von {{firstSeen}} bis {{lastSeen}} (UTC).{{/if}}

Was wir empfehlen
{{advice}}

Bitte antworten Sie auf diese Nachricht und lassen Sie den Betreff unverändert: Schreiben Sie uns, ob Sie den Hinweis bestätigen können und wann er behoben ist.{{#if recheckOn}} Am {{recheckOn}} fragen wir nach.{{/if}}

{{tlp}}: {{tlpMeaning}}
{{pap}}: {{papMeaning}}

{{organisation}}{{#if senderMail}}
{{senderMail}}{{/if}}{{#if senderPhone}}
{{senderPhone}}{{/if}}
{{number}} · {{token}}
`,
  },
  fr: {
    subject:
      "[{{tlp}}] {{className}} : {{#if one}}un signalement{{#else}}{{count}} signalements{{/if}} pour {{constituent}} [{{number}}] [{{token}}]",
    body: `{{tlp}} · {{pap}}
{{#if exercise}}
EXERCICE – EXERCICE – EXERCICE
{{/if}}

{{#if contactName}}
Bonjour {{contactName}},
{{#else}}
Madame, Monsieur,
{{/if}}

nous sommes {{organisation}} et vous écrivons parce que des systèmes enregistrés pour {{constituent}} figurent dans des informations qui nous sont parvenues ({{className}}).
{{#if one}}
Une entrée vous concerne :
{{#else}}
{{count}} entrées vous concernent :
{{/if}}

{{list}}
{{#if more}}
…
{{/if}}

Le détail se trouve dans le fichier joint, qui ne contient que vos propres entrées.{{#if firstSeen}} Observé du {{firstSeen}} au {{lastSeen}} (UTC).{{/if}}

Ce que nous recommandons
{{advice}}

Merci de répondre à ce message sans modifier l’objet : dites-nous si vous confirmez le signalement et quand il aura été corrigé.{{#if recheckOn}} Nous reviendrons vers vous le {{recheckOn}}.{{/if}}

{{tlp}} : {{tlpMeaning}}
{{pap}} : {{papMeaning}}

{{organisation}}{{#if senderMail}}
{{senderMail}}{{/if}}{{#if senderPhone}}
{{senderPhone}}{{/if}}
{{number}} · {{token}}
`,
  },
};
