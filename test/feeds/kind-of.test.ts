import { expect, test } from 'vitest';
import { kindOf } from '../../src/feeds/read-feed.js';

test.each<[file: string, text: string, kind: string]>([
  ['a.json', '{"type":"bundle"', 'stix'],
  ['a.json', ' [ {"type"', 'stix'],
  ['a.json', '[]', 'stix'],
  ['a', '["x"]', 'stix'],
  ['a.txt', "[file:name = 'a']", 'patterns'],
  ['a.txt', "# a comment\n\n([file:name = 'a'])", 'patterns'],
  ['a.txt', '# nothing but a comment\n', 'patterns'],
  ['a.txt', "/* seen */ [file:name = 'a']", 'patterns'],
  ['a.txt', "// seen\n[file:name = 'a']", 'patterns'],
  ['a.txt', "file:name = 'brackets were forgotten'", 'patterns'],
  ['a.txt', "file:hashes.'SHA-256' IN ('a')", 'patterns'],
  ['a.stixp', 'broken from its first line on', 'patterns'],
  ['A.STIXP.gz', '{ this too', 'patterns'],
  ['a.stixp', '', 'patterns'],
  ['a.txt', '', 'unknown'],
  ['a.txt', 'c2.example\n', 'list'],
  ['hosts', '# of today\n0.0.0.0 c2.example\n', 'list'],
  ['a.csv', 'indicator,type\nc2.example,domain\n', 'separated values'],
  ['a.intel', '#fields\tindicator\tindicator_type\n', 'Zeek intel'],
  ['a.json', '{"response":[{"Event":{', 'MISP'],
  ['a.json', '[{"indicator":"c2.example","itype":"fqdn"}]', 'CIF'],
  ['a.json', '{"type": "package", "maec_objects": [', 'MAEC 5'],
  ['a.ioc', '<?xml version="1.0"?>\n<ioc id="x">', 'OpenIOC'],
  ['a.txt', '/etc/passwd\n', 'unknown'],
  ['a.js', '// A program.\n\nconst RULES = [];\n', 'unknown'],
  ['a.yaml', 'type: indicator\n', 'unknown'],
  ['a.md', '# A title\n\nA text.\n', 'unknown'],
  ['a.csv', 'url,seen\nhttp://c2.example/?a=b,1\n', 'unknown'],
  ['a.xml', '<stix:STIX_Package>', 'STIX 1'],
  ['a.html', '<html><body>c2.example</body></html>', 'unknown'],
])('%s with %j is %s', (file, text, kind) => {
  const found = kindOf(file, { text, isBinary: false });
  expect(found.kind === 'foreign' ? found.format.name : found.kind).toBe(kind);
});

test('what is no text is no feed, whatever its name', () => {
  expect(kindOf('a.stixp', { text: '', isBinary: true })).toEqual({ kind: 'unknown', reason: 'the file is not text' });
});
