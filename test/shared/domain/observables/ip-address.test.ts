import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  diagnoseIpv4,
  formatIpAddress,
  formatIpv4,
  formatIpv6,
  maskAddress,
  readIpAddress,
  readIpv4,
  readIpv6,
} from "../../../../shared/domain/observables/ip-address.ts";

describe("IPv4 text", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["0.0.0.0", "0.0.0.0"],
    ["255.255.255.255", "255.255.255.255"],
    ["1.01.001.07", "1.1.1.7"],
  ])("reads %s as %s", (text, expected) => {
    expect(formatIpv4(readIpv4(text))).toBe(expected);
  });

  it.each([
    ["1.2.3", "not-four-octets"],
    ["1.2.3.4.5", "not-four-octets"],
    ["1.2.3.", "not-four-octets"],
    ["1.2.3.256", "octet-out-of-range"],
    ["0001.2.3.4", "octet-out-of-range"],
    ["1.2.3.010", "ambiguous-octal"],
    ["1.2.3.08", "ambiguous-octal"],
  ])("refuses %s as %s", (text, fault) => {
    expect([readIpv4(text), diagnoseIpv4(text)]).toEqual([-1, fault]);
  });
});

describe("IPv6 text", () => {
  // RFC 5952 §1, §4 and §5.
  it.each([
    ["2001:0db8:0000:0000:0001:0000:0000:0001", "2001:db8::1:0:0:1"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
    ["2001:DB8::AAAA", "2001:db8::aaaa"],
    ["::", "::"],
    ["::1", "::1"],
    ["1::", "1::"],
    ["::ffff:192.0.2.1", "::ffff:192.0.2.1"],
    ["::ffff:c000:201", "::ffff:192.0.2.1"],
    ["64:ff9b::192.0.2.33", "64:ff9b::c000:221"],
  ])("writes %s as %s", (text, expected) => {
    expect(formatIpv6(readIpv6(text) ?? [])).toBe(expected);
  });

  it.each([
    "",
    ":",
    ":::",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1::2::3",
    "12345::",
    "g::1",
    "::1.2.3",
  ])("refuses %s", (text) => {
    expect(readIpv6(text)).toBeUndefined();
  });

  it("reads back what it writes, for every address", () => {
    const groups = fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff)), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(groups, (groups) => {
        expect(readIpv6(formatIpv6(groups))).toEqual(groups);
      }),
    );
  });
});

describe("networks", () => {
  it.each([
    ["192.0.2.77", 24, "192.0.2.0"],
    ["192.0.2.77", 0, "0.0.0.0"],
    ["192.0.2.77", 32, "192.0.2.77"],
    ["2001:db8:ffff::1", 33, "2001:db8:8000::"],
    ["2001:db8::1", 128, "2001:db8::1"],
  ])("the network of %s/%i begins at %s", (text, prefix, expected) => {
    const address = readIpAddress(text);
    expect(address && formatIpAddress(maskAddress(address, prefix))).toBe(expected);
  });
});
