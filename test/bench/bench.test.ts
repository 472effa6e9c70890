import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// What the bench generates is checked from outside, by a program that prints what it found: the bench is no part of what is compiled.
const script = (name: string): string => fileURLToPath(new URL(`../../bench/${name}`, import.meta.url));
const run = (name: string): { readonly status: number | null; readonly text: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script(name)], { encoding: 'utf8' });
  return { status, text: stdout + stderr };
};

test('the page and its charts are those of the newest record', () => {
  expect(run('check/charts.mjs')).toEqual({ status: 0, text: '' });
});

test('feeds and logs are the same each time, and nothing that was not planted is in a log', () => {
  expect(run('check/generators.mjs')).toEqual({ status: 0, text: '' });
}, 120_000);
