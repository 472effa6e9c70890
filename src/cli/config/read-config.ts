import { dirname, relative, resolve } from 'node:path';
import { CODES, type DiagnosticCode } from '../../diagnostics/codes.js';
import type { Severity } from '../../diagnostics/diagnostic.js';
import { isCode, LEVELS, refuseSeverity } from '../validation/severities.js';
import { loadYamlFile } from '../yaml/load-yaml-file.js';
import { readYaml } from '../yaml/read-yaml.js';
import { fieldsOf, listOf, map, oneOf, oneOrMore, text, wholeNumber, type Reader, type Report } from '../yaml/shape.js';
import { NO_CONFIG, type Config, type PathIgnore } from './config.js';
import { findConfig } from './find-config.js';

/**
 * Reads the configuration of a run: the file that was named, else the one that is found from the working directory upwards.
 * @throws UsageError if the file cannot be read, or says what cannot be; each fault with its place.
 */
export async function loadConfig(named: string | undefined): Promise<Config> {
  const path = named ?? (await findConfig('.'));
  if (path === undefined) return NO_CONFIG;
  const shown = named ?? relative('', path);
  return loadYamlFile({ path, shown, what: 'the configuration' }, (content, report) =>
    readConfig(content, dirname(resolve(path)), report),
  );
}

/** Reads the text of a configuration file that lies in a folder. */
export function readConfig(content: string, folder: string, report: Report): Config | undefined {
  const { value, problems } = readYaml(content);
  problems.forEach(report);
  if (!value) return undefined;
  // A file of comments alone is one that says nothing yet.
  if (value.kind === 'scalar' && value.value === null) return { ...NO_CONFIG, folder };
  const root = map(value, report);
  if (!root) return undefined;
  const fields = fieldsOf(root, report);
  const severities = fields.read('severity', severityMap) ?? new Map<DiagnosticCode, Severity | 'off'>();
  const ignores = fields.read('ignore', listOf(pathIgnore)) ?? [];
  const maxWarnings = fields.read('max-warnings', wholeNumber);
  const baseline = fields.read('baseline', text);
  fields.finish();
  return {
    folder,
    severities,
    ignores,
    ...(maxWarnings !== undefined && { maxWarnings }),
    ...(baseline !== undefined && { baseline: resolve(folder, baseline) }),
  };
}

const level = oneOf(LEVELS);

const severityMap: Reader<ReadonlyMap<DiagnosticCode, Severity | 'off'>> = (value, report) => {
  const entries = map(value, report)?.entries ?? [];
  return new Map(
    entries.flatMap(({ key, position, value: wanted }) => {
      const severity = level(wanted, report);
      if (!isCode(key)) report({ position, message: `There is no diagnostic ${JSON.stringify(key)}.` });
      if (!isCode(key) || severity === undefined) return [];
      const refusal = refuseSeverity(key, severity);
      if (refusal !== undefined) report({ position: wanted.position, message: refusal });
      return [[key, severity] as const];
    }),
  );
};

const pathIgnore: Reader<PathIgnore> = (value, report) => {
  const root = map(value, report);
  if (!root) return undefined;
  const fields = fieldsOf(root, report);
  const files = fields.read('files', oneOrMore(text));
  const codes = fields.read('codes', oneOrMore(ignorableCode));
  fields.read('reason', text);
  fields.finish();
  for (const name of ['files', 'codes']) {
    if (!fields.entry(name)) report({ position: root.position, message: `${name} is missing here.` });
  }
  return files && codes ? { files, codes } : undefined;
};

const ignorableCode: Reader<DiagnosticCode> = (value, report) => {
  const code = text(value, report);
  if (code === undefined) return undefined;
  const { position } = value;
  if (!isCode(code)) report({ position, message: `There is no diagnostic ${JSON.stringify(code)}.` });
  else if (CODES[code].severity === 'error') {
    report({ position, message: `${code} (${CODES[code].name}) is an error, and errors cannot be ignored.` });
  } else return code;
  return undefined;
};
