import { ABSENT } from './absent.mjs';
import { EXPRESSIONS } from './expressions.mjs';
import { LIFE_CYCLE } from './life-cycle.mjs';
import { PROFILES } from './profiles.mjs';
import { SEQUENCES } from './sequences.mjs';
import { VALUES } from './values.mjs';

/** Every indicator of the bundle, in its order there; `group` says what it is an example of. */
export const INDICATORS = [
  ...VALUES.map((entry) => ({ group: 'values', ...entry })),
  ...EXPRESSIONS.map((entry) => ({ group: 'expressions', ...entry })),
  ...PROFILES.map((entry) => ({ group: 'profiles', ...entry })),
  ...SEQUENCES.map((entry) => ({ group: 'sequences', ...entry })),
  ...ABSENT.map((entry) => ({ group: 'absent', ...entry })),
  ...LIFE_CYCLE.map((entry) => ({ group: 'life cycle', ...entry })),
];
