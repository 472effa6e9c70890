import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * Runs a program to its end. What it writes goes to a file, so that nobody has to keep up with it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ output?: string, accept?: readonly number[], env?: object, onSample?: (sample: object) => void }} [options] `output` is the file that
 *   standard output goes to (else it is returned), `accept` the exit codes that are no error, `onSample` is told the resident memory four times
 *   a second (Linux)
 * @returns {Promise<{ seconds: number, text: string, code: number }>}
 */
export async function run(command, args, { output, accept = [0], env, onSample } = {}) {
  const file = output === undefined ? 'pipe' : openSync(output, 'w');
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', file, 'pipe'], env: { ...process.env, ...env } });
  const [text, faults] = [[], []];
  child.stdout?.on('data', (chunk) => text.push(chunk));
  child.stderr.on('data', (chunk) => faults.push(chunk));
  const timer = onSample && setInterval(() => sampleMemory(child.pid, started, onSample), 250);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(timer);
  if (file !== 'pipe') closeSync(file);
  const seconds = (performance.now() - started) / 1000;
  if (!accept.includes(code)) {
    throw new Error(
      `${command} ${args.join(' ')} ended with ${code}:\n${Buffer.concat(faults).toString().slice(-2_000)}`,
    );
  }
  return { seconds, text: Buffer.concat(text).toString(), code };
}

function sampleMemory(pid, started, onSample) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    if (kilobytes) onSample({ seconds: (performance.now() - started) / 1000, bytes: Number(kilobytes) * 1024 });
  } catch {
    // It has just ended, or this is no Linux.
  }
}

/** Runs one of `bench/programs/`, which print one JSON value. */
export async function runProgram(name, args, { flags = [], ...options } = {}) {
  const path = fileURLToPath(new URL(`programs/${name}`, import.meta.url));
  const { text } = await run(execPath, [...flags, path, ...args], options);
  return JSON.parse(text);
}
