import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { loadFontParts } from "../../../electron/documents/pdf/fonts.ts";
import { renderPdf } from "../../../electron/documents/pdf/render-pdf.ts";
import type { Block, PrintDocument } from "../../../shared/domain/documents/document.ts";
import { documentOf, foreignText, HOSTILE_TEXTS } from "./hostile-document.ts";

const folder = mkdtempSync(join(tmpdir(), "watchpost-pdf-"));
const options = {
  fonts: loadFontParts(),
  author: "CERT-XX",
  madeAt: new Date("2026-11-27T15:00:00Z"),
};
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Read by Poppler, not by what wrote it. */
function read(tool: string, bytes: Uint8Array, args: readonly string[] = []): string {
  const path = join(folder, "read.pdf");
  writeFileSync(path, bytes);
  const after = tool === "pdftotext" ? ["-"] : [];
  const { status, stdout, stderr } = spawnSync(tool, [...args, path, ...after], {
    encoding: "utf8",
  });
  expect({ tool, status, stderr }).toEqual({ tool, status: 0, stderr: "" });
  return stdout;
}

function documentWith(blocks: readonly Block[]): PrintDocument {
  const { sections, ...rest } = documentOf("Web-Shell auf dem Mail-Gateway");
  return { ...rest, sections: sections.map((section) => ({ ...section, blocks })) };
}

describe("a document in PDF", () => {
  it("says title, language, marking and author in its properties, and is tagged", async () => {
    const bytes = await renderPdf(documentWith([]), options);
    const info = read("pdfinfo", bytes);
    expect(info).toMatch(/^Title: +TLP:AMBER\+STRICT Web-Shell/m);
    expect(info).toMatch(/^Keywords: +TLP:AMBER\+STRICT, PAP:GREEN, Web-Shell/m);
    expect(info).toMatch(/^Author: +CERT-XX$/m);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^JavaScript: +no$/m);
    expect(Buffer.from(bytes).toString("latin1")).toContain("/Lang (de)");
  });

  it("has headings, heads of tables and lists in its structure", async () => {
    const structure = read("pdfinfo", await renderPdf(documentOf("x"), options), ["-struct"]);
    const types = [...structure.matchAll(/^ *([A-Z][A-Za-z0-9]*)/gm)].map(([, type]) => type);
    expect(types).toEqual(
      expect.arrayContaining([
        "Document",
        "H1",
        "Sect",
        "H2",
        "Table",
        "Caption",
        "TH",
        "TD",
        "LBody",
      ]),
    );
  });

  it("shows Latin, Greek and Cyrillic letters of every language of the Union", async () => {
    const text = "Žluťoučký kůň, Łódź, Αθήνα διέρρευσε, София ключ, ţară, ħ ġ";
    const blocks: readonly Block[] = [
      { kind: "paragraph", text },
      { kind: "verbatim", text },
    ];
    const shown = read("pdftotext", await renderPdf(documentWith(blocks), options));
    expect(shown.split(text)).toHaveLength(3);
  });

  it("writes a character that its fonts don't have by its number", async () => {
    const blocks: readonly Block[] = [{ kind: "paragraph", text: "会議" }];
    const shown = read("pdftotext", await renderPdf(documentWith(blocks), options));
    expect(shown).toContain("[U+4F1A][U+8B70]");
  });

  it("carries its label, number and count on every page, and each row once", async () => {
    const rows = Array.from({ length: 150 }, (_none, index) => [`row ${String(index)}.`, "text"]);
    const blocks: readonly Block[] = [
      { kind: "table", caption: "150", columns: ["What", "How"], rows },
    ];
    const bytes = await renderPdf(documentWith(blocks), options);
    const pages = read("pdftotext", bytes, ["-layout"]).split("\f").slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(page.match(/TLP:AMBER\+STRICT/g)?.length).toBeGreaterThanOrEqual(2);
      expect(page).toMatch(new RegExp(`^${String(index + 1)} ?/ ?${String(pages.length)} `, "m"));
      expect(page).toContain("What");
    }
    const whole = pages.join("");
    for (const [name = ""] of rows) expect(whole.split(name)).toHaveLength(2);
  });

  it("breaks a cell that is longer than a page without losing a word", async () => {
    const words = Array.from({ length: 3_000 }, (_none, index) => `w${String(index)}`);
    const blocks: readonly Block[] = [
      { kind: "table", caption: "", columns: ["A", "B"], rows: [["x", words.join(" ")]] },
    ];
    const shown = read("pdftotext", await renderPdf(documentWith(blocks), options));
    const found = new Set(shown.match(/w\d+/g));
    expect(words.filter((word) => !found.has(word))).toEqual([]);
  });

  it("keeps dates and labels of a crowded table on one line", async () => {
    const date = "2026-11-24 08:15Z";
    const long = "viel Text, der umgebrochen werden muss ".repeat(8);
    const columns = ["Nummer", "Eingang", "Absender", "Titel", "TLP"];
    const rows = [["R-2026-000007", date, "ESET", long, "TLP:AMBER+STRICT"]];
    const blocks: readonly Block[] = [{ kind: "table", caption: "", columns, rows }];
    const bytes = await renderPdf(documentWith(blocks), options);
    const shown = read("pdftotext", bytes, ["-layout"]);
    expect(shown).toMatch(/R-2026-000007 +2026-11-24 08:15Z +ESET .+TLP:AMBER\+STRICT/);
  });

  it("is the same file when it is made again", async () => {
    const [first, second] = [
      await renderPdf(documentOf("x"), options),
      await renderPdf(documentOf("x"), options),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it("reads a word of a million characters in its stride", async () => {
    const blocks: readonly Block[] = [{ kind: "verbatim", text: "x".repeat(1_000_000) }];
    expect((await renderPdf(documentWith(blocks), options)).length).toBeGreaterThan(1_000);
  });
});

describe("foreign text in a PDF", () => {
  it.each(HOSTILE_TEXTS)("is text and nothing else: %j", async (text) => {
    const bytes = await renderPdf(documentOf(text), options);
    expect(read("pdfinfo", bytes, ["-js"])).toBe("");
    expect(read("pdfinfo", bytes, ["-url"]).split("\n").slice(1).join("")).toBe("");
    read("pdftotext", bytes);
  });

  it("never becomes a link, an action, a form or a file, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(foreignText, async (text) => {
        const source = Buffer.from(await renderPdf(documentOf(text), options)).toString("latin1");
        const objects = source.replaceAll(/\((?:\\[^]|[^\\)])*\)|stream\n[^]*?endstream/g, "");
        expect(objects).not.toMatch(
          /\/(?:Annots?|URI|JavaScript|JS|AcroForm|Launch|OpenAction|AA|EmbeddedFiles)\b/,
        );
        const metadata = /<\?xpacket begin[^]*?<\?xpacket end/.exec(source)?.[0] ?? "";
        expect(metadata).toContain("pdfuaid:part");
        expect([...metadata.matchAll(/<rdf:Description/g)]).toHaveLength(4);
        expect(metadata).not.toMatch(/&(?!amp;|lt;|gt;)/);
      }),
      { numRuns: 40 },
    );
  });
});
