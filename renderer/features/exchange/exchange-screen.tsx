import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ReactNode } from "react";

import { assertNever } from "../../../shared/assert-never.ts";
import { useApi } from "../../api.ts";
import { useReceiveSession } from "../../exchange/receive-session.tsx";
import { waitsForUs } from "../../exchange/use-notice-words.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { BundlesPart } from "./bundles/bundles-part.tsx";
import { ConflictsPart } from "./settle/conflicts-part.tsx";
import classes from "./exchange.module.css";
import { FolderPart } from "./folder/folder-part.tsx";
import { ProposalsPart } from "./settle/proposals-part.tsx";
import { RecallsPart } from "./recalls/recalls-part.tsx";
import { ReceivePart } from "./receive/receive-part.tsx";
import { RequestsPart } from "./requests/requests-part.tsx";
import { isForUs } from "./requests/request-state.ts";
import { RegisterPart } from "./register/register-part.tsx";
import { PARTS, usePart, type Part } from "./use-part.ts";

/** What comes, goes and waits to be settled between this desk and its peers; digits choose a part. */
export function ExchangeScreen(): ReactNode {
  const text = useText("exchange");
  const { part, setPart } = usePart();
  useHeldBundles();
  useCommands(
    text.parts,
    PARTS.map((name, at) => ({
      id: `exchange.part.${name}`,
      label: text.part[name],
      keys: String(at + 1),
      run: () => setPart(name),
    })),
  );
  return (
    <div className={classes.screen}>
      <h1 className="wp-hidden">{text.title}</h1>
      <nav className={classes.parts} aria-label={text.parts}>
        {PARTS.map((name, at) => (
          <button
            key={name}
            type="button"
            className={classes.part}
            aria-current={name === part ? "page" : undefined}
            onClick={() => setPart(name)}
          >
            {text.part[name]}
            <PartCount part={name} />
            <KeyCaps keys={String(at + 1)} />
          </button>
        ))}
      </nav>
      <Content part={part} />
    </div>
  );
}

/** Lists what the vault keeps in quarantine beside what came in this sitting. */
function useHeldBundles(): void {
  const { query } = useApi();
  const { showHeld } = useReceiveSession();
  const { data } = useQuery(query.quarantine.list.queryOptions());
  // No cleanup: the list stays as it is until the vault says otherwise.
  useEffect(() => {
    if (data !== undefined) showHeld(data.items);
  }, [data, showHeld]);
}

function Content({ part }: { readonly part: Part }): ReactNode {
  switch (part) {
    case "receive":
      return <ReceivePart />;
    case "folder":
      return <FolderPart />;
    case "proposals":
      return <ProposalsPart />;
    case "conflicts":
      return <ConflictsPart />;
    case "bundles":
      return <BundlesPart />;
    case "register":
      return <RegisterPart />;
    case "recalls":
      return <RecallsPart />;
    case "requests":
      return <RequestsPart />;
    default:
      return assertNever(part);
  }
}

/** What waits for the analyst. */
function PartCount({ part }: { readonly part: Part }): ReactNode {
  const format = useFormat();
  const { query } = useApi();
  const { items } = useReceiveSession();
  const proposals = useQuery(query.proposals.list.queryOptions());
  const conflicts = useQuery(query.conflicts.list.queryOptions());
  const recalls = useQuery(query.recalls.list.queryOptions());
  const requests = useQuery(query.requests.list.queryOptions());
  const waiting = items.filter(({ state }) => state.kind !== "applied").length;
  const counts: Readonly<Partial<Record<Part, number>>> = {
    receive: waiting,
    proposals: proposals.data?.items.length ?? 0,
    conflicts: conflicts.data?.items.length ?? 0,
    recalls: recalls.data?.items.filter(waitsForUs).length ?? 0,
    requests: requests.data?.items.filter(isForUs).length ?? 0,
  };
  const count = counts[part] ?? 0;
  return count === 0 ? null : <span className={classes.count}>{format.number(count)}</span>;
}
