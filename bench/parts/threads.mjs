import { matchHas, runMatch } from '../match-command.mjs';
import { assertCount, inTurn, median, speedUp } from '../measure.mjs';
import { grouped } from '../print.mjs';

const RATE = 0.001;

/** `match` with the largest feed by one thread and by two, which must give the same matches in the same order. */
export async function benchThreads({ workspace, sizes, records, rounds, print }) {
  if (!(await matchHas('--threads'))) {
    print('threads: `match` has no --threads');
    return { missing: true };
  }
  const size = Math.max(...sizes);
  const log = workspace.log({ size, records, rate: RATE });
  const feed = workspace.feed({ size });
  const byThreads = (threads) => ({
    name: String(threads),
    run: () => runMatch({ folder: workspace.folder, feed: feed.path, log, args: ['--threads', String(threads)] }),
  });
  const runs = await inTurn([byThreads(1), byThreads(2)], { rounds });
  const [one, two] = ['1', '2'].map((name) => runs.get(name));
  for (const { digest } of two) assertCount('digest of the matches by two threads', digest, one[0].digest);
  const [single, double] = [one, two].map((list) => list.map(({ seconds }) => seconds.match));
  const ratio = speedUp(single, double);
  print(`threads: two are ${ratio} × as fast as one (${grouped(Math.round(records / median(single)))}/s)`);
  return { size, records, one: single, two: double, ratio };
}
