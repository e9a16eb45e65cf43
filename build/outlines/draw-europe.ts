/**
 * Draws the outlines of the map of peers anew: `node build/outlines/draw-europe.ts <countries-50m.json>`. Its input is the TopoJSON
 * of the package world-atlas (ISC), made from Natural Earth, which is in the public domain. The result is kept in the project, so
 * that nobody needs the input.
 */
import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { centroid, clip, doubleArea, project, simplify } from "./geometry.ts";
import type { Frame, Point } from "./geometry.ts";

const OUTPUT = new URL(
  "../../renderer/features/peers/network/europe-outlines-data.ts",
  import.meta.url,
);
const FRAME: Frame = { width: 1_000, height: 860 };
/** Where the frame begins and how many units one radian has, so that Iceland, Malta and Cyprus are in it. */
const PLACE = { left: -0.37, top: -0.33, scale: 1_360 };
/** Units; one is about four kilometres. */
const TOLERANCE = 0.9;
/** Islands smaller than that are left out, unless they are all there is of a country. */
const MIN_DOUBLE_AREA = 14;
/** Below that a country is a mark rather than an area. */
const SMALL_DOUBLE_AREA = 160;

/** ISO 3166-1 numeric and alpha-2 of those that are drawn one by one; the others are ground. */
const CODES: Readonly<Record<string, string>> = Object.fromEntries(
  `008AL 020AD 040AT 112BY 056BE 070BA 100BG 191HR 196CY 203CZ 208DK 233EE 234FO 246FI 250FR 276DE 300GR 348HU 352IS 372IE
380IT 428LV 438LI 440LT 442LU 470MT 498MD 492MC 499ME 528NL 807MK 578NO 616PL 620PT 642RO 643RU 674SM 688RS 703SK 705SI 724ES
752SE 756CH 792TR 804UA 826GB 336VA 833IM 268GE 051AM 031AZ`
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 3), pair.slice(3)]),
);

/**
 * Natural Earth draws who holds a place. Here stands what the European Union recognises: Crimea is Ukraine (so UN General Assembly
 * resolution 68/262), the whole island is Cyprus.
 */
const BY_NAME: Readonly<Record<string, string>> = { Kosovo: "XK", "N. Cyprus": "CY" };

/** Where the middle of the largest part is no good place for a mark. */
const MARKS: Readonly<Record<string, Point>> = {
  FR: [2.5, 46.8],
  GB: [-1.6, 52.8],
  HR: [16.2, 45.6],
  NO: [9.0, 61.2],
  SE: [15.2, 60.6],
  RU: [37.6, 55.7],
  IT: [12.4, 43.2],
  GR: [22.0, 39.4],
  TR: [29.5, 39.6],
};

const arcSchema = z.array(z.tuple([z.number(), z.number()]));
const ringsSchema = z.array(z.array(z.int()));
const topologySchema = z.object({
  transform: z.object({
    scale: z.tuple([z.number(), z.number()]),
    translate: z.tuple([z.number(), z.number()]),
  }),
  arcs: z.array(arcSchema),
  objects: z.object({
    countries: z.object({
      geometries: z.array(
        z.discriminatedUnion("type", [
          z.object({ type: z.literal("Polygon"), arcs: ringsSchema, ...idShape() }),
          z.object({ type: z.literal("MultiPolygon"), arcs: z.array(ringsSchema), ...idShape() }),
        ]),
      ),
    }),
  }),
});
type Topology = z.infer<typeof topologySchema>;
type Geometry = Topology["objects"]["countries"]["geometries"][number];

const [input = ""] = process.argv.slice(2);
const topology = topologySchema.parse(JSON.parse(await readFile(input, "utf8")));
await writeFile(OUTPUT, moduleText(topology));

function idShape() {
  return { id: z.string().optional(), properties: z.object({ name: z.string() }) };
}

/** The arcs in units of the map; each is simplified once, so that neighbours keep one border. */
function drawnArcs({
  arcs,
  transform: { scale, translate },
}: Topology): readonly (readonly Point[])[] {
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    const points = arc.map(([dx, dy]): Point => {
      [x, y] = [x + dx, y + dy];
      return onMap([x * scale[0] + translate[0], y * scale[1] + translate[1]]);
    });
    return simplify(points, TOLERANCE);
  });
}

function onMap(place: Point): Point {
  const [x, y] = project(place);
  return [(x - PLACE.left) * PLACE.scale, (y - PLACE.top) * PLACE.scale];
}

/** The outer rings of a country that lie in the frame, the largest first. Lakes are left out. */
function ringsOf(
  geometry: Geometry,
  arcs: readonly (readonly Point[])[],
): readonly (readonly Point[])[] {
  const polygons = geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs;
  const rings = polygons
    .map(([outer = []]) => clip(stitched(outer, arcs), FRAME))
    .filter((ring) => ring.length > 2)
    .toSorted((a, b) => Math.abs(doubleArea(b)) - Math.abs(doubleArea(a)));
  return rings.filter((ring, at) => at === 0 || Math.abs(doubleArea(ring)) >= MIN_DOUBLE_AREA);
}

function stitched(ring: readonly number[], arcs: readonly (readonly Point[])[]): readonly Point[] {
  return ring.flatMap((index) => {
    const arc = index < 0 ? (arcs[~index] ?? []).toReversed() : (arcs[index] ?? []);
    return arc.slice(0, -1);
  });
}

function pathOf(rings: readonly (readonly Point[])[]): string {
  return rings
    .map((ring) => {
      const points = ring.map(([x, y]) => `${String(Math.round(x))} ${String(Math.round(y))}`);
      return `M${points.filter((point, at) => point !== points[at - 1]).join("L")}z`;
    })
    .join("");
}

type Rings = readonly (readonly Point[])[];

/** Rings by country; `""` holds the ground. */
function ringsByCode(topology: Topology): ReadonlyMap<string, Rings> {
  const arcs = drawnArcs(topology);
  const found = new Map<string, Rings>();
  for (const geometry of topology.objects.countries.geometries) {
    const own = BY_NAME[geometry.properties.name] ?? CODES[geometry.id ?? ""] ?? "";
    for (const ring of ringsOf(geometry, arcs)) {
      const code = own === "RU" && isCrimea(centroid(ring)) ? "UA" : own;
      found.set(code, [...(found.get(code) ?? []), ring]);
    }
  }
  return found;
}

function isCrimea([x, y]: Point): boolean {
  const [crimeaX, crimeaY] = onMap([34.2, 45.2]);
  return Math.hypot(x - crimeaX, y - crimeaY) < 40;
}

function moduleText(topology: Topology): string {
  const found = ringsByCode(topology);
  const ground = pathOf(found.get("") ?? []);
  const countries = [...found].flatMap(([code, rings]) =>
    code === "" ? [] : [countryText(code, rings)],
  );
  return `/**
 * Outlines of Europe for the map of peers: Lambert's equal-area projection around 52 N 10 E, simplified. Made from Natural Earth
 * (public domain) by build/outlines/draw-europe.ts; not edited by hand.
 */
export interface CountryOutline {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** Where its mark stands. */
  readonly x: number;
  readonly y: number;
  /** Too small to be seen as an area: only its mark is drawn. */
  readonly isSmall: boolean;
  readonly path: string;
}

export const MAP_WIDTH = ${String(FRAME.width)};
export const MAP_HEIGHT = ${String(FRAME.height)};

/** Land around, for orientation. */
export const GROUND_PATH =
  "${ground}";

export const COUNTRY_OUTLINES: readonly CountryOutline[] = [
${countries.toSorted().join("\n")}
];
`;
}

function countryText(code: string, rings: Rings): string {
  const [largest = []] = rings.toSorted(
    (a, b) => Math.abs(doubleArea(b)) - Math.abs(doubleArea(a)),
  );
  const marked = MARKS[code];
  const [x, y] = marked === undefined ? centroid(largest) : onMap(marked);
  const isSmall = Math.abs(doubleArea(largest)) < SMALL_DOUBLE_AREA;
  const place = `x: ${String(Math.round(x))}, y: ${String(Math.round(y))}`;
  return `  { code: "${code}", ${place}, isSmall: ${String(isSmall)}, path: "${pathOf(rings)}" },`;
}
