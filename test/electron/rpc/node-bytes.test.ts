import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nodeBytesSerializer } from "../../../electron/rpc/node-bytes.ts";
import { bytesSerializer } from "../../../shared/contract/serializers.ts";

test("bytes have the same form on both sides of the wire, whatever part of a buffer they are", () => {
  const part = fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.nat(50), fc.nat(50));
  fc.assert(
    fc.property(part, ([whole, from, to]) => {
      const bytes = whole.subarray(from, Math.max(from, whole.length - to));
      const text = nodeBytesSerializer.serialize(bytes);
      expect(text).toBe(bytesSerializer.serialize(bytes));
      expect(nodeBytesSerializer.deserialize(text)).toEqual(Uint8Array.from(bytes));
      expect(bytesSerializer.deserialize(text)).toEqual(Uint8Array.from(bytes));
    }),
  );
});
