import type { ReactNode } from "react";

import type { Profile } from "../../../shared/exchange/identity/profile.ts";
import { RFC2350_SECTIONS } from "../../../shared/exchange/identity/rfc2350-sections-table.ts";
import { Fact, Facts } from "../../cases/layout/facts.tsx";
import { useText } from "../../i18n/text-context.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";

/** How a team describes itself, in the order of RFC 2350; sections that it left empty are absent. */
export function ProfileFacts({
  profile,
  empty,
}: {
  readonly profile: Profile;
  readonly empty: string;
}): ReactNode {
  const { sections } = useText("identity");
  const filled = RFC2350_SECTIONS.filter(({ field }) => profile[field] !== undefined);
  if (filled.length === 0) return <p className="wp-dim">{empty}</p>;
  return (
    <Facts>
      {filled.map(({ field }) => (
        <Fact key={field} name={sections[field]}>
          <SafeText text={profile[field] ?? ""} keepsLines />
        </Fact>
      ))}
    </Facts>
  );
}
