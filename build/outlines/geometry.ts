/** A point of the map in its own units, y downwards. */
export type Point = readonly [x: number, y: number];

/** The frame of the map: everything beyond is cut off. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

const RADIANS = Math.PI / 180;
/** Middle of ETRS89-LAEA, in which European statistics draw Europe: areas keep their proportions. */
const CENTRE = { longitude: 10, latitude: 52 };

/** Lambert azimuthal equal-area, on a sphere of radius 1. */
export function project([longitude, latitude]: Point): Point {
  const [phi, phi0] = [latitude * RADIANS, CENTRE.latitude * RADIANS];
  const lambda = (longitude - CENTRE.longitude) * RADIANS;
  const cosine =
    1 + Math.sin(phi0) * Math.sin(phi) + Math.cos(phi0) * Math.cos(phi) * Math.cos(lambda);
  const k = Math.sqrt(2 / Math.max(cosine, 1e-9));
  return [
    k * Math.cos(phi) * Math.sin(lambda),
    -k * (Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(lambda)),
  ];
}

/** Douglas and Peucker: points nearer than the tolerance to the line without them are left out. */
export function simplify(points: readonly Point[], tolerance: number): readonly Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 3) return points;
  let farthest = 0;
  let distance = 0;
  for (const [at, point] of points.entries()) {
    const here = distanceTo(point, first, last);
    if (here > distance) [farthest, distance] = [at, here];
  }
  if (distance <= tolerance) return [first, last];
  return [
    ...simplify(points.slice(0, farthest + 1), tolerance),
    ...simplify(points.slice(farthest), tolerance).slice(1),
  ];
}

/** Sutherland and Hodgman: the part of a ring that lies in the frame. */
export function clip(ring: readonly Point[], { width, height }: Frame): readonly Point[] {
  const edges: readonly ((point: Point) => number)[] = [
    ([x]) => x,
    ([x]) => width - x,
    ([, y]) => y,
    ([, y]) => height - y,
  ];
  return edges.reduce(cutAt, ring);
}

/** Twice the signed area. */
export function doubleArea(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

export function centroid(ring: readonly Point[]): Point {
  const area = doubleArea(ring);
  let [sumX, sumY] = [0, 0];
  for (const [at, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y];
    const cross = x * nextY - nextX * y;
    sumX += (x + nextX) * cross;
    sumY += (y + nextY) * cross;
  }
  return [sumX / (3 * area), sumY / (3 * area)];
}

function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  return length === 0
    ? Math.hypot(x - ax, y - ay)
    : Math.abs(dx * (ay - y) - (ax - x) * dy) / length;
}

function cutAt(ring: readonly Point[], inside: (point: Point) => number): readonly Point[] {
  const kept: Point[] = [];
  for (const [at, point] of ring.entries()) {
    const before = ring.at(at - 1) ?? point;
    const [was, is] = [inside(before), inside(point)];
    if (was >= 0 !== is >= 0) {
      const share = was / (was - is);
      kept.push([
        before[0] + share * (point[0] - before[0]),
        before[1] + share * (point[1] - before[1]),
      ]);
    }
    if (is >= 0) kept.push(point);
  }
  return kept;
}
