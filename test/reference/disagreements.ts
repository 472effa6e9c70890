import { readFileSync } from 'node:fs';
import type { DifferentialCase } from './explain.js';

/** An entry of `disagreements.json`: what the reference does otherwise, and how a case is rewritten to keep it from it. */
export type Disagreement = {
  readonly name: string;
  /** Its number in the table of divergences (docs/semantics.md, D1 to D44), or the nearest one. */
  readonly divergence: string;
  readonly reference: string;
  /** `verdict`: the comparison is replaced by the oracle's verdict on each root, as a property of that root. */
  readonly repair: string;
  readonly example: Example;
};

/** A small case of the disagreement, in the 2.1 language. */
export type Example = {
  readonly pattern: string;
  /** Whether it matches by our semantics. */
  readonly matches: boolean;
  readonly observed: readonly {
    readonly first: string;
    /** As `first` if left out. */
    readonly last?: string;
    /** Says that the observation has the form with `object_refs`, and that `objects` go by their ids. */
    readonly references?: readonly string[];
    readonly objects: Readonly<Record<string, { readonly type: string }>>;
  }[];
};

/** The list, from the working directory of the project. */
export function readDisagreements(): Disagreement[] {
  return JSON.parse(readFileSync('test/reference/disagreements.json', 'utf8')) as Disagreement[];
}

/** The example as generated cases look. */
export function caseOf({ pattern, observed }: Example): DifferentialCase {
  const input = observed.flatMap(({ first, last = first, references, objects }, position) => {
    const scos = Object.entries(objects).map(
      ([key, sco]) => [key, { id: references ? key : `${sco.type}--${position}-${key}`, ...sco }] as const,
    );
    const observedData = {
      type: 'observed-data',
      id: `observed-data--${position}`,
      first_observed: first,
      last_observed: last,
      number_observed: 1,
    };
    return references
      ? [{ ...observedData, object_refs: references }, ...scos.map(([, sco]) => sco)]
      : [{ ...observedData, objects: Object.fromEntries(scos) }];
  });
  return { pattern, input, version: '2.1' };
}
