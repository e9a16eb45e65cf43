import type { ReactNode } from "react";

import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import classes from "../report.module.css";
import type { MailMessage } from "./read-details.ts";

/** What servers claim about SPF, DKIM, DMARC and ARC: claims, of which only those of the own server can be trusted. */
export function MailAuthentication({ message }: { readonly message: MailMessage }): ReactNode {
  const text = useText("triage");
  const { results, receivedSpf, dkimSignatures, arcSets } = message.authentication;
  return (
    <Section title={text.mailAuthentication} note={text.mailAuthenticationNote}>
      {results.length + receivedSpf.length + dkimSignatures.length === 0 && (
        <p className="wp-dim">{text.mailAuthenticationNone}</p>
      )}
      <div className={classes.results}>
        {results.map((result, at) => (
          <span key={at} title={`${result.server}: ${result.details}`}>
            <StatusBadge
              tone={toneOf(result.result)}
              label={`${result.method.toUpperCase()} ${result.result}`}
            />{" "}
            <span className="wp-meta">
              <SafeText text={result.server} />
            </span>
          </span>
        ))}
      </div>
      {receivedSpf.map((line, at) => (
        <div key={at} className="wp-meta">
          SPF: <SafeText text={line} />
        </div>
      ))}
      {dkimSignatures.map((signature, at) => (
        <div key={at} className="wp-meta">
          {text.mailDkim}: <SafeText text={signature.domain ?? "?"} />{" "}
          {signature.selector === null ? "" : `(${signature.selector})`} {signature.algorithm ?? ""}
        </div>
      ))}
      {arcSets > 0 && <div className="wp-meta">{text.mailArc(arcSets)}</div>}
    </Section>
  );
}

function toneOf(result: string): "done" | "failed" | "waiting" {
  if (result === "pass") return "done";
  return ["fail", "softfail", "permerror", "policy"].includes(result) ? "failed" : "waiting";
}
