import type { Rule } from '../rule.js';
import { duplicateQualifier } from './duplicate-qualifier.js';
import { typesNeverMeet } from './types-never-meet.js';

/** Every rule, in the order of its code. */
export const RULES: readonly Rule[] = [typesNeverMeet, duplicateQualifier];
