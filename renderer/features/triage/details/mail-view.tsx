import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SandboxedHtml } from "../../../ui/html-mail/sandboxed-html.tsx";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import classes from "../report.module.css";
import { MailAuthentication } from "./mail-authentication.tsx";
import { MailHops } from "./mail-hops.tsx";
import type { MailDetails, MailMessage } from "./read-details.ts";
import { VerbatimText } from "./verbatim-text.tsx";

/** A mail: its text, what servers claim about it, the way it took, its headers and parts. */
export function MailView({
  body,
  details,
}: {
  readonly body: string;
  readonly details: MailDetails;
}): ReactNode {
  const text = useText("triage");
  const [message] = details.messages;
  const html = details.texts.find((part) => part.html !== null)?.html ?? null;
  const plain = details.texts.find((part) => part.mediaType === "text/plain");
  return (
    <>
      <Section title={text.mailText}>
        {html !== null ? (
          <SandboxedHtml html={html} text={plain?.text ?? (body === "" ? undefined : body)} />
        ) : (
          <VerbatimText text={body} />
        )}
      </Section>
      {message && <MailAuthentication message={message} />}
      {message && message.hops.length > 0 && <MailHops hops={message.hops} />}
      {details.messages.map((one) => (
        <MailHeaders key={one.path} message={one} isInner={one !== message} />
      ))}
      <MailParts parts={details.parts} />
    </>
  );
}

function MailHeaders({
  message,
  isInner,
}: {
  readonly message: MailMessage;
  readonly isInner: boolean;
}): ReactNode {
  const text = useText("triage");
  const [form, setForm] = useState<"decoded" | "raw">("decoded");
  return (
    <Section
      title={isInner ? text.mailInnerHeaders(message.path) : text.mailHeaders}
      note={message.headers.length}
      fold="closed"
    >
      <SegmentedControl
        size="xs"
        aria-label={text.mailHeaders}
        value={form}
        onChange={(next) => setForm(next === "raw" ? "raw" : "decoded")}
        data={[
          { value: "decoded", label: text.mailDecoded },
          { value: "raw", label: text.mailRaw },
        ]}
      />
      <div className={classes.headers}>
        {message.headers.map((header, at) => (
          <div key={`${header.name}-${at}`}>
            <strong>{header.name}:</strong>{" "}
            <SafeText
              text={form === "raw" ? header.raw.replace(/^[^:]*:\s?/, "") : header.decoded}
              keepsLines={form === "raw"}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}

function MailParts({ parts }: { readonly parts: MailDetails["parts"] }): ReactNode {
  const text = useText("triage");
  const format = useFormat();
  return (
    <Section title={text.mailParts} note={parts.length} fold="closed">
      <table className={classes.hops}>
        <thead>
          <tr>
            <th scope="col">{text.mailPart}</th>
            <th scope="col">{text.mailPartType}</th>
            <th scope="col">{text.mailPartName}</th>
            <th scope="col">{text.mailPartSize}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.path}>
              <td>{part.path || "1"}</td>
              <td>
                {part.mediaType}
                {part.charset === null ? "" : `, ${part.charset}`}
              </td>
              <td>{part.name === null ? "" : <SafeText text={part.name} />}</td>
              <td>{format.bytes(part.sizeBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
