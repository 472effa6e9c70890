import { beginningWith, HEADER_LINE, MALFORMED, WRONG_NUMBER_OF_COLUMNS, type LineFormat } from './line-format.js';
import { tokensOf } from './tokens.js';

/**
 * The Extended Log File Format (W3C WD-logfile-960323), which IIS writes: `#Fields:` names the columns, and may come again. Times are UTC.
 * IIS writes `+` where a header had a space.
 */
export const W3C_LINES: LineFormat = {
  source: 'w3c',
  recognises: beginningWith((line) => /^#(?:Software|Version|Fields|Date): /.test(line)),
  createDecoder: () => {
    let fields: readonly string[] = [];
    return (text) => {
      const line = text.trimEnd();
      if (line.startsWith('#')) {
        if (line.startsWith('#Fields:'))
          fields = line
            .slice('#Fields:'.length)
            .trim()
            .split(/[ \t]+/);
        return HEADER_LINE;
      }
      if (line === '') return HEADER_LINE;
      if (fields.length === 0) return { kind: 'rejected', reason: 'row-before-header' };
      const cells = tokensOf(line);
      if (!cells) return MALFORMED;
      if (cells.length !== fields.length) return WRONG_NUMBER_OF_COLUMNS;
      const row = new Map(fields.map((name, index) => [name, cells[index]?.text ?? '-']));
      // `fromEntries` defines its keys and never sets them: no name of a column is special.
      return { kind: 'record', record: Object.fromEntries([...row, ...derived(row)]) };
    };
  },
};

/** What several columns say together. */
function derived(row: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const [date, time, stem] = [row.get('date'), row.get('time'), row.get('cs-uri-stem')];
  const query = row.get('cs-uri-query') ?? '-';
  const agent = row.get('cs(User-Agent)');
  return [
    ...(date !== undefined && time !== undefined ? [['timestamp', `${date}T${time}Z`] as const] : []),
    ...(stem !== undefined && stem !== '-' ? [['target', query === '-' ? stem : `${stem}?${query}`] as const] : []),
    ...(agent !== undefined ? [['user_agent', agent.replaceAll('+', ' ')] as const] : []),
  ];
}
