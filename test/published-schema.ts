import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * Prepares a check against a JSON schema as its owners publish it: `sarif-2.1.0`, `github-action` and others of the `schemastore`
 * package. The check returns what is wrong, nothing if nothing is.
 */
export function publishedSchema(name: string): (value: unknown) => readonly ErrorObject[] {
  const path = createRequire(import.meta.url).resolve(`schemastore/schemas/json/${name}.json`);
  const schema = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}
