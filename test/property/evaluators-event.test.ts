import { compareEvaluators } from './compare-evaluators.js';

compareEvaluators('event');
