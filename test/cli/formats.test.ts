import { describe, expect, test } from 'vitest';
import { logSources } from '../../src/adapters/index.js';
import { linesOf, runCli } from './run-cli.js';

describe('formats', () => {
  test('lists every log source with its title, and STIX', async () => {
    const { code, stdout } = await runCli('formats');
    expect(code).toBe(0);
    const names = linesOf(stdout).map((line) => line.split(/\s/, 1)[0]);
    expect(names).toEqual([...logSources().map(({ name }) => name), 'stix']);
    expect(stdout).toMatch(/^suricata +Suricata EVE/m);
  });

  test('shows which fields of a kind of records become which object paths', async () => {
    const { stdout } = await runCli('formats', 'zeek-dns');
    const lines = linesOf(stdout);
    expect(lines[0]).toMatch(/^zeek-dns {2}dns\.log/);
    expect(lines.some((line) => /^ {2}query\b.* → domain-name:value {2,}\S+$/.test(line))).toBe(true);
    expect(lines.some((line) => /^ {2}id\.orig_h\b.* → network-traffic:src_ref\.value {2,}[\d.]+$/.test(line))).toBe(
      true,
    );
  });

  test('shows all kinds of a source', async () => {
    const { stdout } = await runCli('formats', 'suricata');
    const kinds = linesOf(stdout).filter((line) => !line.startsWith(' '));
    expect(kinds.length).toBeGreaterThan(5);
  });

  test('gives the same as data', async () => {
    const { stdout } = await runCli('formats', '--format', 'json');
    const sources = JSON.parse(stdout) as readonly { readonly name: string; readonly mappings: readonly object[] }[];
    expect(sources.map(({ name }) => name)).toEqual(logSources().map(({ name }) => name));
    const zeek = sources.find(({ name }) => name === 'zeek');
    expect(zeek?.mappings).toContainEqual(
      expect.objectContaining({
        name: 'zeek-dns',
        fields: expect.arrayContaining([
          expect.objectContaining({
            field: 'query',
            path: 'domain-name:value',
            example: expect.any(String) as unknown,
          }),
        ]) as unknown,
      }),
    );
  });

  test('says which there are if a name is none', async () => {
    const { code, stderr } = await runCli('formats', 'zeeek');
    expect(code).toBe(2);
    expect(stderr).toContain('zeek');
  });
});
