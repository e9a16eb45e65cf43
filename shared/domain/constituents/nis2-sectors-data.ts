/** Sectors and sub-sectors of Directive (EU) 2022/2555 (NIS2), annexes I and II, in their order; names in our own short form. */
export interface Nis2Sector {
  readonly annex: "I" | "II";
  readonly subSectors: readonly string[];
}

/** Every sector by its name. Where the annexes name no sub-sector, there is none to state. */
export const NIS2_SECTORS = {
  energy: {
    annex: "I",
    subSectors: ["electricity", "district-heating-and-cooling", "oil", "gas", "hydrogen"],
  },
  transport: { annex: "I", subSectors: ["air", "rail", "water", "road"] },
  banking: { annex: "I", subSectors: [] },
  "financial-market-infrastructures": { annex: "I", subSectors: [] },
  health: { annex: "I", subSectors: [] },
  "drinking-water": { annex: "I", subSectors: [] },
  "waste-water": { annex: "I", subSectors: [] },
  "digital-infrastructure": { annex: "I", subSectors: [] },
  "ict-service-management": { annex: "I", subSectors: [] },
  "public-administration": { annex: "I", subSectors: [] },
  space: { annex: "I", subSectors: [] },
  "postal-and-courier-services": { annex: "II", subSectors: [] },
  "waste-management": { annex: "II", subSectors: [] },
  chemicals: { annex: "II", subSectors: [] },
  food: { annex: "II", subSectors: [] },
  manufacturing: {
    annex: "II",
    subSectors: [
      "medical-devices",
      "computer-electronic-and-optical-products",
      "electrical-equipment",
      "machinery-and-equipment",
      "motor-vehicles",
      "other-transport-equipment",
    ],
  },
  "digital-providers": { annex: "II", subSectors: [] },
  research: { annex: "II", subSectors: [] },
} as const satisfies Readonly<Record<string, Nis2Sector>>;

/** A sector of NIS2. */
export type Nis2SectorName = keyof typeof NIS2_SECTORS;

/** How NIS2 Article 3 classes an entity; `other` is whoever it does not cover. */
export const ENTITY_KINDS = ["essential", "important", "other"] as const;
