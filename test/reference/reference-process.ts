import type { StixVersion } from '../oracle/index.js';
import { startLineProcess } from './line-process.js';

/** What the reference matcher is asked; `data` are observed-data for 2.0 and bundles for 2.1. */
export type Question = { readonly pattern: string; readonly version: StixVersion; readonly data: readonly unknown[] };

/** What it says: a verdict, an exception, or that it used up what a question may use. */
export type Answer =
  | { readonly matched: boolean }
  | { readonly error: string; readonly message: string }
  | { readonly exhausted: 'time' | 'memory' };

/** What runs, as it says itself. */
export type Versions = { readonly python: string; readonly packages: Readonly<Record<string, string>> };

/** A running reference matcher. Answers come in the order of the questions. */
export type ReferenceProcess = {
  readonly versions: Promise<Versions>;
  ask(question: Question): Promise<Answer>;
  close(): void;
};

/** Starts one long-lived Python process. `seconds` is its limit of processor time for one question. */
export function startReference(python: string, driver: string, seconds: number): ReferenceProcess {
  const running = startLineProcess('The reference matcher', python, [driver, String(seconds)]);
  return {
    versions: running.listen() as Promise<Versions>,
    ask: (question) => running.ask(question) as Promise<Answer>,
    close: () => {
      running.close();
    },
  };
}
