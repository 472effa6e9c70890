import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { StixVersion } from '../oracle/index.js';

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

/**
 * Starts one long-lived Python process. `seconds` is its limit of processor time for one question.
 * A process that ends before it has answered rejects what is waiting with its last words.
 */
export function startReference(python: string, driver: string, seconds: number): ReferenceProcess {
  const child = spawn(python, [driver, String(seconds)], { stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting: { resolve(said: unknown): void; reject(error: Error): void }[] = [];
  const nextLine = async (): Promise<unknown> => new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2_000);
  });
  const fail = (reason: string): void => {
    for (const { reject } of waiting.splice(0))
      reject(new Error(`The reference matcher ended: ${reason}\n${complaints}`));
  };
  child.on('error', (error) => {
    fail(error.message);
  });
  child.on('close', (code) => {
    fail(`exit code ${String(code)}`);
  });
  // What is written to a process that has ended is reported by `close`.
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', (line) => {
    waiting.shift()?.resolve(JSON.parse(line));
  });
  return {
    versions: nextLine() as Promise<Versions>,
    ask: (question) => {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      return nextLine() as Promise<Answer>;
    },
    close: () => {
      child.stdin.end();
    },
  };
}
