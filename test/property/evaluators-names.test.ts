import { compareEvaluators } from './compare-evaluators.js';

compareEvaluators('names');
