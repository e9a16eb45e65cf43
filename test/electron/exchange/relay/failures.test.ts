import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { systemRandom } from "../../../../electron/crypto/random.ts";
import type { RelayAccess } from "../../../../electron/exchange/relay/relay-port.ts";
import { natsRelay } from "../../../../electron/exchange/relay/relay-ports.ts";
import { addMailbox } from "../../../../build/deploy/mailbox-book.ts";
import {
  freePort,
  portOf,
  relayPlace,
  startRelay,
  type RelayPlace,
  type RelayServer,
} from "../../../helpers/relay-servers.ts";
import { tcpProxy } from "../../../helpers/tcp-proxy.ts";
import { AUTHORITY } from "../../services/exchange-relay/stand-in-relay.ts";
import { TIMEOUT_MS } from "./nats-scene.ts";

let place: RelayPlace;
let elsewhere: RelayPlace;
let server: RelayServer;
let access: RelayAccess;
let mailbox: string;
let other: string;
let otherAccess: RelayAccess;

const { connect } = natsRelay(systemRandom, TIMEOUT_MS);
const open = (changed: Partial<RelayAccess>) => connect({ ...access, ...changed }, undefined);

beforeAll(async () => {
  place = relayPlace("2MB");
  elsewhere = relayPlace();
  const [own, theirs] = [place.addMailbox(), place.addMailbox()];
  mailbox = own.address;
  other = theirs.address;
  server = await startRelay(place, { recipe: "single", name: "relay-1" });
  access = {
    urls: [server.url],
    ca: place.ca,
    credentials: readFileSync(own.credentialsFile, "utf8"),
  };
  otherAccess = { ...access, credentials: readFileSync(theirs.credentialsFile, "utf8") };
});

afterAll(async () => {
  await server.stop();
  place.dispose();
  elsewhere.dispose();
});

/** The failure that a call ends with. */
async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error instanceof Error && "failure" in error ? error.failure : error;
  }
  throw new Error("the call did not fail");
}

describe("a connection", () => {
  test("to a server of another authority is refused", async () => {
    expect(await failureOf(open({ ca: AUTHORITY }))).toMatchObject({ kind: "relay-tls-refused" });
  });

  test("to a name that the certificate is not for is refused", async () => {
    const proxy = await tcpProxy(server.port, "127.0.0.2");
    const urls = [proxy.url];
    expect(await failureOf(open({ urls }))).toEqual({
      kind: "relay-tls-refused",
      url: proxy.url,
      code: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
    await proxy.close();
  });

  test("with a key that the server does not know is refused", async () => {
    const stranger = addMailbox(elsewhere.directory, null);
    const credentials = readFileSync(stranger.credentialsFile, "utf8");
    expect(await failureOf(open({ credentials }))).toEqual({
      kind: "relay-credentials-refused",
      url: server.url,
    });
  });

  test("where nobody listens is no connection", async () => {
    const urls = [`tls://127.0.0.1:${String(await freePort())}`];
    expect(await failureOf(open({ urls }))).toEqual({
      kind: "relay-unreachable",
      url: urls[0],
      code: "ECONNREFUSED",
    });
  });

  test.each([
    ["offers no TLS", { max_payload: 1_000 }],
    ["would take us without TLS", { tls_required: false, tls_available: false }],
  ])("to a server that %s is refused before anything is said", async (_what, info) => {
    let heard = "";
    const plain = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.on("data", (data) => (heard += data.toString("latin1")));
      const facts = { server_id: "x", version: "2.9.10", proto: 1, headers: true, ...info };
      socket.write(`INFO ${JSON.stringify(facts)}\r\n`);
    });
    await listening(plain);
    const urls = [`tls://127.0.0.1:${String(portOf(plain))}`];
    expect(await failureOf(open({ urls }))).toEqual({
      kind: "relay-tls-refused",
      url: urls[0],
      code: "no TLS",
    });
    expect(heard).toBe("");
    plain.close();
  });

  test.each(["HTTP/1.1 400 Bad Request\r\n\r\n", "INFO {\r\n", `${"x".repeat(70_000)}\r\n`])(
    "to something else (%#) is no connection",
    async (answer) => {
      const strange = createServer((socket) => {
        socket.on("error", () => undefined);
        socket.end(answer);
      });
      await listening(strange);
      const urls = [`tls://127.0.0.1:${String(portOf(strange))}`];
      expect(await failureOf(open({ urls }))).toMatchObject({ kind: "relay-unreachable" });
      strange.close();
    },
  );
});

describe("a mailbox", () => {
  const bytes = async function* (sizeBytes: number) {
    yield Buffer.alloc(sizeBytes, 7);
  };
  const put = async (to: string, name: string, sizeBytes = 1_000): Promise<unknown> => {
    const relay = await open({});
    try {
      return await relay.store(to, { name, sizeBytes }, bytes(sizeBytes));
    } finally {
      await relay.close();
    }
  };

  test("that nobody has opened yet is missing", async () => {
    expect(await failureOf(put(other, "early.age"))).toEqual({
      kind: "relay-mailbox-missing",
      mailbox: other,
    });
    const nobody = `U${"Z".repeat(55)}`;
    expect(await failureOf(put(nobody, "early.age"))).toEqual({
      kind: "relay-mailbox-missing",
      mailbox: nobody,
    });
  });

  test("may be written by others, and read by its owner alone", async () => {
    const theirs = await connect(otherAccess, undefined);
    const ours = await open({});
    await ours.store(other, { name: "one.age", sizeBytes: 300_000 }, bytes(300_000));
    expect(await ours.wasStored(other, "one.age")).toBe(true);
    expect(await ours.wasStored(other, "two.age")).toBe(false);
    expect((await ours.list()).objects).toEqual([]);
    expect((await theirs.list()).objects).toEqual([{ name: "one.age", sizeBytes: 300_000 }]);
    let read = 0;
    for await (const piece of theirs.read("one.age")) read += piece.length;
    expect(read).toBe(300_000);
    await theirs.remove("one.age");
    expect((await theirs.list()).objects).toEqual([]);
    // Taken: its sender need not bring it again.
    expect(await ours.wasStored(other, "one.age")).toBe(true);
    await ours.close();
    await theirs.close();
  });

  test("tells what in it can't be read, and it can be forgotten", async () => {
    const theirs = await connect(otherAccess, undefined);
    const { jetstream } = await import("@nats-io/jetstream");
    const raw = await rawConnection();
    const meta = `$O.${other}.M.${Buffer.from("broken.age").toString("base64url")}==`;
    await jetstream(raw).publish(meta, "{not json");
    await jetstream(raw).publish(`$O.${other}.M.!!!`, "{}");
    const link = { name: "ab", nuid: "x", size: 1, chunks: 0, options: { link: { bucket: "x" } } };
    await jetstream(raw).publish(`$O.${other}.M.YWI=`, JSON.stringify(link));
    const cut = { name: "abc", nuid: "y", size: 9, chunks: 3 };
    await jetstream(raw).publish(`$O.${other}.M.YWJj`, JSON.stringify(cut));
    await raw.close();
    const { objects, unusable } = await theirs.list();
    expect(objects).toEqual([]);
    expect(unusable).toHaveLength(4);
    for (const name of unusable) await theirs.forget(name);
    expect(await theirs.list()).toEqual({ objects: [], unusable: [], notLookedAt: 0 });
    expect(await theirs.wasStored(other, "abc")).toBe(false);
    await theirs.close();
  });

  test("that is full says so, and what lay in it is there", async () => {
    await put(other, "before.age");
    expect(await failureOf(put(other, "large.age", 3_000_000))).toEqual({
      kind: "relay-full",
      mailbox: other,
    });
    const theirs = await connect(otherAccess, undefined);
    expect((await theirs.list()).objects).toEqual([{ name: "before.age", sizeBytes: 1_000 }]);
    await theirs.close();
  });

  test("of another organisation can't be looked into, emptied, copied or listened to", async () => {
    const raw = await rawConnection();
    const refused: string[] = [];
    const calls = ["INFO", "PURGE", "DELETE", "MSG.GET", "UPDATE", "CREATE"];
    for (const call of calls) {
      const subject = `$JS.API.STREAM.${call}.OBJ_${other}`;
      const answer = raw.request(subject, "{}", { timeout: 1_000 });
      await answer.catch((error: unknown) => refused.push(String(error)));
    }
    expect(refused).toHaveLength(calls.length);
    expect(refused.filter((text) => !text.includes("Permissions Violation"))).toEqual([]);
    // An answer that the server would give to a call of its own is sent nowhere else either.
    raw.publish(`$JS.API.STREAM.INFO.OBJ_${mailbox}`, "", {
      reply: `$JS.API.STREAM.PURGE.OBJ_${other}`,
    });
    // A stream of ours must not draw from theirs.
    const copy = { name: `OBJ_${mailbox}`, sources: [{ name: `OBJ_${other}` }] };
    const update = raw.request(`$JS.API.STREAM.UPDATE.OBJ_${mailbox}`, JSON.stringify(copy), {
      timeout: 1_000,
    });
    await update.catch((error: unknown) => refused.push(String(error)));
    expect(refused.at(-1)).toContain("Permissions Violation");
    const overheard = raw.subscribe("$O.>", {
      callback: (error) => {
        refused.push(String(error));
      },
    });
    await raw.flush();
    expect(refused.at(-1)).toContain("Permissions Violation");
    overheard.unsubscribe();
    await raw.close();
    const theirs = await connect(otherAccess, undefined);
    expect((await theirs.list()).objects).toHaveLength(1);
    await theirs.close();
  });

  /** As somebody would connect who has our credentials and other plans. */
  async function rawConnection() {
    const { connect: connectRaw } = await import("@nats-io/transport-node");
    const { nkeyAuthenticator } = await import("@nats-io/nats-core");
    const [, seed = ""] = /\n(SU\w+)\n/.exec(access.credentials) ?? [];
    return connectRaw({
      servers: server.url.replace("tls://", ""),
      tls: { ca: place.ca },
      authenticator: nkeyAuthenticator(Buffer.from(seed)),
      inboxPrefix: `_INBOX_${mailbox}`,
    });
  }
});

async function listening(server_: Server): Promise<void> {
  await new Promise<void>((resolve) => server_.listen(0, "127.0.0.1", resolve));
}
