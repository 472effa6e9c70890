// Prints which files of docs/ are not what the newest record says. test/bench runs it.
import { drawCharts } from '../draw-charts.mjs';

const differing = drawCharts({ check: true });
for (const file of differing) process.stdout.write(`${file}: run npm run bench -- --charts\n`);
process.exitCode = differing.length === 0 ? 0 : 1;
