import type { Rule } from '../rule.js';
import { duplicateQualifier } from './duplicate-qualifier.js';
import { hashDoesNotFit } from './hash-does-not-fit.js';
import { startNotBeforeStop } from './start-not-before-stop.js';
import { typesNeverMeet } from './types-never-meet.js';

/** Every rule, in the order of its code. */
export const RULES: readonly Rule[] = [typesNeverMeet, hashDoesNotFit, duplicateQualifier, startNotBeforeStop];
