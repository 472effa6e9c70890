import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A running program that answers each line of JSON with one. Answers come in the order of the questions. */
export type LineProcess = {
  ask(question: unknown): Promise<unknown>;
  /** The next line that it says without being asked. */
  listen(): Promise<unknown>;
  close(): void;
};

/** Starts a program. If it ends before it has answered, it rejects what is waiting with its last words. */
export function startLineProcess(name: string, command: string, args: readonly string[]): LineProcess {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting: { resolve(said: unknown): void; reject(error: Error): void }[] = [];
  const nextLine = async (): Promise<unknown> => new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2_000);
  });
  const fail = (reason: string): void => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`${name} ended: ${reason}\n${complaints}`));
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
    ask: (question) => {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      return nextLine();
    },
    listen: nextLine,
    close: () => {
      child.stdin.end();
    },
  };
}
