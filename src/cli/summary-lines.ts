import type { RejectedFile, RunSummary } from '../pipeline/index.js';
import { printable, type Style, type SuppressionReason } from '../report/index.js';

/** The end of a run in words, for stderr. `rejectedAt` has the first places of each reason for which records were rejected. */
export function summaryLines(
  summary: RunSummary,
  rejectedAt: ReadonlyMap<string, readonly string[]>,
  style: Style,
): readonly string[] {
  const { indicators, files, records, seconds } = summary;
  const lines = [...inputLines({ files, records, notes: summary.notes }, rejectedAt, style)];
  for (const [limit, count] of Object.entries(summary.limits)) {
    lines.push(
      `${style.yellow('limit')} ${limit} was reached ${number(count)} times; there may be matches that are not reported`,
    );
  }
  for (const [reason, count] of Object.entries(summary.suppressed)) {
    lines.push(`${style.yellow('not reported')} ${number(count)} matches: ${SUPPRESSED[reason] ?? reason}`);
  }
  if (records.late > 0) lines.push(`${style.yellow('late')} ${number(records.late)} records came behind the watermark`);
  if (summary.profile_touched > 0) {
    lines.push(
      `${number(summary.profile_touched)} patterns match more than their exact text under this profile (--profile spec turns that off)`,
    );
  }
  lines.push(
    style.bold(
      `${number(summary.matches)} matches of ${number(summary.indicators_matched)} indicators, out of ${number(indicators.loaded)}`,
    ) +
      `  in ${number(records.read)} records of ${number(files.read)} files` +
      style.dim(
        `  (${seconds.load} s to load, ${seconds.match} s to match, ${number(summary.records_per_second)} records/s)`,
      ),
  );
  return lines;
}

const SUPPRESSED: { readonly [Reason in SuppressionReason]: string } & Readonly<Record<string, string>> = {
  'outside-validity': 'outside of valid_from and valid_until (--validity strict)',
  'low-confidence': 'the indicator says that its confidence is less (--min-confidence)',
  'over-tlp': 'the indicator is marked more strictly (--max-tlp)',
  'allow-list': 'what they rest on is allowed (--allow)',
  'shared-infrastructure': 'what they rest on says nothing of its own (--allow-shared)',
  'same-pattern': 'another indicator with the same pattern is reported, and names them',
};

/** What of the logs could not be used, or only with an assumption. */
export function inputLines(
  { files, records, notes }: InputsRead,
  rejectedAt: ReadonlyMap<string, readonly string[]>,
  style: Style,
): readonly string[] {
  const lines = files.rejected.flatMap((file) => rejectedLines(file, style));
  for (const [reason, count] of Object.entries(records.rejected)) {
    const places = rejectedAt.get(reason) ?? [];
    const more = count > places.length ? ', ...' : '';
    lines.push(
      `${style.yellow('rejected')} ${number(count)} records: ${reason}  ${printable(places.join(', '))}${more}`,
    );
  }
  for (const [note, count] of Object.entries(notes))
    lines.push(`${style.yellow('note')} ${number(count)} records: ${NOTES[note] ?? note}`);
  return lines;
}

interface InputsRead {
  readonly files: Pick<RunSummary['files'], 'rejected'>;
  readonly records: Pick<RunSummary['records'], 'rejected'>;
  readonly notes: RunSummary['notes'];
}

const NOTES: Readonly<Record<string, string>> = {
  'no-zone': 'the time has no zone, and was read in that of --zone, or UTC',
  'interval-swapped': 'the end was before the start; they were swapped',
  'repeated-key': 'a key of the JSON is there twice; the last one counts, and other programs may take the first',
  I113: 'takes no part in a pattern that it holds no timestamp for (I113)',
  'unusable-end': 'the end could not be read; the start was used',
};

function rejectedLines({ file, reason, considered = [] }: RejectedFile, style: Style): string[] {
  const lines = [`${style.yellow('not used')} ${file}: ${reason}`];
  if (considered.length > 0) {
    lines.push(
      style.dim(`  considered: ${considered.map(({ source, missing }) => `${source} (needs ${missing})`).join('; ')}`),
    );
  }
  return lines;
}

const number = (value: number): string => value.toLocaleString('en');
