import { BlobReader, TextWriter, ZipReader } from "@zip.js/zip.js";
import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderDocx } from "../../../electron/documents/docx/render-docx.ts";
import type { Block, PrintDocument } from "../../../shared/domain/documents/document.ts";
import { documentOf, foreignText, HOSTILE_TEXTS } from "./hostile-document.ts";

/** Every part of the file by its name, each read as XML. */
async function partsOf(document: PrintDocument): Promise<ReadonlyMap<string, string>> {
  const bytes = await renderDocx(document, { author: "CERT-XX" });
  const zip = new ZipReader(new BlobReader(new Blob([Uint8Array.from(bytes)])));
  const parts = new Map<string, string>();
  for (const entry of await zip.getEntries()) {
    if (entry.directory) continue;
    const text = await entry.getData(new TextWriter());
    parse(text);
    parts.set(entry.filename, text);
  }
  await zip.close();
  return parts;
}

function parse(xml: string) {
  const fail = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError: fail }).parseFromString(xml, "text/xml");
}

function documentWith(blocks: readonly Block[]): PrintDocument {
  const { sections, ...rest } = documentOf("Web-Shell auf dem Mail-Gateway");
  return { ...rest, sections: sections.map((section) => ({ ...section, blocks })) };
}

const part = (parts: ReadonlyMap<string, string>, name: string): string => parts.get(name) ?? "";

const relationsOf = (parts: ReadonlyMap<string, string>) =>
  [...parts].filter(([name]) => name.endsWith(".rels"));

const shownIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("");

/** The elements without their texts: what a text must not change. */
const shapeOf = (xml: string): readonly string[] =>
  (xml.match(/<[^>]*>/g) ?? [])
    .filter(
      (tag) =>
        !/^<(?:w:br|w:t|\/w:t|w:r|\/w:r|w:rPr|\/w:rPr|w:(?:color|b|sz|i)\b|w:bCs|w:szCs)/.test(tag),
    )
    .map((tag) => tag.replaceAll(/w:(?:w|id)="\d+(?:\.\d+)?"/g, ""));

describe("a document in DOCX", () => {
  it("says title, language, marking and author in its properties", async () => {
    const parts = await partsOf(documentWith([]));
    const core = part(parts, "docProps/core.xml");
    expect(core).toContain("<dc:title>TLP:AMBER+STRICT Web-Shell auf dem Mail-Gateway");
    expect(core).toContain("<dc:creator>CERT-XX</dc:creator>");
    expect(core).toContain("<cp:keywords>TLP:AMBER+STRICT, PAP:GREEN, Web-Shell");
    expect(part(parts, "docProps/custom.xml")).toContain("TLP:AMBER+STRICT");
    expect(part(parts, "word/styles.xml")).toMatch(/<w:lang w:val="de-DE"/);
  });

  it("carries its label on top and at the foot of every page, with the number of the page", async () => {
    const parts = await partsOf(documentWith([]));
    for (const name of ["word/header1.xml", "word/footer1.xml"]) {
      expect(shownIn(part(parts, name))).toContain("TLP:AMBER+STRICT");
      expect(part(parts, name)).toContain('w:fill="000000"');
    }
    const fields = [...part(parts, "word/footer1.xml").matchAll(/<w:instrText[^>]*>([^<]*)</g)];
    expect(fields.map(([, text]) => text)).toEqual(["PAGE", "NUMPAGES"]);
  });

  it("has headings, lists and heads of tables that stand again on each page", async () => {
    const body = part(await partsOf(documentOf("x")), "word/document.xml");
    expect(body.match(/<w:pStyle w:val="Heading[12]"\/>/g)).toHaveLength(2);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(body.match(/<w:numPr>/g)).toHaveLength(1);
  });

  it("keeps every cell and line", async () => {
    const rows = Array.from({ length: 300 }, (_none, index) => [`row ${String(index)}.`, "α\nβ"]);
    const blocks: readonly Block[] = [{ kind: "table", caption: "", columns: ["A", "B"], rows }];
    const body = part(await partsOf(documentWith(blocks)), "word/document.xml");
    const shown = shownIn(body);
    for (const [name = ""] of rows) expect(shown.split(name)).toHaveLength(2);
    expect(body.match(/<w:br\/>/g)).toHaveLength(300);
  });
});

describe("foreign text in a DOCX", () => {
  it.each(HOSTILE_TEXTS)("is text and nothing else: %j", async (text) => {
    const plain = part(await partsOf(documentOf("plain")), "word/document.xml");
    const body = part(await partsOf(documentOf(text)), "word/document.xml");
    expect(shapeOf(body)).toEqual(shapeOf(plain));
  });

  it("never becomes a relation, a field or an object, whatever it is", async () => {
    const plain = await partsOf(documentOf("plain"));
    await fc.assert(
      fc.asyncProperty(foreignText, async (text) => {
        const parts = await partsOf(documentOf(text));
        expect([...parts.keys()]).toEqual([...plain.keys()]);
        const whole = [...parts.values()].join("");
        expect(whole).not.toMatch(
          /TargetMode|<w:(?:hyperlink|object|fldSimple|altChunk|attachedTemplate)\b/,
        );
        expect(whole.match(/<w:instrText/g)).toHaveLength(2);
        expect(relationsOf(parts)).toEqual(relationsOf(plain));
      }),
      { numRuns: 40 },
    );
  });
});
