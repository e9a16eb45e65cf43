// oxlint-disable-next-line typescript/triple-slash-reference -- ambient types of an untyped package can't be imported, and the tests' program would not find them
/// <reference path="./sodium-native.d.ts" />
// The only import of libsodium. Ordinary buffers and memzero: Electron's memory cage refuses sodium_malloc.
import sodium from "sodium-native";

export { sodium };
