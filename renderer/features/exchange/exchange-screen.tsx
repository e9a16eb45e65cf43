import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ReactNode } from "react";

import { assertNever } from "../../../shared/assert-never.ts";
import { useApi } from "../../api.ts";
import { useReceiveSession } from "../../exchange/receive-session.tsx";
import { waitsForUs } from "../../exchange/use-notice-words.ts";
import { useText } from "../../i18n/text-context.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { digitOf } from "../../ui/tab-strip/tab-keys.ts";
import { PlaceTabs } from "../../ui/tab-strip/tab-strip.tsx";
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
  const counts = usePartCounts();
  useHeldBundles();
  useCommands(
    text.parts,
    PARTS.map((name, at) => ({
      id: `exchange.part.${name}`,
      label: text.part[name],
      keys: digitOf(at),
      run: () => setPart(name),
    })),
  );
  return (
    <div className={classes.screen}>
      <h1 className="wp-hidden">{text.title}</h1>
      <PlaceTabs
        label={text.parts}
        items={PARTS.map((name) => ({ name, label: text.part[name], count: counts[name] }))}
        current={part}
        renderPlace={(name, element) => (
          <button key={name} type="button" onClick={() => setPart(name)} {...element} />
        )}
      />
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
function usePartCounts(): Readonly<Partial<Record<Part, number | undefined>>> {
  const { query } = useApi();
  const { items } = useReceiveSession();
  const proposals = useQuery(query.proposals.list.queryOptions());
  const conflicts = useQuery(query.conflicts.list.queryOptions());
  const recalls = useQuery(query.recalls.list.queryOptions());
  const requests = useQuery(query.requests.list.queryOptions());
  return {
    receive: items.filter(({ state }) => state.kind !== "applied").length,
    proposals: proposals.data?.items.length,
    conflicts: conflicts.data?.items.length,
    recalls: recalls.data?.items.filter(waitsForUs).length,
    requests: requests.data?.items.filter(isForUs).length,
  };
}
