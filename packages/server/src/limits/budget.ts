/** So many points, all of which come back within `perMs`: little by little, so that there is no moment to wait for. */
export interface Budget {
  readonly points: number;
  readonly perMs: number;
}
