import { readFile } from 'node:fs/promises';
import { describeSystemError } from '../../input/input-error.js';
import { UsageError } from '../exit-code.js';

/** Where a secret is. Never in an argument: those are in the history of the shell and in the list of processes. */
export interface SecretPlace {
  /** The name of an environment variable. */
  readonly env?: string;
  /** A file that holds the secret; a line break at its end is not part of it. */
  readonly file?: string;
}

/**
 * Reads a secret; undefined if no place was given.
 * @throws UsageError for two places, for one that holds nothing, and for a text that no header can carry. The secret is in no message.
 */
export async function readSecret({ env, file }: SecretPlace): Promise<string | undefined> {
  if (env !== undefined && file !== undefined) throw new UsageError('There are two places for one secret: give one.');
  const place = env === undefined ? file : `the variable ${env}`;
  if (place === undefined) return undefined;
  const text = env === undefined ? await readSecretFile(place) : process.env[env];
  const secret = text?.replace(/\r?\n$/, '') ?? '';
  if (secret === '') throw new UsageError(`There is no secret in ${place}.`);
  // A line break in a header would be another header.
  if (/[\x00-\x1f\x7f]/.test(secret)) throw new UsageError(`The secret in ${place} has a control character in it.`);
  return secret;
}

/**
 * Reads a file that an option names.
 * @throws UsageError if it cannot be read
 */
export async function readOptionFile(option: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${option} ${path}: ${describeSystemError(error)}`);
  }
}

function readSecretFile(path: string): Promise<string> {
  return readOptionFile('secret file', path);
}
