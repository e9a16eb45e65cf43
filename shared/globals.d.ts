/**
 * The few globals that Node, Electron and browsers all have and `shared/` may use.
 * Declared by hand so that neither DOM nor Node types leak into pure code.
 */
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { readonly stream?: boolean }): string;
}
