import { extractObservables } from "../../formats/text/extract.ts";
import { defangValue } from "../observables/defang.ts";
import { isObservableType, type ObservableType } from "../observables/types.ts";
import { visibleText } from "../observables/visible.ts";

/**
 * A foreign text as a document may carry it: line ends unified, characters that hide or turn text drawn as labels
 * (a right-to-left override makes `exe` read `txt`), indicators defanged so that no reader makes a link of them.
 */
export function printableText(text: string): string {
  const visible = visibleText(text.replaceAll(/\r\n?/g, "\n"));
  // What the extraction leaves out (names for examples, unknown endings) is still a link to many a reader.
  return withDefanged(visible).replaceAll(
    /\bhttp(s?):\/\//gi,
    (_whole, secure: string) => `hxxp${secure}://`,
  );
}

/** The same for formats that are made of XML: the two characters that it cannot carry are written by their numbers. */
export function documentText(text: string): string {
  return printableText(text).replaceAll(/[\uFFFE\uFFFF]/g, (found) =>
    found === "\uFFFE" ? "‹U+FFFE›" : "‹U+FFFF›",
  );
}

/** The extraction gives each value once, so every place that spells it is looked up, longest spelling first. */
function withDefanged(text: string): string {
  const types = new Map<string, ObservableType>();
  for (const { original, type } of extractObservables(text).items) {
    if (!isObservableType(type) || /\[|hxx/i.test(original)) continue;
    if (defangValue(type, original) !== original) types.set(original.toLowerCase(), type);
  }
  if (types.size === 0) return text;
  const spellings = [...types.keys()].toSorted((a, b) => b.length - a.length).map(literal);
  return text.replaceAll(new RegExp(spellings.join("|"), "gi"), (place) => {
    const type = types.get(place.toLowerCase());
    return type === undefined ? place : defangValue(type, place);
  });
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
