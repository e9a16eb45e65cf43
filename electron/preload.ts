import { contextBridge, ipcRenderer } from "electron";
import { BRIDGE_NAME } from "../shared/session/bridge.ts";
import { createBridge } from "./shell/bridge.ts";

/** This layer is compiled without the types of a page; these two are all that it needs of one. */
declare const window: {
  readonly postMessage: (message: unknown, target: string, ports: readonly unknown[]) => void;
  readonly location: { readonly origin: string };
};

/** The only thing between the window and main. Runs in the sandbox, as one CommonJS file. */
contextBridge.exposeInMainWorld(
  BRIDGE_NAME,
  createBridge(ipcRenderer, {
    postMessage: (message, target, ports) => window.postMessage(message, target, ports),
    origin: window.location.origin,
  }),
);
