import type { Instrument, NationalProfile, Stage } from "./instrument.ts";

/** An instrument as one country reads it. */
export interface Reading {
  readonly instrument: Instrument;
  /** Country whose reading it is; empty: the act as it stands. */
  readonly country: string;
  readonly stages: readonly Stage[];
  /** What the country does differently; null where nothing is known. */
  readonly profile: NationalProfile | null;
}

/** The stages of an instrument with what a country changes of them. */
export function readNationally(instrument: Instrument, country: string): Reading {
  const profile = instrument.nationals.find((known) => known.country === country) ?? null;
  const stages = instrument.stages.map((stage): Stage => ({
    ...stage,
    ...profile?.stages[stage.id],
  }));
  return {
    instrument,
    country,
    profile,
    stages: [...stages, ...(profile?.added ?? [])],
  };
}
