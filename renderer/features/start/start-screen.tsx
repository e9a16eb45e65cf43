import { useEffect, useEffectEvent, useState } from "react";
import type { ReactNode } from "react";

import { assertNever } from "../../../shared/assert-never.ts";
import { useLaunch } from "../../launch.ts";
import { useStartHold } from "../../start-hold.tsx";
import { useVaultState } from "../../vault-state.tsx";
import { CreateForm } from "./create-form.tsx";
import { Demonstration } from "./demonstration.tsx";
import { FirstRun } from "./first-run.tsx";
import { JoinForm } from "./join-form.tsx";
import { RecoverForm } from "./recover-form.tsx";
import { RecoveryCode } from "./recovery-code.tsx";
import { RestoreForm } from "./restore-form.tsx";
import { StartLayout } from "./start-layout.tsx";
import { UnlockScreen } from "./unlock-screen.tsx";
import { firstView } from "./views.ts";
import type { StartView } from "./views.ts";

/** Everything before a vault is open: create, unlock, recover, restore, demonstration. */
export function StartScreen(): ReactNode {
  const state = useVaultState();
  const { isHeld, release } = useStartHold();
  const launch = useLaunch();
  const [view, setView] = useState<StartView>(() => firstView(launch.takeDemonstration()));
  const isClosed = state.phase === "closed" || state.phase === "locked";
  // A vault that locks itself under a recovery code: the code stays in view, the hold is no longer needed.
  const settle = useEffectEvent(() => {
    if (isHeld && view.kind === "home") release();
  });
  // No cleanup: it only lets go of what a finished step held.
  useEffect(() => settle(), [isClosed]);
  return (
    <StartLayout>
      <View view={view} onView={setView} state={state} />
    </StartLayout>
  );
}

interface ViewProps {
  readonly view: StartView;
  readonly onView: (view: StartView) => void;
  readonly state: ReturnType<typeof useVaultState>;
}

function View({ view, onView, state }: ViewProps): ReactNode {
  const { release } = useStartHold();
  const home = (): void => onView({ kind: "home" });
  switch (view.kind) {
    case "home":
      return state.phase === "closed" || state.phase === "locked" ? (
        <Home state={state} onView={onView} />
      ) : null;
    case "create":
      return (
        <CreateForm
          onBack={home}
          onCreated={(made) => onView({ kind: "code", why: "created", ...made })}
        />
      );
    case "recover":
      return (
        <RecoverForm
          vault={view.vault}
          onBack={home}
          onRecovered={(code) =>
            onView({ kind: "code", why: "recovered", vaultName: view.vault.name, code })
          }
        />
      );
    case "code":
      return (
        <RecoveryCode
          vaultName={view.vaultName}
          code={view.code}
          why={view.why}
          onConfirmed={() => {
            home();
            release();
          }}
        />
      );
    case "restore":
      return <RestoreForm onBack={home} onRestored={home} />;
    case "join":
      return (
        <JoinForm
          onBack={home}
          onJoined={(made) => onView({ kind: "code", why: "created", ...made })}
        />
      );
    case "demonstration":
      return <Demonstration onBack={home} />;
    default:
      return assertNever(view);
  }
}

function Home({
  state,
  onView,
}: {
  readonly state: Extract<ViewProps["state"], { phase: "closed" | "locked" }>;
  readonly onView: ViewProps["onView"];
}): ReactNode {
  if (state.vaults.length === 0) return <FirstRun onView={onView} />;
  return <UnlockScreen state={state} onView={onView} />;
}
