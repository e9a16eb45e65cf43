import { createContext, use } from "react";

import { DEMONSTRATION_PARAMETER } from "../shared/session/protocol.ts";

/** What the launcher asked of this window. */
export interface Launch {
  /** True once, when the demonstration is to be opened at once: after it was locked it does not start again by itself. */
  readonly takeDemonstration: () => boolean;
}

/** Reads the fragment that the window was opened with. Call it before the start code is taken out of the address. */
export function readLaunch(fragment: string): Launch {
  const wishes = new URLSearchParams(fragment.replace(/^#/, ""));
  let isWished = wishes.get(DEMONSTRATION_PARAMETER) === "1";
  return {
    takeDemonstration: () => {
      const wished = isWished;
      isWished = false;
      return wished;
    },
  };
}

export const LaunchContext = createContext<Launch>({ takeDemonstration: () => false });

export function useLaunch(): Launch {
  return use(LaunchContext);
}
