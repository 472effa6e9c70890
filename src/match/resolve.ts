import { assertNever } from '../syntax/assert-never.js';
import type { DemandNode, LayoutItem } from './demand.js';

/**
 * A demand with one branch of each OR chosen and every copy written out: runs of slots in the order of the pattern, with the constraints
 * between them. A part of the pattern is a contiguous range of runs.
 */
export interface Resolved {
  readonly runs: readonly Run[];
  readonly orders: readonly { readonly left: Range; readonly right: Range }[];
  readonly windows: readonly { readonly range: Range; readonly width: number }[];
}

/** So many slots in a row that any instances of a class fill. */
export interface Run {
  readonly class: number;
  readonly count: number;
  /**
   * A run before this one that it need not come before: its counterpart in the copy before, where copies may be told apart by it. In a
   * bag all runs of a class are interchangeable; of other copies only the first run is compared.
   */
  readonly copyOf: number | undefined;
}

/** Runs `from`..`to`, `to` excluded. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The ways to resolve the ORs of a demand, or undefined if there are more runs or more ways than the limits allow. */
export function resolveDemand(root: DemandNode, maxRuns: number, maxWays: number): readonly Resolved[] | undefined {
  const ways: Resolved[] = [];
  const choices: number[] = [];
  for (;;) {
    const way = resolveOne(root, choices, maxRuns);
    if (!way || ways.length === maxWays) return undefined;
    ways.push(way.resolved);
    // The choices are an odometer: the last OR that has a branch left takes the next one, those after it start over.
    let last = way.branches.length - 1;
    while (last >= 0 && (choices[last] ?? 0) + 1 >= (way.branches[last] ?? 1)) last -= 1;
    if (last < 0) return ways;
    choices[last] = (choices[last] ?? 0) + 1;
    choices.length = last + 1;
  }
}

function resolveOne(
  root: DemandNode,
  choices: readonly number[],
  maxRuns: number,
): { readonly resolved: Resolved; readonly branches: readonly number[] } | undefined {
  const runs: Run[] = [];
  const orders: { left: Range; right: Range }[] = [];
  const windows: { range: Range; width: number }[] = [];
  const branches: number[] = [];

  /** Writes a part out; false when that would take too many runs. `shift` says how far back the first run's counterpart is. */
  function write(node: DemandNode, shift: number | undefined): boolean {
    switch (node.kind) {
      case 'bag':
        return node.layout.every((item, index) => writeLayout(item, index === 0 ? shift : undefined));
      case 'all':
        return node.parts.every((part, index) => write(part, index === 0 ? shift : undefined));
      case 'ordered': {
        let left: Range | undefined;
        return node.parts.every((part, index) => {
          const from = runs.length;
          if (!write(part, index === 0 ? shift : undefined)) return false;
          const right = { from, to: runs.length };
          if (left) orders.push({ left, right });
          left = right;
          return true;
        });
      }
      case 'either': {
        const choice = choices[branches.length] ?? 0;
        branches.push(node.parts.length);
        const part = node.parts[choice];
        // Copies may have chosen different branches, so they have no counterparts.
        return part !== undefined && write(part, undefined);
      }
      case 'copies':
        return writeCopies(node.times, (copy, length) => write(node.part, copy === 0 ? shift : length));
      case 'window': {
        const from = runs.length;
        if (!write(node.part, shift)) return false;
        windows.push({ range: { from, to: runs.length }, width: node.width });
        return true;
      }
      default:
        return assertNever(node);
    }
  }

  function writeLayout(item: LayoutItem, shift: number | undefined): boolean {
    if ('class' in item) {
      runs.push({
        class: item.class,
        count: item.count,
        copyOf: shift === undefined ? undefined : runs.length - shift,
      });
      return runs.length <= maxRuns;
    }
    return writeCopies(item.times, (copy, length) =>
      item.items.every((inner, index) => writeLayout(inner, copy > 0 ? length : index === 0 ? shift : undefined)),
    );
  }

  /** Writes a part so many times, having seen after the first how long one copy is. */
  function writeCopies(times: number, writeOne: (copy: number, length: number) => boolean): boolean {
    const start = runs.length;
    let length = 0;
    for (let copy = 0; copy < times; copy += 1) {
      const from = runs.length;
      if (!writeOne(copy, length)) return false;
      length = runs.length - from;
      if (copy === 0 && start + length * times > maxRuns) return false;
    }
    return true;
  }

  return write(root, undefined) ? { resolved: { runs, orders, windows }, branches } : undefined;
}
