import { cpus } from 'node:os';

export const grouped = (number) => number.toLocaleString('en');

/** What the machine is called in a record: its processor and how many cores of it there are. */
export function machineName() {
  const [first] = cpus();
  return `${first?.model.trim().replace(/\s+/g, ' ') ?? 'unknown processor'}, ${cpus().length} cores`;
}
