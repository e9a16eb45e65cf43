import { type FuseConfig, FuseV1Options, FuseVersion } from "@electron/fuses";

/** Electron's switches that are burnt into the packaged program: all nine, each on purpose. */
export const FUSES: FuseConfig = {
  version: FuseVersion.V1,
  // A tenth fuse of a newer Electron stops the packaging until somebody has decided about it.
  strictlyRequireAllFuses: true,
  // Otherwise an environment variable turns the signed program into a plain Node.
  [FuseV1Options.RunAsNode]: false,
  // We store no cookies; should one ever appear, it is not in clear.
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // Stops the inspector by argument and by signal.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Holds on Windows and macOS; Linux has no such check.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // We ship no V8 snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Nothing is ever loaded by file:.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Left on: it only makes WebAssembly's bounds checks cheaper.
  [FuseV1Options.WasmTrapHandlers]: true,
};
