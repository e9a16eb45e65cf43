import { describe, expect, it } from "vitest";

import { isKept } from "../../../../shared/exchange/relay/keep-refused.ts";
import { partSizeFor, RELAY_LIMITS } from "../../../../shared/exchange/relay/limits.ts";
import { mailboxSchema, sortMailbox } from "../../../../shared/exchange/relay/mailbox.ts";
import { parseRelayUrls } from "../../../../shared/exchange/relay/relay-address.ts";

const NAME = "4f1d9c0e6b2a4f7d8e5c3b1a09f8e7d6";
const OTHER = "00".repeat(16);

describe("a mailbox", () => {
  it("has a bundle whole when its file or the list of its parts is there", () => {
    const names = [`${NAME}.age`, `${OTHER}.age.001`, `${OTHER}.age.002`, `${OTHER}.sha256`];
    expect(sortMailbox(names)).toEqual({ whole: [NAME, OTHER], arriving: [], strange: [] });
  });

  it("tells what is still arriving from what is nobody's", () => {
    expect(sortMailbox([`${NAME}.age.001`, "../../etc/passwd", `.tmp-${NAME}.age`, ""])).toEqual({
      whole: [],
      arriving: [NAME],
      strange: ["../../etc/passwd", `.tmp-${NAME}.age`, ""],
    });
  });

  it.each([`U${"A".repeat(54)}`, `U${"A".repeat(56)}`, `A${"A".repeat(55)}`, "CERT-XX", "U*", ""])(
    "has no address like %j",
    (text) => {
      expect(mailboxSchema.safeParse(text).success).toBe(false);
    },
  );
});

describe("the parts of a bundle", () => {
  it.each([
    [1, 4_194_304],
    [4_194_304 * 999, 4_194_304],
    [4_194_304 * 999 + 1, 5_242_880],
    [RELAY_LIMITS.bundleSizeBytes, 17_825_792],
  ])("of %i bytes have %i each: never more parts than a bundle may have", (size, part) => {
    expect(partSizeFor(size)).toBe(part);
    expect(Math.ceil(size / part)).toBeLessThanOrEqual(999);
    expect(part).toBeLessThanOrEqual(RELAY_LIMITS.objectSizeBytes);
  });
});

describe("a bundle that was refused", () => {
  it.each(["not-for-us", "sender-not-verified", "signer-refused", "disk-full", "incomplete"])(
    "because of %s stays: that may pass",
    (reason) => {
      expect(isKept(reason)).toBe(true);
    },
  );
  it.each(["not-a-bundle", "altered", "signature-invalid", "expired", "forwarded"])(
    "because of %s goes: that never passes",
    (reason) => {
      expect(isKept(reason)).toBe(false);
    },
  );
});

describe("an address of a relay", () => {
  it.each([
    ["tls://relay.example", "tls://relay.example:4222"],
    ["tls://Relay.Example:7000/", "tls://relay.example:7000"],
    ["tls://192.0.2.1:4222", "tls://192.0.2.1:4222"],
    ["tls://[2001:db8::1]:4222", "tls://[2001:db8::1]:4222"],
  ])("%s is %s", (text, url) => {
    expect(parseRelayUrls([text])).toEqual({ ok: true, value: [url] });
  });

  it.each([
    "nats://relay.example",
    "ws://relay.example",
    "relay.example:4222",
    "tls://name:secret@relay.example",
    "tls://relay.example:0",
    "tls://relay.example:65536",
    "tls://relay.example/path",
    "tls://",
    "",
  ])("is not %j: TLS or nothing, and no secrets in it", (text) => {
    expect(parseRelayUrls([text])).toMatchObject({ ok: false, error: { found: text } });
  });

  it("comes once, and at most for sixteen servers", () => {
    expect(parseRelayUrls(["tls://a", "tls://A:4222"])).toEqual({
      ok: true,
      value: ["tls://a:4222"],
    });
    expect(parseRelayUrls([]).ok).toBe(false);
    expect(parseRelayUrls(Array.from({ length: 17 }, (_, at) => `tls://r${String(at)}`)).ok).toBe(
      false,
    );
  });
});
