import { assertNever } from "../../assert-never.ts";
import type { Language } from "../../text/language.ts";
import type { QueryError } from "./query-error.ts";
import type { QueryEntity } from "./query-fields-table.ts";

/** What each kind of error says; `at` is the character, counted from 1. */
interface QueryErrorTexts {
  readonly unclosedQuote: (at: number) => string;
  readonly unclosedGroup: (at: number) => string;
  readonly unexpectedClose: (at: number) => string;
  readonly termExpected: (at: number) => string;
  readonly unknownField: (found: string, at: number, fields: string) => string;
  readonly valueExpected: (field: string, at: number, values: string) => string;
  readonly unknownValue: (found: string, at: number, values: string) => string;
  readonly comparisonNotAllowed: (found: string, at: number, allowed: string) => string;
  readonly notApplicable: (
    found: string,
    at: number,
    entity: QueryEntity,
    values: string,
  ) => string;
  readonly tooLong: (limit: number) => string;
  readonly tooManyTerms: (limit: number) => string;
  readonly tooDeep: (limit: number, at: number) => string;
  readonly tooManyValues: (limit: number, at: number) => string;
}

const TEXTS: Readonly<Record<Language, QueryErrorTexts>> = {
  en: {
    unclosedQuote: (at) => `The quotation mark at character ${at} is not closed.`,
    unclosedGroup: (at) => `The parenthesis at character ${at} is not closed.`,
    unexpectedClose: (at) => `The closing parenthesis at character ${at} has no opening one.`,
    termExpected: (at) => `A word, a field or a group is missing at character ${at}.`,
    unknownField: (found, at, fields) =>
      `There is no field "${found}" (character ${at}). Put it in quotation marks to search for it as text, or use one of: ${fields}.`,
    valueExpected: (field, at, values) =>
      `A value for ${field} is missing at character ${at}, such as: ${values}.`,
    unknownValue: (found, at, values) =>
      `"${found}" at character ${at} is not a value of this field. Possible: ${values}.`,
    comparisonNotAllowed: (found, at, allowed) =>
      `The comparison ${found} at character ${at} is not possible here. Possible: ${allowed}`,
    notApplicable: (found, at, entity, values) =>
      `"${found}" at character ${at} means nothing for the kind ${entity}. Possible: ${values}.`,
    tooLong: (limit) => `The query is longer than ${limit} characters.`,
    tooManyTerms: (limit) => `The query has more than ${limit} terms.`,
    tooDeep: (limit, at) => `The query nests more than ${limit} groups at character ${at}.`,
    tooManyValues: (limit, at) => `The list at character ${at} has more than ${limit} values.`,
  },
  de: {
    unclosedQuote: (at) => `Das Anführungszeichen an Stelle ${at} ist nicht geschlossen.`,
    unclosedGroup: (at) => `Die Klammer an Stelle ${at} ist nicht geschlossen.`,
    unexpectedClose: (at) => `Zur schließenden Klammer an Stelle ${at} gibt es keine öffnende.`,
    termExpected: (at) => `An Stelle ${at} fehlt ein Wort, ein Feld oder eine Gruppe.`,
    unknownField: (found, at, fields) =>
      `Ein Feld „${found}“ gibt es nicht (Stelle ${at}). In Anführungszeichen wird es als Text gesucht; möglich sind: ${fields}.`,
    valueExpected: (field, at, values) =>
      `An Stelle ${at} fehlt ein Wert für ${field}, zum Beispiel: ${values}.`,
    unknownValue: (found, at, values) =>
      `„${found}“ an Stelle ${at} ist kein Wert dieses Feldes. Möglich sind: ${values}.`,
    comparisonNotAllowed: (found, at, allowed) =>
      `Der Vergleich ${found} an Stelle ${at} ist hier nicht möglich. Möglich: ${allowed}`,
    notApplicable: (found, at, entity, values) =>
      `„${found}“ an Stelle ${at} hat für die Art ${entity} keine Bedeutung. Möglich sind: ${values}.`,
    tooLong: (limit) => `Die Suche ist länger als ${limit} Zeichen.`,
    tooManyTerms: (limit) => `Die Suche hat mehr als ${limit} Begriffe.`,
    tooDeep: (limit, at) =>
      `An Stelle ${at} sind mehr als ${limit} Gruppen ineinander geschachtelt.`,
    tooManyValues: (limit, at) => `Die Liste an Stelle ${at} hat mehr als ${limit} Werte.`,
  },
  fr: {
    unclosedQuote: (at) => `Le guillemet au caractère ${at} n’est pas fermé.`,
    unclosedGroup: (at) => `La parenthèse au caractère ${at} n’est pas fermée.`,
    unexpectedClose: (at) => `La parenthèse fermante au caractère ${at} n’a pas d’ouvrante.`,
    termExpected: (at) => `Il manque un mot, un champ ou un groupe au caractère ${at}.`,
    unknownField: (found, at, fields) =>
      `Le champ « ${found} » n’existe pas (caractère ${at}). Entre guillemets, il est cherché comme texte ; champs possibles : ${fields}.`,
    valueExpected: (field, at, values) =>
      `Il manque une valeur pour ${field} au caractère ${at}, par exemple : ${values}.`,
    unknownValue: (found, at, values) =>
      `« ${found} » au caractère ${at} n’est pas une valeur de ce champ. Possibles : ${values}.`,
    comparisonNotAllowed: (found, at, allowed) =>
      `La comparaison ${found} au caractère ${at} n’est pas possible ici. Possible : ${allowed}`,
    notApplicable: (found, at, entity, values) =>
      `« ${found} » au caractère ${at} n’a pas de sens pour le type ${entity}. Possibles : ${values}.`,
    tooLong: (limit) => `La requête dépasse ${limit} caractères.`,
    tooManyTerms: (limit) => `La requête compte plus de ${limit} termes.`,
    tooDeep: (limit, at) => `La requête imbrique plus de ${limit} groupes au caractère ${at}.`,
    tooManyValues: (limit, at) => `La liste au caractère ${at} compte plus de ${limit} valeurs.`,
  },
};

/** One sentence with the facts: what is wrong, where, and what would do. */
export function describeQueryError(error: QueryError, language: Language = "en"): string {
  const texts = TEXTS[language];
  const at = error.offset + 1;
  switch (error.kind) {
    case "unclosed-quote":
      return texts.unclosedQuote(at);
    case "unclosed-group":
      return texts.unclosedGroup(at);
    case "unexpected-close":
      return texts.unexpectedClose(at);
    case "term-expected":
      return texts.termExpected(at);
    case "unknown-field":
      return texts.unknownField(error.found, at, error.expected.join(", "));
    case "value-expected":
      return texts.valueExpected(error.found, at, sample(error.expected));
    case "unknown-value":
      return texts.unknownValue(error.found, at, sample(error.expected));
    case "comparison-not-allowed":
      return texts.comparisonNotAllowed(error.found, at, error.expected.join(" "));
    case "field-not-applicable":
    case "value-not-applicable":
      return texts.notApplicable(error.found, at, error.entity, error.expected.join(", "));
    case "too-long":
      return texts.tooLong(error.limit);
    case "too-many-terms":
      return texts.tooManyTerms(error.limit);
    case "too-deep":
      return texts.tooDeep(error.limit, at);
    case "too-many-values":
      return texts.tooManyValues(error.limit, at);
    default:
      return assertNever(error);
  }
}

/** A handful says enough; the RSIT alone would give fifty. */
const SAMPLE_SIZE = 12;

function sample(values: readonly string[]): string {
  const more = values.length > SAMPLE_SIZE ? ", …" : "";
  return values.slice(0, SAMPLE_SIZE).join(", ") + more;
}
