import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(`../statistics/${name}`, import.meta.url), 'utf8'));

/** What the feeds and the logs are drawn from; `bench/statistics/` says how they were measured. */
export const INDICATOR_STATISTICS = read('indicators.json');
export const LOG_STATISTICS = read('logs.json');
