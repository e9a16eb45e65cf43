import { expect, test } from "vitest";

import { MAX_MARKDOWN_LENGTH, parseMarkdown } from "../../../renderer/ui/markdown/markdown-tree.ts";

test("gives headings, emphasis and lists as a tree", () => {
  expect(parseMarkdown("# A\n\nb **c**\n\n3. d")).toEqual([
    { kind: "element", tag: "h1", children: [{ kind: "text", text: "A" }] },
    {
      kind: "element",
      tag: "p",
      children: [
        { kind: "text", text: "b " },
        { kind: "element", tag: "strong", children: [{ kind: "text", text: "c" }] },
      ],
    },
    {
      kind: "element",
      tag: "ol",
      start: 3,
      children: [{ kind: "element", tag: "li", children: [{ kind: "text", text: "d" }] }],
    },
  ]);
});

test("keeps raw HTML as text", () => {
  expect(parseMarkdown("<img src=x onerror=y()>")).toEqual([
    { kind: "element", tag: "p", children: [{ kind: "text", text: "<img src=x onerror=y()>" }] },
  ]);
});

test("gives links and pictures as data", () => {
  expect(parseMarkdown("[a](https://x.test/) ![b](https://x.test/p.png)")).toEqual([
    {
      kind: "element",
      tag: "p",
      children: [
        { kind: "link", address: "https://x.test/", children: [{ kind: "text", text: "a" }] },
        { kind: "text", text: " " },
        { kind: "image", alternative: "b", address: "https://x.test/p.png" },
      ],
    },
  ]);
});

test.each(["javascript:x()", "vbscript:x()", "data:text/html,x", "file:///etc/passwd"])(
  "gives no link to %s",
  (address) => {
    expect(JSON.stringify(parseMarkdown(`[a](${address})`))).not.toContain('"link"');
  },
);

test("does not turn a bare address into a link", () => {
  expect(JSON.stringify(parseMarkdown("https://evil.test"))).not.toContain('"link"');
});

test("keeps code as it was written", () => {
  expect(parseMarkdown("```\n<b>\n```")).toEqual([{ kind: "code", text: "<b>\n", isBlock: true }]);
});

test("gives a text that is too long as plain text", () => {
  const text = `**${"a".repeat(MAX_MARKDOWN_LENGTH)}**`;
  expect(parseMarkdown(text)).toEqual([{ kind: "text", text }]);
});
