/** A heading, and the lines below it. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}
