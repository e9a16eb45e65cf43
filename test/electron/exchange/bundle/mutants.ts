import { parseAgeHeader } from "../../../../electron/exchange/age/header-format.ts";
import type { BundleProblem } from "../../../../electron/exchange/bundle/bundle-error.ts";
import type { OpenedBundle } from "../../../../electron/exchange/bundle/open-bundle.ts";
import type { Result } from "../../../../shared/result.ts";
import { valueOf } from "../../../helpers/vault.ts";
import type { Chance } from "../../../helpers/power-cut-disk.ts";

/** A bundle that somebody or something changed, and how. */
export interface Mutant {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Verdict {
  readonly total: number;
  /** How those that were accepted had been changed: must stay empty. */
  readonly accepted: readonly string[];
  /** Cut ones that were not called incomplete: must stay empty. */
  readonly misnamed: readonly string[];
  readonly reasons: ReadonlyMap<string, number>;
}

/** Every single bit flipped, one after the other. */
export function* flippedBits(bundle: Buffer): Generator<Mutant> {
  for (let bit = 0; bit < bundle.length * 8; bit += 1) yield flip(bundle, bit);
}

/** Cut after every byte. */
export function* cuts(bundle: Buffer): Generator<Mutant> {
  for (let size = 0; size < bundle.length; size += 1) yield cut(bundle, size);
}

/** So many changes of all kinds, drawn by chance. */
export function* drawnMutants(
  bundles: readonly Buffer[],
  count: number,
  chance: Chance,
): Generator<Mutant> {
  const kinds = [
    drawFlip,
    drawFlip,
    drawFlip,
    drawCut,
    drawSplice,
    drawAppend,
    drawMove,
    drawNoise,
  ];
  for (let made = 0; made < count; made += 1) {
    const draw = kinds[Math.floor(chance() * kinds.length)] ?? drawFlip;
    yield draw(bundles, chance);
  }
}

/** Has each mutant opened, and sorts what came of it. */
export async function judgeMutants(
  mutants: Iterable<Mutant>,
  open: (bytes: Buffer) => Promise<Result<OpenedBundle, BundleProblem>>,
): Promise<Verdict> {
  const accepted: string[] = [];
  const misnamed: string[] = [];
  const reasons = new Map<string, number>();
  let total = 0;
  for (const { name, bytes } of mutants) {
    total += 1;
    const opened = await open(bytes);
    if (opened.ok) {
      accepted.push(name);
      await opened.value.close();
      continue;
    }
    const { kind } = opened.error;
    reasons.set(kind, (reasons.get(kind) ?? 0) + 1);
    if (name.startsWith("cut") !== (kind === "incomplete")) misnamed.push(`${name}: ${kind}`);
  }
  return { total, accepted, misnamed, reasons };
}

function flip(bundle: Buffer, bit: number): Mutant {
  const bytes = Buffer.from(bundle);
  const at = bit >> 3;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
  return { name: `bit ${String(bit)} flipped`, bytes };
}

function cut(bundle: Buffer, size: number): Mutant {
  return { name: `cut after ${String(size)}`, bytes: bundle.subarray(0, size) };
}

type Draw = (bundles: readonly Buffer[], chance: Chance) => Mutant;

const below = (limit: number, chance: Chance): number => Math.floor(chance() * limit);

function pick(bundles: readonly Buffer[], chance: Chance): Buffer {
  return bundles[below(bundles.length, chance)] ?? Buffer.alloc(0);
}

const drawFlip: Draw = (bundles, chance) => {
  const bundle = pick(bundles, chance);
  return flip(bundle, below(bundle.length * 8, chance));
};

const drawCut: Draw = (bundles, chance) => {
  const bundle = pick(bundles, chance);
  return cut(bundle, below(bundle.length, chance));
};

/** Behind the first bytes of the first share: up to there all headers are the same, and a splice would change nothing. */
const FIRST_SHARE_AT = 40;

/** The start of one and the rest of another, at one place of both or behind their headers. */
const drawSplice: Draw = (bundles, chance) => {
  const one = pick(bundles, chance);
  const others = bundles.filter((bundle) => bundle !== one);
  const other = pick(others, chance);
  const at =
    chance() < 0.5
      ? headerSizeOf(one)
      : FIRST_SHARE_AT + below(Math.min(one.length, other.length) - FIRST_SHARE_AT - 1, chance);
  const from = at === headerSizeOf(one) ? headerSizeOf(other) : at;
  const rest = fitted(other.subarray(from), one.length - at);
  return { name: `spliced at ${String(at)}`, bytes: Buffer.concat([one.subarray(0, at), rest]) };
};

/** As long as what it takes the place of, so that the size alone does not give it away. */
function fitted(bytes: Buffer, sizeBytes: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, sizeBytes - bytes.length))]).subarray(
    0,
    sizeBytes,
  );
}

const drawAppend: Draw = (bundles, chance) => {
  const bundle = pick(bundles, chance);
  const more = Buffer.alloc(1 + below(2_000, chance), below(256, chance));
  return { name: `${String(more.length)} appended`, bytes: Buffer.concat([bundle, more]) };
};

/** Two stretches of the same size change places. */
const drawMove: Draw = (bundles, chance) => {
  const bundle = pick(bundles, chance);
  const size = 16 + below(Math.floor(bundle.length / 4), chance);
  const left = below(Math.floor(bundle.length / 2) - size, chance);
  const right = Math.floor(bundle.length / 2) + below(Math.floor(bundle.length / 2) - size, chance);
  const bytes = Buffer.from(bundle);
  bytes.set(bundle.subarray(right, right + size), left);
  bytes.set(bundle.subarray(left, left + size), right);
  return { name: `${String(size)} bytes exchanged`, bytes };
};

/** Some bytes overwritten by chance; at least one differs. */
const drawNoise: Draw = (bundles, chance) => {
  const bundle = pick(bundles, chance);
  const bytes = Buffer.from(bundle);
  const start = below(bundle.length - 40, chance);
  for (let at = start; at < start + 40; at += 1) bytes[at] = below(256, chance);
  bytes[start] = (bundle[start] ?? 0) ^ 1;
  return { name: `noise at ${String(start)}`, bytes };
};

function headerSizeOf(bundle: Buffer): number {
  return valueOf(parseAgeHeader(bundle)).bytes.length;
}
