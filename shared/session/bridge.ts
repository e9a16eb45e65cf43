/** Name under which the preload script puts the bridge on `window`; absent in the browser host. */
export const BRIDGE_NAME = "watchpost";

/**
 * `data` of the `message` event by which the window gets its port to the core in Electron:
 * `event.source === window`, `event.data === PORT_MESSAGE`, the port is `event.ports[0]`.
 */
export const PORT_MESSAGE = "watchpost:core-port";

/** What became of a download that the analyst was asked to save. */
export type SaveOutcome =
  | { readonly kind: "saved"; readonly sizeBytes: number }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly reason: "refused" | "ticket" | "disk" };

/** What became of a link that the analyst wanted to open outside. */
export type LinkOutcome = "opened" | "cancelled" | "refused";

/** Facts about the machine that the window may know. */
export interface PlatformFacts {
  readonly shell: "electron";
  readonly operatingSystem: "linux" | "macos" | "windows";
  readonly version: string;
  readonly hasKeychain: boolean;
}

/**
 * All that the Electron window can ask of the shell; every other call goes through the contract over the port.
 * The object and its functions are frozen (threats D1, IPC).
 */
export interface WindowBridge {
  /**
   * Asks for a port to the core. It arrives as a window message (see `PORT_MESSAGE`); an earlier port of this
   * window is closed. Frames on it are those of the oRPC peer protocol.
   */
  readonly connect: () => Promise<"connected" | "refused">;
  /** Main shows a save dialog and has the core write what the ticket stands for. */
  readonly saveDownload: (ticket: string, suggestedName: string) => Promise<SaveOutcome>;
  /** Main shows the host of an https address and opens it outside after the analyst agreed. */
  readonly openExternal: (address: string) => Promise<LinkOutcome>;
  readonly platformFacts: () => Promise<PlatformFacts>;
  /** The core process ended and starts again, locked: call `connect` again. Returns the unsubscribe. */
  readonly onCoreLost: (listener: () => void) => () => void;
}
