import type { ReactNode } from "react";

import { Section } from "../../../cases/layout/section.tsx";
import { defanged } from "../../../cases/observables/display.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import classes from "../report.module.css";
import { hopOddity } from "./hop-oddity.ts";
import type { MailMessage } from "./read-details.ts";

/** The way a mail took, oldest server first, with the time that passed between them. */
export function MailHops({ hops }: { readonly hops: MailMessage["hops"] }): ReactNode {
  const text = useText("triage");
  const format = useFormat();
  const gapText = (seconds: number | null): string => {
    if (seconds === null) return "";
    return seconds < 0 ? `−${format.duration(-seconds * 1_000)}` : format.duration(seconds * 1_000);
  };
  return (
    <Section title={text.mailHops} note={text.mailHopsNote}>
      <table className={classes.hops}>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{text.mailHopFrom}</th>
            <th scope="col">{text.mailHopBy}</th>
            <th scope="col">{text.mailHopTime}</th>
            <th scope="col">{text.mailHopGap}</th>
          </tr>
        </thead>
        <tbody>
          {hops.toReversed().map((hop, at) => {
            const oddity = hopOddity(hop.gapSeconds);
            return (
              <tr key={at} title={hop.raw}>
                <td>{at + 1}</td>
                <td>
                  {hop.from !== null && <SafeText text={defanged("domain", hop.from)} />}{" "}
                  {hop.fromAddress !== null && (
                    <span className="wp-mono">{defanged("ip-src", hop.fromAddress)}</span>
                  )}
                </td>
                <td>
                  {hop.by !== null && <SafeText text={defanged("domain", hop.by)} />}
                  {hop.with !== null && <span className="wp-meta"> {hop.with}</span>}
                </td>
                <td>{hop.atIso === null ? text.mailHopNoTime : format.exactUtc(hop.atIso)}</td>
                <td className={oddity === null ? "" : classes.odd}>
                  {gapText(hop.gapSeconds)}
                  {oddity === "backwards" && <div className="wp-meta">{text.mailHopBackwards}</div>}
                  {oddity === "slow" && <div className="wp-meta">{text.mailHopSlow}</div>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
