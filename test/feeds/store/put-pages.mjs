// Puts numbered pages into a store from where it stands, a line of output each: what a pull does, for a test that kills it.
import { closeStore, enterCollection, openStore, putObjects } from './dist/feeds/store/index.js';

const [path, pages, size] = process.argv.slice(2);
const store = openStore(path, { create: true });
const { number, position } = enterCollection(store, { source: 'isac', url: 'https://isac.example/' });
for (let page = Number(position ?? 0); page < Number(pages); page += 1) {
  const objects = Array.from({ length: Number(size) }, (_, index) => ({
    type: 'indicator',
    id: `indicator--00000000-0000-4000-8000-${String(page * Number(size) + index).padStart(12, '0')}`,
    created: '2026-01-01T00:00:00Z',
    modified: '2026-01-01T00:00:00Z',
    pattern: "[file:name = 'a']",
    padding: 'x'.repeat(400),
  }));
  putObjects(store, { collection: number, objects, position: String(page + 1), now: '2026-03-12T12:00:00Z' });
  process.stdout.write(`${page}\n`);
}
closeStore(store);
