import { readFile } from 'node:fs/promises';
import { describeSystemError } from '../input/input-error.js';
import { readAllowList, sharedInfrastructure, type AllowList, type SuppressionOptions } from '../report/index.js';
import type { TlpLevel } from '../stix/tlp.js';
import { UsageError } from './exit-code.js';

/** Which matches a command line wants reported. */
export interface TrustOptions {
  readonly validity?: 'ignore' | 'strict';
  readonly minConfidence?: number;
  readonly maxTlp?: TlpLevel;
  /** Paths of allow-lists. */
  readonly allow?: readonly string[];
  readonly allowShared?: boolean;
}

/** Reads the allow-lists. @throws UsageError if one cannot be read, or says nothing. */
export async function openTrust(options: TrustOptions): Promise<SuppressionOptions> {
  const { validity, minConfidence, maxTlp, allow = [], allowShared } = options;
  const lists: AllowList[] = [];
  for (const path of allow) lists.push(await openList(path));
  return {
    validity,
    minConfidence,
    maxTlp,
    ...(lists.length > 0 && {
      allowed: {
        size: lists.reduce((sum, { size }) => sum + size, 0),
        has: (value) => lists.some((list) => list.has(value)),
      },
    }),
    ...(allowShared === true && { shared: sharedInfrastructure() }),
  };
}

async function openList(path: string): Promise<AllowList> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--allow ${path}: ${describeSystemError(error)}`);
  }
  const list = readAllowList(text);
  if (list.size === 0) throw new UsageError(`--allow ${path}: there is no value in it.`);
  return list;
}
