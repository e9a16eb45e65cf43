import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { FeatureDefinition } from "../../feature.ts";
import { useAllTexts, useText } from "../../i18n/text-context.ts";
import { formatKeys } from "../../ui/shortcuts/keys.ts";
import { PLATFORM } from "../../ui/shortcuts/platform.ts";
import classes from "./navigation-rail.module.css";

/** The places of the window, each with its icon, name and key. */
export function NavigationRail({
  features,
}: {
  readonly features: readonly FeatureDefinition[];
}): ReactNode {
  const text = useText("app");
  const places = features.filter((feature) => feature.navigation !== undefined);
  return (
    <nav className={classes.rail} aria-label={text.navigation}>
      <ul className={classes.places}>
        {places
          .filter((feature) => feature.navigation?.place !== "end")
          .map((feature) => (
            <Place key={feature.id} feature={feature} />
          ))}
      </ul>
      <ul className={classes.places}>
        {places
          .filter((feature) => feature.navigation?.place === "end")
          .map((feature) => (
            <Place key={feature.id} feature={feature} />
          ))}
      </ul>
    </nav>
  );
}

function Place({ feature }: { readonly feature: FeatureDefinition }): ReactNode {
  const texts = useAllTexts();
  const { navigation, routes } = feature;
  const to = routes[0]?.path;
  if (!navigation || to === undefined) return null;
  const Icon = navigation.icon;
  const title = navigation.title(texts);
  return (
    <li>
      <Link
        to={to}
        className={classes.place}
        title={`${title} (${formatKeys(navigation.keys, PLATFORM)})`}
        activeOptions={{ exact: false, includeSearch: false }}
      >
        <Icon size={20} stroke={1.5} aria-hidden="true" />
        <span className={classes.name}>{title}</span>
      </Link>
    </li>
  );
}
