import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTail, type Tail, type TailPosition } from '../../../src/pipeline/follow/tail.js';

let folder: string;
let log: string;
let open: Tail[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stix-pattern-tail-'));
  log = join(folder, 'log');
  open = [];
});
afterEach(async () => {
  for (const tail of open) await tail.close();
  rmSync(folder, { recursive: true });
});

function tailOf(path: string, start?: TailPosition): Tail {
  const tail = createTail(path, start);
  open.push(tail);
  return tail;
}

/** Everything that there is at present, as texts; `|` before what begins another file. */
async function readAll(tail: Tail): Promise<string> {
  let text = '';
  for (;;) {
    const found = await tail.read();
    if (!found) return text;
    const { block, isNewFile } = found;
    const lines = block.kind === 'lines' ? new TextDecoder().decode(block.bytes) : `<${block.byteLength}>`;
    tail.took(lines.split('\n').length - 1);
    text += `${isNewFile ? '|' : ''}${lines}`;
  }
}

describe('a file that grows', () => {
  it('is read line by line, and a line without an end waits for it', async () => {
    const tail = tailOf(log);
    expect(await readAll(tail)).toBe('');
    writeFileSync(log, 'a\nb\nc');
    expect(await readAll(tail)).toBe('|a\nb\n');
    expect(await readAll(tail)).toBe('');
    appendFileSync(log, 'c\n');
    expect(await readAll(tail)).toBe('cc\n');
  });

  it('that is renamed is read to its end, and then the new one', async () => {
    writeFileSync(log, 'a\n');
    const tail = tailOf(log);
    expect(await readAll(tail)).toBe('|a\n');
    renameSync(log, `${log}.1`);
    appendFileSync(`${log}.1`, 'b\nunfinished');
    expect(await readAll(tail)).toBe('b\n');
    writeFileSync(log, 'c\n');
    expect(await readAll(tail)).toBe('unfinished|c\n');
  });

  it('that is truncated is read from its beginning', async () => {
    writeFileSync(log, 'a\nb\n');
    const tail = tailOf(log);
    expect(await readAll(tail)).toBe('|a\nb\n');
    truncateSync(log);
    appendFileSync(log, 'c\n');
    expect(await readAll(tail)).toBe('|c\n');
  });

  it('with a line over the limit gives its length', async () => {
    writeFileSync(log, `a\n${'x'.repeat(17 * 2 ** 20)}`);
    const tail = tailOf(log);
    expect(await readAll(tail)).toBe('|a\n');
    appendFileSync(log, 'x\nb\n');
    expect(await readAll(tail)).toBe(`<${17 * 2 ** 20 + 2}>b\n`);
  });
});

describe('a position', () => {
  async function positionAfter(text: string): Promise<TailPosition> {
    writeFileSync(log, text);
    const tail = tailOf(log);
    await readAll(tail);
    appendFileSync(log, 'next\n');
    const found = await tail.read();
    if (!found) throw new Error('There is nothing more.');
    return found.position;
  }

  it('is where reading goes on', async () => {
    const position = await positionAfter('a\nb\n');
    expect(position).toMatchObject({ offset: 4, line: 3 });
    expect(await readAll(tailOf(log, position))).toBe('|next\n');
  });

  it('is found again in a file that was renamed since', async () => {
    const position = await positionAfter('a\n');
    renameSync(log, `${log}.1`);
    writeFileSync(log, 'new\n');
    expect(await readAll(tailOf(log, position))).toBe('|next\n|new\n');
  });

  it('in a file that is gone is the beginning of the one that is there', async () => {
    const position = await positionAfter('a\n');
    rmSync(log);
    // Another inode, whatever the file system does with those that are free.
    writeFileSync(`${log}.new`, 'new\n');
    renameSync(`${log}.new`, log);
    expect(await readAll(tailOf(log, { ...position, inode: position.inode + 1_000_000 }))).toBe('|new\n');
  });

  it('behind the end of a file that was truncated is its beginning', async () => {
    const position = await positionAfter('a\nb\n');
    truncateSync(log);
    appendFileSync(log, 'c\n');
    expect(await readAll(tailOf(log, position))).toBe('|c\n');
  });
});
