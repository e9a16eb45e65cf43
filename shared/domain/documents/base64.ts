const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 with padding (RFC 4648 §4), for the hash of a style sheet. */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63] ?? "");
    text += characters.slice(0, Math.min(4, bytes.length - at + 1)).join("");
  }
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}
