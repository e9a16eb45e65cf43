/**
 * Likeness of two fuzzy hashes by the rule of ssdeep 2.14 (`blocksize:signature:signature of twice the block size`), and
 * the pieces that two of them must share to be alike at all, so that near ones are found without comparing all with all.
 */

/**
 * How alike two files are by their hashes, 0 to 100, as the tool `ssdeep` says it. 0 also where they can't be compared:
 * another block size than the same, half or double, or no seven characters in common.
 */
export function ssdeepScore(left: string, right: string): number {
  const one = readHash(left);
  const other = readHash(right);
  if (one === null || other === null) return 0;
  if (one.blockSize === other.blockSize) {
    if (one.first === other.first && one.second === other.second) return 100;
    return Math.max(
      signatureScore(one.first, other.first, one.blockSize),
      signatureScore(one.second, other.second, one.blockSize * 2),
    );
  }
  if (one.blockSize === other.blockSize * 2) {
    return signatureScore(one.first, other.second, one.blockSize);
  }
  if (other.blockSize === one.blockSize * 2) {
    return signatureScore(one.second, other.first, other.blockSize);
  }
  return 0;
}

/**
 * Every seven characters in a row of both signatures, each with the block size that it counts for: two hashes with a
 * score above 0 share one of these at least (or are the same).
 */
export function ssdeepPieces(hash: string): readonly string[] {
  const read = readHash(hash);
  if (read === null) return [];
  return [
    ...new Set([
      ...piecesOf(read.first, read.blockSize),
      ...piecesOf(read.second, read.blockSize * 2),
    ]),
  ];
}

/** Length of the rolling window of the algorithm: less in common is chance. */
const WINDOW = 7;
const SIGNATURE_CHARACTERS = 64;
const SMALLEST_BLOCK = 3;
/** From this block size on a signature is long enough for its score to stand as it is. */
const TRUSTED_BLOCK = Math.floor((99 + WINDOW) / WINDOW) * SMALLEST_BLOCK;

interface SsdeepHash {
  readonly blockSize: number;
  readonly first: string;
  readonly second: string;
}

function readHash(hash: string): SsdeepHash | null {
  const [size = "", first, second] = hash.split(":", 3);
  const blockSize = Number(size);
  if (first === undefined || second === undefined || !(blockSize >= SMALLEST_BLOCK)) return null;
  return { blockSize, first: withoutRuns(first), second: withoutRuns(second) };
}

/** Runs of one character carry little and match everywhere: three of them stay. */
function withoutRuns(signature: string): string {
  return signature.slice(0, SIGNATURE_CHARACTERS).replaceAll(/(.)\1{3,}/g, "$1$1$1");
}

function piecesOf(signature: string, blockSize: number): readonly string[] {
  return Array.from(
    { length: Math.max(0, signature.length - WINDOW + 1) },
    (_, at) => `${blockSize}:${signature.slice(at, at + WINDOW)}`,
  );
}

function signatureScore(left: string, right: string, blockSize: number): number {
  if (!sharesPiece(left, right)) return 0;
  const distance = editDistance(left, right);
  const scaled = Math.floor((distance * SIGNATURE_CHARACTERS) / (left.length + right.length));
  const score = 100 - Math.floor((100 * scaled) / SIGNATURE_CHARACTERS);
  if (score <= 0) return 0;
  if (blockSize >= TRUSTED_BLOCK) return score;
  // A short file gives a short signature, and a match of little says little.
  const most = Math.floor(blockSize / SMALLEST_BLOCK) * Math.min(left.length, right.length);
  return Math.min(score, most);
}

function sharesPiece(left: string, right: string): boolean {
  for (let at = 0; at + WINDOW <= left.length; at += 1) {
    if (right.includes(left.slice(at, at + WINDOW))) return true;
  }
  return false;
}

/** Insertions and removals; a change is one of each. */
function editDistance(left: string, right: string): number {
  let above = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= right.length; at += 1) {
      const isSame = left.charCodeAt(row - 1) === right.charCodeAt(at - 1);
      current[at] = isSame
        ? (above[at - 1] ?? 0)
        : Math.min(above[at] ?? 0, current[at - 1] ?? 0) + 1;
    }
    above = current;
  }
  return above[right.length] ?? 0;
}
