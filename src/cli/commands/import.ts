import { validatePattern } from '../../analysis/validate-pattern.js';
import { importFeed, type FeedIndicator, type ImportBatch } from '../../feeds/index.js';
import { toObservedData } from '../../report/index.js';
import type { StixObject } from '../../stix/stix-object.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { createImportOutput } from '../importing/import-output.js';
import { faultLine } from '../loading-lines.js';
import { expandPatternInputs } from '../pattern-inputs.js';
import { countOf, noteNotUsed } from '../pattern-notes.js';
import type { Terminal } from '../terminal.js';
import { createUntranslatedAccount, type UntranslatedAccount } from '../untranslated-account.js';

export const IMPORT_OUTPUTS = ['stix', 'ndjson'] as const;

export interface ImportCommandOptions {
  readonly output: (typeof IMPORT_OUTPUTS)[number];
  /** Into this store, and not to standard output. */
  readonly store?: string;
  /** What the store calls where the feeds come from; by default each by the name of its file. */
  readonly source?: string;
}

/** `stix-pattern import`: feeds of any kind as STIX 2.1, on standard output or into a store. */
export async function importCommand(
  inputs: readonly string[],
  options: ImportCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.source !== undefined && options.store === undefined)
    throw new UsageError('--source names a source of a store: give --store, too.');
  const files = await expandPatternInputs(inputs, []);
  const output = await createImportOutput(options, terminal);
  const account = createUntranslatedAccount();
  const counts = { indicators: 0, others: 0, files: 0 };
  for (const file of files) {
    let isFeed = true;
    await output.begin(file.path);
    for await (const batch of importFeed(file.path, { now: Date.now() })) {
      account.add(batch.untranslated);
      for (const fault of batch.faults) {
        if (fault.kind === 'no-feed') {
          isFeed = false;
          noteNotUsed(fault, terminal);
        } else terminal.fail(faultLine(fault, terminal.noteStyle));
      }
      const objects = objectsOf(batch, account);
      const fresh = await output.add(objects);
      const indicators = fresh.filter(({ type }) => type === 'indicator').length;
      counts.indicators += indicators;
      counts.others += fresh.length - indicators;
    }
    if (isFeed) counts.files += 1;
  }
  const repeated = await output.finish();

  for (const line of account.lines(terminal.noteStyle)) terminal.note(line);
  if (repeated > 0) terminal.note(`${repeated.toLocaleString('en')} objects came more than once`);
  const made = `${countOf(counts.indicators, 'indicator')} and ${countOf(counts.others, 'other object')}`;
  terminal.note(`${terminal.noteStyle.bold(made)} from ${countOf(counts.files, 'file')}`);
  if (counts.indicators + counts.others > 0) return EXIT.done;
  terminal.fail('None of the files could be used.');
  return EXIT.usage;
}

/** The objects of a batch: what it has, its indicators if their patterns are valid, and what was observed as objects of its own. */
function objectsOf(batch: ImportBatch, account: UntranslatedAccount): readonly StixObject[] {
  const observed = batch.observations.map((observation) => toObservedData(observation));
  return [
    ...batch.objects,
    ...batch.indicators.flatMap((one) => validIndicator(one, account)),
    ...observed.flatMap(({ observedData, objects }) => [...observedData, ...objects]),
  ];
}

function validIndicator({ indicator, place }: FeedIndicator, account: UntranslatedAccount): readonly StixObject[] {
  const { pattern = '' } = indicator;
  const wrong = validatePattern(pattern).find(({ severity }) => severity === 'error');
  if (!wrong) return [indicator as unknown as StixObject];
  account.add([{ place, what: pattern, reason: `${wrong.code} ${wrong.message}` }]);
  return [];
}
