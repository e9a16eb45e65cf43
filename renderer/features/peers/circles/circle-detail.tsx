import type { ReactNode } from "react";

import type { CircleView } from "../../../../shared/contract/circles.ts";
import { Section } from "../../../cases/layout/section.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { useCountryName } from "../use-country-name.ts";
import classes from "../peers.module.css";

export interface CircleDetailProps {
  readonly circle: CircleView;
  /** Names of circles and peers by id. */
  readonly nameOf: (id: string) => string;
}

/** Everyone in a circle, by which way, and what keeps somebody out. */
export function CircleDetail({ circle, nameOf }: CircleDetailProps): ReactNode {
  const text = useText("circles");
  const format = useFormat();
  const countryName = useCountryName();
  const { name, everyone, rules, problems } = circle;
  return (
    <div className={classes.detail}>
      <header className={classes.head}>
        <h2>
          <SafeText text={name} />
        </h2>
      </header>
      <Section title={text.colWho} note={format.number(everyone.length)}>
        {everyone.length === 0 && <p className="wp-dim">{text.nobody}</p>}
        <ul className={classes.effects}>
          {everyone.map(({ organisationId, name: who, isHidden, via }) => (
            <li key={organisationId}>
              <SafeText text={who} />
              {isHidden && ` · ${text.hidden}`}
              {via.length > 1 && (
                <span className="wp-dim"> · {text.via(format.list(via.slice(1).map(nameOf)))}</span>
              )}
            </li>
          ))}
        </ul>
        {rules.map(({ countries }) => (
          <p key={countries.join(" ")} className="wp-meta">
            {text.byCountry(format.list(countries.map(countryName)))}
          </p>
        ))}
      </Section>
      {problems.length > 0 && (
        <Section title={text.problemsTitle} note={format.number(problems.length)}>
          <ul className={classes.effects}>
            {problems.map((problem) => (
              <li key={JSON.stringify(problem)}>
                {"organisationId" in problem && <SafeText text={nameOf(problem.organisationId)} />}{" "}
                {text.problems[problem.kind]}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
