import MarkdownIt from "markdown-it";
import type { Token } from "markdown-it";

/** A Markdown document as a tree. Raw HTML is text; addresses are data, never active. */
export type MarkdownNode =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "code"; readonly text: string; readonly isBlock: boolean }
  | { readonly kind: "image"; readonly alternative: string; readonly address: string }
  | { readonly kind: "link"; readonly address: string; readonly children: readonly MarkdownNode[] }
  | {
      readonly kind: "element";
      readonly tag: MarkdownTag;
      readonly start?: number;
      readonly children: readonly MarkdownNode[];
    };

const TAGS = [
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "li",
  "blockquote",
  "strong",
  "em",
  "s",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
  "hr",
] as const;

export type MarkdownTag = (typeof TAGS)[number];

/** Longer texts are shown as plain text: rebuilding them on each edit would hold up the window. */
export const MAX_MARKDOWN_LENGTH = 200_000;

const markdown = new MarkdownIt("commonmark", {
  html: false,
  linkify: false,
  maxNesting: 40,
}).enable(["table", "strikethrough"]);

/** Parses CommonMark with tables and strikethrough. Total: text that is too long comes back as one text node. */
export function parseMarkdown(source: string): readonly MarkdownNode[] {
  if (source.length > MAX_MARKDOWN_LENGTH) return [{ kind: "text", text: source }];
  return buildTree(markdown.parse(source, {}));
}

interface OpenNode {
  readonly children: MarkdownNode[];
  readonly close: (children: readonly MarkdownNode[]) => MarkdownNode | undefined;
}

function buildTree(tokens: readonly Token[]): readonly MarkdownNode[] {
  const root: MarkdownNode[] = [];
  const open: OpenNode[] = [];
  for (const token of tokens) {
    const into = open.at(-1)?.children ?? root;
    if (token.nesting === 1) {
      open.push({ children: [], close: (children) => closeNode(token, children) });
    } else if (token.nesting === -1) {
      const closed = open.pop();
      const node = closed?.close(closed.children);
      if (node) (open.at(-1)?.children ?? root).push(node);
      else if (closed) (open.at(-1)?.children ?? root).push(...closed.children);
    } else {
      into.push(...leafNodes(token));
    }
  }
  return root;
}

function closeNode(token: Token, children: readonly MarkdownNode[]): MarkdownNode | undefined {
  if (token.type === "link_open")
    return { kind: "link", address: String(token.attrGet("href") ?? ""), children };
  const tag = TAGS.find((candidate) => candidate === token.tag);
  // A paragraph in a tight list item is hidden: its children stand in its place.
  if (tag === undefined || token.hidden) return undefined;
  const start = Number(token.attrGet("start") ?? Number.NaN);
  return { kind: "element", tag, children, ...(Number.isInteger(start) ? { start } : {}) };
}

function leafNodes(token: Token): readonly MarkdownNode[] {
  switch (token.type) {
    case "inline":
      return buildTree(token.children ?? []);
    case "softbreak":
      return [{ kind: "text", text: "\n" }];
    case "hardbreak":
      return [{ kind: "break" }];
    case "code_inline":
      return [{ kind: "code", text: token.content, isBlock: false }];
    case "fence":
    case "code_block":
      return [{ kind: "code", text: token.content, isBlock: true }];
    case "image":
      return [
        { kind: "image", alternative: token.content, address: String(token.attrGet("src") ?? "") },
      ];
    case "hr":
      return [{ kind: "element", tag: "hr", children: [] }];
    default:
      return token.content === "" ? [] : [{ kind: "text", text: token.content }];
  }
}
