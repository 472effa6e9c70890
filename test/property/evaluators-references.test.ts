import { compareEvaluators } from './compare-evaluators.js';

compareEvaluators('references');
