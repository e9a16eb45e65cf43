import { NIS2_SECTORS, type Nis2Sector, type Nis2SectorName } from "./nis2-sectors-data.ts";

/** The names of all sectors, in the order of the annexes. */
export const SECTOR_NAMES: readonly string[] = Object.keys(NIS2_SECTORS);

export function isSectorName(name: string): name is Nis2SectorName {
  return Object.hasOwn(NIS2_SECTORS, name);
}

/** What a sector may be divided into. */
export function subSectorsOf(sector: Nis2SectorName): readonly string[] {
  const { subSectors }: Nis2Sector = NIS2_SECTORS[sector];
  return subSectors;
}

/** `Digital infrastructure` and `digital_infrastructure` are the sector `digital-infrastructure`. */
export function sectorKey(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "-");
}
