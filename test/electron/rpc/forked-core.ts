import { fromForkedProcess } from "../../../electron/rpc/child-channel.ts";
import { startCoreServer } from "../../../electron/rpc/core-server.ts";
import { createStubCore } from "../../helpers/stub-core.ts";

/** Entry of a core process with stub services, forked by tests. */
const { core } = createStubCore();
await startCoreServer({
  channel: fromForkedProcess(process),
  shell: "host",
  createCore: () => core,
  defects: { report: () => undefined, newReference: () => "defect" },
  exit: () => process.exit(0),
});
