import type { ReactNode } from "react";

import type { Constituent } from "../../../shared/model/constituent.ts";
import { Fact, Facts } from "../../cases/layout/facts.tsx";
import { Section } from "../../cases/layout/section.tsx";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import classes from "./constituents.module.css";

/** Everything that the register says about one constituent. */
export function ConstituentDetail({ one }: { readonly one: Constituent }): ReactNode {
  const text = useText("constituents");
  return (
    // Long content must be scrollable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className={classes.detail} role="region" tabIndex={0} aria-label={one.name}>
      <h2 className={classes.title}>
        <SafeText text={one.name} />
      </h2>
      <Facts>
        <Fact name={text.colCountry}>{one.country}</Fact>
        <Fact name={text.colSector}>{one.sector}</Fact>
        <Fact name={text.subSector}>{one.subSector}</Fact>
        <Fact name={text.colKind}>{text.kinds[one.kind]}</Fact>
        <Fact name={text.languages}>{one.languages.join(", ")}</Fact>
        <Fact name={text.validFrom}>{one.validFrom}</Fact>
        <Fact name={text.validTo}>{one.validTo}</Fact>
        <Fact name={text.lastConfirmed}>{one.lastConfirmed ?? text.never}</Fact>
      </Facts>
      <Values title={text.ranges} values={one.ranges} />
      <Values title={text.domains} values={one.domains} />
      <Values title={text.asns} values={one.asns} />
      <Values title={text.products} values={one.products} />
      {one.contacts.length > 0 && (
        <Section title={text.contacts}>
          <ul className={classes.contacts}>
            {one.contacts.map((contact, at) => (
              <li key={`${String(at)} ${contact.mail}`}>
                <strong>
                  <SafeText text={contact.name || contact.role || contact.mail} />
                </strong>
                <SafeText
                  text={[
                    contact.role,
                    contact.mail,
                    contact.phone,
                    contact.hours,
                    contact.language ?? "",
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

/** As many as anybody reads; the rest is counted. */
const MOST_VALUES = 200;

function Values({
  title,
  values,
}: {
  readonly title: string;
  readonly values: readonly string[];
}): ReactNode {
  const format = useFormat();
  if (values.length === 0) return null;
  return (
    <Section title={title} note={format.number(values.length)}>
      <ul className={classes.values}>
        {values.slice(0, MOST_VALUES).map((value) => (
          <li key={value}>
            <SafeText text={value} />
          </li>
        ))}
        {values.length > MOST_VALUES && <li>…</li>}
      </ul>
    </Section>
  );
}
