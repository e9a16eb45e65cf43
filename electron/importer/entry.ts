import { connectToCore } from "./child-transport.ts";
import { dropOutsideWorld } from "./drop-outside-world.ts";
import { ParserSession } from "./parser-session.ts";
import { coreMessageSchema } from "./protocol.ts";

/**
 * Main module of the parser process: reads hostile bytes, holds no key, reaches no network and no file of the vault
 * (threats D5). Whatever goes wrong in here ends this process and nothing else.
 */
dropOutsideWorld();

connectToCore((core) => {
  const session = new ParserSession({
    send: core.send,
    residentBytes: () => process.memoryUsage.rss(),
  });
  core.onMessage((message) => {
    session.handle(coreMessageSchema.parse(message));
  });
  core.send({ kind: "ready" });
});
