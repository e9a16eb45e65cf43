import { sodium } from "./sodium-binding.ts";

/** Source of unpredictable bytes, handed in so that tests can repeat themselves. */
export type RandomPort = (sizeBytes: number) => Uint8Array;

/** The operating system's random source. */
export const systemRandom: RandomPort = (sizeBytes) => {
  const bytes = Buffer.alloc(sizeBytes);
  sodium.randombytes_buf(bytes);
  return bytes;
};

/** Random lower-case hexadecimal text for names of temporary files. */
export function randomName(random: RandomPort): string {
  return Buffer.from(random(12)).toString("hex");
}
