/** What is left of the steps that one question about one pattern may cost; one budget serves every attempt to answer it. */
export interface Budget {
  remaining: number;
}
