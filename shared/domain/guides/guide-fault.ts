/** Why a file is no guide: the line (from 1), what stands there, and what a guide has there. */
export interface GuideFault {
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}
