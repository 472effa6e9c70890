import { runMatch } from './match-command.mjs';
import { grouped } from './print.mjs';

const CASES = [
  { mix: 'equality', size: 10, records: 5_000, rate: 0.01 },
  { mix: 'equality', size: 10_000, records: 5_000, rate: 0.01 },
  { mix: 'feed', size: 1, records: 1_000, rate: 0.01 },
  { mix: 'feed', size: 1_000, records: 5_000, rate: 0.1 },
];

/** What CI asks of the bench: no time, only counts. `match` finds what was planted, of every kind of indicator, and nothing else. */
export async function checkCounts({ workspace, print }) {
  for (const { mix, size, records, rate } of CASES) {
    const log = workspace.log({ mix, size, records, rate });
    const feed = workspace.feed({ mix, size });
    await runMatch({ folder: workspace.folder, feed: feed.path, log });
    const kinds = Object.entries(log.expected.byKind).map(([kind, count]) => `${count} ${kind}`);
    print(
      `${grouped(size)} indicators, ${mix}: ${log.expected.matches} matches in ${grouped(records)} records (${kinds.join(', ')})`,
    );
  }
}
