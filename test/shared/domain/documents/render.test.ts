import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { createHash } from "node:crypto";
import type { PrintDocument } from "../../../../shared/domain/documents/document.ts";
import { renderHtml } from "../../../../shared/domain/documents/render-html.ts";
import { renderMarkdown } from "../../../../shared/domain/documents/render-markdown.ts";

/** A document with the given text in every place that can hold foreign text. */
function documentOf(text: string): PrintDocument {
  return {
    language: "en",
    title: text,
    kind: text,
    reference: text,
    marking: { tlp: "TLP:AMBER", pap: null, audience: text, exercise: text },
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

const HOSTILE = [
  "<script>alert(1)</script>",
  "</style><script>alert(1)</script>",
  `"><img src=x onerror=alert(1)>`,
  "'--><svg/onload=alert(1)>",
  "![x](http://evil.com/a.png)",
  "[click](javascript:alert(1))",
  "<http://evil.com>",
  "http://evil.com/ www.evil.com a@evil.com",
  "# heading\n\n1. list\n\n- list\n\n> quote\n\n    code\n\n---\n===\n",
  "~~~~\n```\n~~~~~~~\n<b>",
  "| a | b |\n| --- | --- |",
  "[a]: http://evil.com\n\n[a]",
  "&lt;b&gt; &#60;script&#62;",
  "a\u2028# b\r# c\u0085",
  'content: "; } @import url(http://evil.com) {',
];
const MARKS = "<>&\"'`~#*_[]()!|\\\n 1.-+=".split("");
const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...HOSTILE, ...MARKS), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

/** Elements with their attributes; the policy and whether a cell may break depend on the text by intention. */
const tagsOf = (html: string) =>
  [...html.matchAll(/<[^>]*>/g)].map(([tag]) =>
    tag.replaceAll(/content="[^"]*"|(?<=<td) class="short"/g, ""),
  );
const markdown = new MarkdownIt({ html: true, linkify: true });
const typesOf = (text: string) =>
  markdown
    .parse(text, {})
    .flatMap(({ type, children }) => [type, ...(children ?? []).map((child) => child.type)])
    .filter((type) => !["text", "text_special", "hardbreak", "softbreak"].includes(type));

describe("a document in HTML", () => {
  it("has the same elements whatever foreign text stands in it", () => {
    const plain = tagsOf(renderHtml(documentOf("plain")));
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = renderHtml(documentOf(text));
        const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? "";
        expect(tagsOf(html)).toEqual(plain);
        expect(style).not.toMatch(/@import|url\(/);
      }),
    );
  });

  it("lets its own style sheet in by hash, and nothing else", () => {
    const html = renderHtml(documentOf("plain"));
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(html).toContain(`default-src 'none'; style-src 'sha256-${hash}';`);
  });

  it("shows the label in FIRST's colours in the margins of every page, and the language", () => {
    const html = renderHtml(documentOf("plain"));
    expect(
      html.match(
        /@(?:top|bottom)-right \{ content: "TLP\\3a AMBER"; color: #FFC000; background: #000000/g,
      ),
    ).toHaveLength(2);
    expect(html).toContain('<html lang="en">');
  });
});

describe("a document in Markdown", () => {
  it("has the same structure whatever foreign text stands in it", () => {
    const plain = typesOf(renderMarkdown(documentOf("plain")));
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(typesOf(renderMarkdown(documentOf(`x${text}x`)))).toEqual(plain);
      }),
    );
  });

  it("is told apart from a text that is not escaped", () => {
    expect(typesOf(HOSTILE[4] ?? "")).toContain("image");
    expect(typesOf("see http://evil.com")).toContain("link_open");
  });
});

describe("indicators in a document", () => {
  it("are defanged in every format", () => {
    const document = documentOf(
      "see http://evil.com/x and 198.51.100.7, HTTPS://login.bank.example/",
    );
    for (const text of [renderHtml(document), renderMarkdown(document)]) {
      expect(text).not.toMatch(/https?:\/\/|evil\.com|51\.100/i);
    }
  });

  it("show characters that turn the reading direction", () => {
    expect(renderHtml(documentOf("invoice\u202Etxt.exe"))).toContain("‹U+202E RLO›");
  });
});
