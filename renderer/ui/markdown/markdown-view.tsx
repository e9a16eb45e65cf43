import { useMemo } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useCopy } from "../clipboard/use-copy.ts";
import { IconCopy } from "../icons.ts";
import { SafeText } from "../indicator/safe-text.tsx";
import { parseMarkdown } from "./markdown-tree.ts";
import type { MarkdownNode } from "./markdown-tree.ts";
import classes from "./markdown-view.module.css";

/**
 * Markdown of a note or description. Built of elements, never of HTML text: raw HTML stays text, a link is its words
 * with the address beside them to copy, a picture is named and not loaded.
 */
export function MarkdownView({ source }: { readonly source: string }): ReactNode {
  const nodes = useMemo(() => parseMarkdown(source), [source]);
  return <div className={classes.markdown}>{nodes.map(drawNode)}</div>;
}

function drawNode(node: MarkdownNode, at: number): ReactNode {
  switch (node.kind) {
    case "text":
      return <SafeText key={at} text={node.text} keepsLines />;
    case "break":
      return <br key={at} />;
    case "code":
      return node.isBlock ? (
        <pre key={at} className={classes.block}>
          <SafeText text={node.text} keepsLines />
        </pre>
      ) : (
        <code key={at}>
          <SafeText text={node.text} />
        </code>
      );
    case "image":
      return <Image key={at} node={node} />;
    case "link":
      return <Link key={at} address={node.address} words={node.children.map(drawNode)} />;
    case "element":
      return drawElement(node, at);
  }
}

/** Headings of a note stand below those of the screen. */
const HEADINGS: Readonly<Record<string, "h3" | "h4" | "h5" | "h6">> = {
  h1: "h3",
  h2: "h4",
  h3: "h5",
  h4: "h6",
  h5: "h6",
  h6: "h6",
};

function drawElement(node: Extract<MarkdownNode, { kind: "element" }>, at: number): ReactNode {
  if (node.tag === "hr") return <hr key={at} />;
  const children = node.children.map(drawNode);
  if (node.tag === "ol")
    return (
      <ol key={at} start={node.start}>
        {children}
      </ol>
    );
  const Tag = HEADINGS[node.tag] ?? node.tag;
  return <Tag key={at}>{children}</Tag>;
}

function Image({ node }: { readonly node: Extract<MarkdownNode, { kind: "image" }> }): ReactNode {
  const text = useText("commonUi");
  return <Link address={node.address} words={text.markdownImage(node.alternative)} />;
}

function Link({
  address,
  words,
}: {
  readonly address: string;
  readonly words: ReactNode;
}): ReactNode {
  const text = useText("commonUi");
  const copy = useCopy();
  return (
    <span className={classes.link}>
      {words}{" "}
      <span className={classes.address}>
        (<SafeText text={address} />)
      </span>
      <button
        type="button"
        className={classes.copy}
        aria-label={text.labelled(text.markdownCopyLink, address)}
        title={text.markdownCopyLink}
        onClick={() => copy(address, text.copiedOriginal)}
      >
        <IconCopy size={13} stroke={1.6} aria-hidden="true" />
      </button>
    </span>
  );
}
