/** Archives grow in blocks of this size. */
export const BLOCK_SIZE_BYTES = 512;

/**
 * The size to which an archive is padded so that it tells little (Padmé: Nikitin, Barman, Lueks, Underwood, Hubaux, Ford 2019,
 * §4): a size keeps only its first few binary digits. At most 12 % are added, and less the larger it is.
 */
export function paddedSizeBytes(sizeBytes: number): number {
  const step = Math.max(BLOCK_SIZE_BYTES, paddingStepBytes(sizeBytes));
  return Math.ceil(sizeBytes / step) * step;
}

/** The power of two that padded sizes near `sizeBytes` are multiples of. */
function paddingStepBytes(sizeBytes: number): number {
  const exponent = binaryDigits(sizeBytes) - 1;
  return 2 ** Math.max(0, exponent - binaryDigits(exponent));
}

/** Exact for all safe integers, which a logarithm is not. */
function binaryDigits(value: number): number {
  return value.toString(2).length;
}
