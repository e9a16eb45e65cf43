import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { cspNonce } from "../../trusted/nonce.ts";
import { SafeText } from "../indicator/safe-text.tsx";
import { htmlToText } from "./sanitise-html.ts";
import classes from "./sandboxed-html.module.css";
import { buildSrcdoc } from "./srcdoc.ts";

export interface SandboxedHtmlProps {
  /** The hostile HTML, as it came. */
  readonly html: string;
  /** The plain text part of the same message, if it had one; made from the HTML otherwise. */
  readonly text?: string | undefined;
}

/**
 * HTML mail: its text first, and on request its layout in a frame without scripts, links, pictures and network
 * (threats rows 20 to 22; sandbox attribute empty, own policy inside, and the policy of the page outside).
 */
export function SandboxedHtml({ html, text }: SandboxedHtmlProps): ReactNode {
  const words = useText("commonUi");
  const [view, setView] = useState<"text" | "layout">("text");
  const plain = useMemo(() => text ?? htmlToText(html), [html, text]);
  return (
    <div className={classes.mail}>
      <div className={classes.bar}>
        <span className="wp-meta">
          {view === "text" ? words.htmlTextNote : words.htmlLayoutNote}
        </span>
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => setView(view === "text" ? "layout" : "text")}
        >
          {view === "text" ? words.htmlShow : words.htmlShowText}
        </Button>
      </div>
      {view === "text" ? (
        <div className={classes.text}>
          <SafeText text={plain} keepsLines />
        </div>
      ) : (
        <Layout html={html} />
      )}
    </div>
  );
}

function Layout({ html }: { readonly html: string }): ReactNode {
  const words = useText("commonUi");
  const document = useMemo(() => buildSrcdoc(html, cspNonce()), [html]);
  return (
    <>
      {document.removedCount > 0 && (
        <p className="wp-meta">{words.htmlRemoved(document.removedCount)}</p>
      )}
      <iframe
        sandbox=""
        referrerPolicy="no-referrer"
        // An opaque frame needs no permission whatever.
        allow=""
        title={words.htmlFrame}
        className={classes.frame}
        srcDoc={document.html}
      />
    </>
  );
}
