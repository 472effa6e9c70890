import type { Profile } from '../compile/profile.js';
import type { ComparisonNode, ObjectPath } from '../syntax/ast.js';
import { printObjectPath } from '../syntax/print.js';
import { urlPieces } from '../values/url.js';
import { createBitTable, enterBits, type BitTable } from './bit-table.js';
import { emptyHash, hashBlock, hashText, KEY_SEEDS, WINDOWS, type KeyHash } from './key-hash.js';
import { screenAnchorsOf, type ScreenAnchor } from './screen-anchors.js';
import type { AnchorKind, AskedPath, ScreenData } from './screen-data.js';

/** The screen data of expressions under a profile. */
export function screenDataOf(expressions: Iterable<ComparisonNode>, profile: Profile): ScreenData {
  const draft = createDraft();
  for (const expression of expressions) for (const anchor of screenAnchorsOf(expression, profile)) draft.enter(anchor);
  return draft.finish();
}

type Window = (typeof WINDOWS)[number];

function createDraft() {
  const paths = new Map<string, { readonly path: ObjectPath; readonly kinds: Set<AnchorKind> }>();
  const types = new Set<string>();
  const hashes = new Map<string, KeyHash>();
  const starts = new Map<string, KeyHash>();
  const prefixes4 = new Set<number>();
  const prefixes6 = new Set<number>();
  const windows = { head: new Set<Window>(), tail: new Set<Window>(), gram: new Set<Window>() };

  const enterText = (into: Map<string, KeyHash>, kind: 'text' | 'number' | 'head' | 'tail' | 'gram', text: string) => {
    const hash = emptyHash();
    hashText(hash, KEY_SEEDS[kind], text);
    into.set(`${hash.low} ${hash.high}`, hash);
  };

  const enterPath = (path: ObjectPath, kind: AnchorKind): void => {
    const text = printObjectPath(path);
    const known = paths.get(text);
    if (known) known.kinds.add(kind);
    else paths.set(text, { path, kinds: new Set([kind]) });
  };

  const enter = (anchor: ScreenAnchor): void => {
    if (anchor.kind === 'type') {
      types.add(anchor.type);
      return;
    }
    enterPath(anchor.path, anchor.kind);
    switch (anchor.kind) {
      case 'present':
        return;
      case 'number':
        enterText(hashes, 'number', String(anchor.key));
        return;
      case 'block': {
        const { family, prefix, words } = anchor.key;
        (family === 4 ? prefixes4 : prefixes6).add(prefix);
        const hash = emptyHash();
        hashBlock(hash, family === 4 ? KEY_SEEDS.block4 : KEY_SEEDS.block6, prefix, words);
        hashes.set(`${hash.low} ${hash.high}`, hash);
        return;
      }
      case 'text': {
        enterText(hashes, 'text', anchor.key);
        const pieces = urlPieces(anchor.key);
        if (pieces) enterText(hashes, 'text', pieces.path.length > 1 ? pieces.path : pieces.host);
        return;
      }
      default:
        enterText(hashes, anchor.kind, anchor.key);
        windows[anchor.kind].add(anchor.key.length as Window);
        if (anchor.kind === 'gram') enterText(starts, 'gram', anchor.key.slice(0, 4));
    }
  };

  const finish = (): ScreenData => ({
    paths: [...paths].map(([text, { path, kinds }]): AskedPath => ({ path, text, kinds })),
    types,
    needles: tableOf(hashes),
    gramStarts: tableOf(starts),
    windows: {
      head: WINDOWS.filter((one) => windows.head.has(one)),
      tail: WINDOWS.filter((one) => windows.tail.has(one)),
      gram: WINDOWS.filter((one) => windows.gram.has(one)),
    },
    prefixes4: [...prefixes4].sort((left, right) => left - right),
    prefixes6: [...prefixes6].sort((left, right) => left - right),
  });
  return { enter, finish };
}

function tableOf(hashes: ReadonlyMap<string, KeyHash>): BitTable {
  const table = createBitTable(hashes.size);
  for (const hash of hashes.values()) enterBits(table, hash);
  return table;
}
