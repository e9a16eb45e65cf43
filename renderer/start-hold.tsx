import { createContext, use, useMemo, useState } from "react";
import type { ReactNode } from "react";

/** Keeps the start screens in view although the vault is open: a recovery code is shown once and must be written down. */
export interface StartHold {
  readonly isHeld: boolean;
  readonly hold: () => void;
  readonly release: () => void;
}

const StartHoldContext = createContext<StartHold>({
  isHeld: false,
  hold: () => undefined,
  release: () => undefined,
});

export function useStartHold(): StartHold {
  return use(StartHoldContext);
}

export function StartHoldProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [isHeld, setHeld] = useState(false);
  const value = useMemo(
    () => ({ isHeld, hold: () => setHeld(true), release: () => setHeld(false) }),
    [isHeld],
  );
  return <StartHoldContext value={value}>{children}</StartHoldContext>;
}
