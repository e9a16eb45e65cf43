import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  addNetwork,
  commonPrefix,
  createNetworkIndex,
  listsHolding,
} from "../../../../shared/domain/observables/network-index.ts";
import { formatIpAddress, maskAddress } from "../../../../shared/domain/observables/ip-address.ts";

test.each([
  ["198.51.100.64/26", "198.51.100."],
  ["198.51.100.64/15", "198."],
  ["10.0.0.0/7", ""],
  ["2001:db8:7::/48", "2001:db8:7:"],
  ["2001:db8::/32", "2001:db8:"],
  ["2001:0:0:5::/64", "2001:"],
  ["::/0", ""],
  ["not a network", ""],
])("all addresses in %s begin with %j", (network, prefix) => {
  expect(commonPrefix(network)).toBe(prefix);
});

const ipv4 = fc.integer({ min: 0, max: 0xffffffff }).map((bits) => ({ version: 4, bits }) as const);
const ipv6 = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), {
    minLength: 8,
    maxLength: 8,
  })
  .map((groups) => ({ version: 6, groups }) as const);

test("whatever address lies in a network begins with its common prefix", () => {
  fc.assert(
    fc.property(fc.oneof(ipv4, ipv6), fc.nat({ max: 128 }), (address, bits) => {
      const prefixBits = Math.min(bits, address.version === 4 ? 32 : 128);
      const network = `${formatIpAddress(maskAddress(address, prefixBits))}/${String(prefixBits)}`;
      const index = createNetworkIndex();
      addNetwork(index, network, 1);
      const text = formatIpAddress(address);
      expect(listsHolding(index, text)).toEqual([1]);
      expect(text.startsWith(commonPrefix(network))).toBe(true);
    }),
  );
});
