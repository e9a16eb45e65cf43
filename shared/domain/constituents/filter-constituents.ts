import type { Constituent } from "../../model/constituent.ts";

const EXACT = ["country", "sector", "kind"] as const;

/** Constituents in which every word is found; `country:de`, `sector:energy` and `kind:essential` compare whole values. */
export function filterConstituents(
  constituents: readonly Constituent[],
  query: string,
): readonly Constituent[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return constituents;
  return constituents.filter((one) => {
    const text = searchedText(one);
    return words.every((word) => holds(one, text, word));
  });
}

function holds(constituent: Constituent, text: string, word: string): boolean {
  const field = EXACT.find((name) => word.startsWith(`${name}:`));
  if (field === undefined) return text.includes(word);
  return (constituent[field] ?? "").toLowerCase() === word.slice(field.length + 1);
}

function searchedText(one: Constituent): string {
  const contacts = one.contacts.flatMap(({ role, name, mail }) => [role, name, mail]);
  const { name, country, sector, subSector, kind, ranges, asns, domains, products } = one;
  const scalars = [name, country ?? "", sector ?? "", subSector ?? "", kind];
  // A line end between them: a word can't begin in one value and end in another.
  return [...scalars, ...ranges, ...asns, ...domains, ...products, ...contacts]
    .join("\n")
    .toLowerCase();
}
