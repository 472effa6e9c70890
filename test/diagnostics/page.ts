import { readdirSync, readFileSync } from 'node:fs';

/** A fenced block of a page. `docs/diagnostics/README.md` says what the words after the language mean. */
export interface Example {
  /** Of which page, and the how manieth of it: `P101 #2`. */
  readonly name: string;
  readonly code: string;
  readonly language: string;
  readonly role: string;
  readonly options: ReadonlyMap<string, string>;
  readonly body: string;
}

/** A page of `docs/diagnostics/`. */
export interface Page {
  /** The file's name without its extension. */
  readonly code: string;
  readonly title: string;
  readonly severity: string;
  readonly sections: readonly string[];
  readonly examples: readonly Example[];
}

const FOLDER = new URL('../../docs/diagnostics/', import.meta.url);
const FENCE = /^```(\S+) ?(.*)\n([^]*?)^```$/gm;

/** Reads every page; the index is none. */
export function readPages(): readonly Page[] {
  return readdirSync(FOLDER)
    .filter((file) => file !== 'README.md')
    .map((file) => readPage(file.replace(/\.md$/, ''), readFileSync(new URL(file, FOLDER), 'utf8')));
}

/** The rows of the index's table of codes, cell by cell. */
export function readIndex(): readonly (readonly string[])[] {
  const text = readFileSync(new URL('README.md', FOLDER), 'utf8');
  const rows = [...text.matchAll(/^\| (\[.*) \|$/gm)];
  return rows.map(([, cells = '']) => cells.split(' | '));
}

function readPage(code: string, text: string): Page {
  const prose = text.replace(FENCE, '');
  return {
    code,
    title: /^# (.*)/.exec(text)?.[1] ?? '',
    severity: /^Severity: (\w+)\.$/m.exec(prose)?.[1] ?? '',
    sections: [...prose.matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading),
    examples: [...text.matchAll(FENCE)].map(([, language = '', info = '', body = ''], index) => {
      const [role = '', ...options] = info.split(' ');
      return {
        name: `${code} #${index + 1}`,
        code,
        language,
        role,
        options: new Map(options.map((option) => splitOnce(option))),
        body: body.replace(/\n$/, ''),
      };
    }),
  };
}

function splitOnce(option: string): [string, string] {
  const at = option.indexOf('=');
  return [option.slice(0, at), option.slice(at + 1)];
}
