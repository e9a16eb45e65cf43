/**
 * Letters that are easily taken for an ASCII letter or digit in a host name, per script: our own small selection for
 * the scripts in which look-alike names are registered in Europe. Each string pairs the foreign letter with the ASCII one.
 */
const CYRILLIC =
  "аa вb сc ԁd еe ѕs іi јj ӏl кk мm нh оo рp ԛq тt уy хx ԝw ѵv гr пn һh ґr ѐe ёe їi ўy қk ҝk ңh ҳx ӓa ӑa ӧo ӱy ѡw";
const GREEK = "αa βb εe ϵe γy ιi ϊi ΐi ίi κk νv οo όo ρp σo τt υu ύu χx ωw ώw ηn ήn μu ϲc ϳj ζz";
const ARMENIAN = "աw ցg հh ոn սu օo զq ԁd եt ւl";
const LATIN =
  "àa áa âa ãa äa åa āa ăa ąa ǎa ạa ảa ɑa çc ćc ĉc ċc čc ďd đd ɖd èe ée êe ëe ēe ĕe ėe ęe ěe ẹe ĝg ğg ġg ģg ɡg ĥh ħh ìi íi îi ïi ĩi īi ĭi įi ıi ịi ɩi ĵj ķk ĸk ĺl ļl ľl ŀl łl ḷl ñn ńn ņn ňn ŋn ṇn òo óo ôo õo öo øo ōo ŏo őo ọo ơo ŕr ŗr řr śs ŝs şs šs șs ṣs ţt ťt ŧt țt ṭt ùu úu ûu üu ũu ūu ŭu ůu űu ųu ụu ưu ʋu ŵw ẉw ýy ÿy ŷy ỵy źz żz žz ẓz";

/** Foreign letter -> ASCII look-alike. */
export const CONFUSABLES: ReadonlyMap<string, string> = new Map(
  [CYRILLIC, GREEK, ARMENIAN, LATIN].flatMap((table) =>
    table
      .split(" ")
      .filter((pair) => Array.from(pair).length === 2)
      .map((pair) => {
        const [foreign = "", ascii = ""] = Array.from(pair);
        return [foreign, ascii] as const;
      })
      .filter(([, ascii]) => /^[a-z0-9]$/.test(ascii)),
  ),
);

/** ASCII sequences that look alike to a hurried reader, applied after {@link CONFUSABLES}, longest first. */
export const ASCII_LOOKALIKES: readonly (readonly [string, string])[] = [
  ["rn", "m"],
  ["vv", "w"],
  ["cl", "d"],
  ["0", "o"],
  ["1", "l"],
  ["i", "l"],
  ["5", "s"],
];
