import fc from "fast-check";
import type { PrintDocument } from "../../../shared/domain/documents/document.ts";

/** A document with the given text in every place that can hold foreign text. */
export function documentOf(text: string): PrintDocument {
  return {
    language: "de",
    title: text,
    kind: text,
    reference: text,
    marking: { tlp: "TLP:AMBER+STRICT", pap: "PAP:GREEN", audience: text, exercise: text },
    imprint: [text],
    sections: [
      {
        id: "one",
        title: text,
        blocks: [
          { kind: "paragraph", text },
          { kind: "facts", rows: [[text, text]] },
          { kind: "table", caption: text, columns: [text, text], rows: [[text, text]] },
          { kind: "list", items: [text] },
          { kind: "verbatim", text },
          { kind: "signatures", labels: [text] },
        ],
      },
    ],
  };
}

/** What formats of pages have read as more than text: markup, fields, formulas, objects, templates, control characters. */
export const HOSTILE_TEXTS = [
  "<script>alert(1)</script>",
  "</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText></w:r>",
  '<w:hyperlink r:id="rId9">x</w:hyperlink> ]]>',
  '{ INCLUDEPICTURE "http://evil.com/a.png" }',
  "{{constructor.constructor('return process')()}} ${7*7} <%= 7*7 %> {#each}",
  ") Tj ET /JS (app.alert(1)) >> endobj trailer << /Root 1 0 R >>",
  "<</rdf:li></rdf:RDF><x xmlns='y'/>&lt;&#60;&unknown;",
  "http://evil.com/ www.evil.com file:///etc/passwd \\\\evil.com\\share",
  "nul\u0000 bell\u0007 esc\u001b[31m del\u007f",
  "half \ud800 pair, \ufffe \uffff, turn \u202Etxt.exe",
  '=HYPERLINK("http://evil.com")',
] as const;

export const foreignText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc
    .array(fc.constantFrom(...HOSTILE_TEXTS, "<", ">", "&", '"', "'", "]]>", "\n", "\t", " "), {
      maxLength: 8,
    })
    .map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 80 }),
);
