import { bytesSerializer } from "../../shared/contract/serializers.ts";

/**
 * The same wire form of bytes as the window's, by Node's own base64: an upload spends most of its time there.
 * Something that is no text throws, which the server answers as arguments that are none of the contract's.
 */
export const nodeBytesSerializer = {
  ...bytesSerializer,
  serialize: (data: Uint8Array): string => view(data).toString("base64"),
  deserialize: (data: string): Uint8Array => {
    const bytes = Buffer.from(data, "base64");
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  },
};

function view(data: Uint8Array): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
