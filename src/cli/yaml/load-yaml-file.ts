import { readFile } from 'node:fs/promises';
import { visibleText } from '../../diagnostics/visible-text.js';
import { describeSystemError } from '../../input/input-error.js';
import { UsageError } from '../exit-code.js';
import type { YamlProblem } from './read-yaml.js';
import type { Report } from './shape.js';

/**
 * Reads a YAML file that a run cannot do without; `what` says in words what it is, and `shown` how it is called.
 * @throws UsageError if it cannot be read, or says what cannot be; each fault with its place.
 */
export async function loadYamlFile<Value>(
  { path, shown = path, what }: { readonly path: string; readonly shown?: string; readonly what: string },
  read: (content: string, report: Report) => Value | undefined,
): Promise<Value> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${shown}: ${describeSystemError(error)}`);
  }
  const problems: YamlProblem[] = [];
  const value = read(content, (problem) => problems.push(problem));
  if (problems.length === 0 && value !== undefined) return value;
  const lines = problems.map(
    ({ position: { line, column }, message }) => `${shown}:${line}:${column} ${visibleText(message)}`,
  );
  throw new UsageError(`${what} cannot be used\n${lines.join('\n')}`);
}
