import type { ReactNode } from "react";

import type { Peer } from "../../../../shared/contract/peers.ts";
import {
  mayDo,
  PEER_ACTS,
  TRUST_LEVELS,
  type Permission,
} from "../../../../shared/exchange/identity/trust.ts";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { IconAlertTriangle, IconCheck, IconX } from "../../../ui/icons.ts";
import { TimeText } from "../../../ui/time/time-text.tsx";
import classes from "../peers.module.css";

/** How the trust came about, and what each level may do; the column of this peer stands out. */
export function TrustPart({ peer }: { readonly peer: Peer }): ReactNode {
  const text = useText("peers");
  const { ceremony, trust, decisions } = peer;
  const compared = decisions.findLast(({ how }) => how === "words" || how === "digits");
  const means = compared?.means ?? null;
  const { weComparedAt, weComparedBy, theyComparedAt } = ceremony;
  return (
    <>
      <Facts>
        <Fact name={text.weCompared}>
          {weComparedAt === null || weComparedBy === null ? (
            text.notYet
          ) : (
            <>
              <TimeText iso={weComparedAt} /> ·{" "}
              {text.comparedHow(
                text.hows[weComparedBy],
                means === null ? null : text.means[means],
                compared?.by ?? "",
              )}
            </>
          )}
        </Fact>
        <Fact name={text.theyComparedFact}>
          {theyComparedAt === null ? text.notTold : <TimeText iso={theyComparedAt} />}
        </Fact>
      </Facts>
      <table className={classes.table}>
        <caption className="wp-hidden">{text.levelsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.act}</th>
            {TRUST_LEVELS.map((level) => (
              <th key={level} scope="col" data-here={level === trust || undefined}>
                {text.standings[level]}
                {level === trust && <span className="wp-hidden"> {text.levelHere}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PEER_ACTS.map((act) => (
            <tr key={act}>
              <th scope="row">{text.acts[act]}</th>
              {TRUST_LEVELS.map((level) => (
                <td key={level} data-here={level === trust || undefined}>
                  <PermissionSign permission={mayDo(level, act)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="wp-meta">{text.levelsNote}</p>
    </>
  );
}

function PermissionSign({ permission }: { readonly permission: Permission }): ReactNode {
  const text = useText("peers");
  const Icon = SIGNS[permission];
  return (
    <span className={classes.permission} data-permission={permission}>
      <Icon size={14} stroke={1.8} aria-hidden="true" />
      {text.permissions[permission]}
    </span>
  );
}

const SIGNS = { yes: IconCheck, warned: IconAlertTriangle, no: IconX } as const;
