import type { LogSource } from '../../adapters/index.js';
import type { IndicatorSet } from '../../indicator-set/indicator-set.js';
import { createLineScreen, type LineScreen, type LineScreened } from './line-screen.js';
import { alwaysCandidates, planScreen } from './plan-screen.js';
import { createRecordScreen, type RecordScreen } from './record-screen.js';

/** Whether records were told apart before anything was made of them, and how, or why not. */
export interface FilterUse {
  readonly used: boolean;
  readonly reason: string;
}

/** The same of one source. */
export interface SourceFilterUse extends FilterUse {
  /** The reason without the name of the source, so that sources can be told together. */
  readonly how: string;
}

/** The screens of the logs of one source, as a set is at the time. */
export interface SourceScreens {
  readonly records: RecordScreen;
  /** Undefined where lines have to be parsed to be told apart. */
  readonly lines: LineScreen | undefined;
  readonly use: SourceFilterUse;
}

/** The screens of a run, made when a source is met, and made anew when the set has changed. */
export interface Screens {
  readonly of: (source: LogSource) => SourceScreens;
}

/**
 * What is told apart before an observation is made: lines by their bytes and records by their fields (`auto`), records only, after their line
 * has been parsed (`records`), or nothing (`off`). The matches are the same.
 */
export type FilterMode = 'auto' | 'records' | 'off';

export const FILTER_MODES: readonly FilterMode[] = ['auto', 'records', 'off'];

/** The mode for those who have to know when every record was, which a line that is not parsed does not say. */
export function withoutLineScreen(mode: FilterMode): FilterMode {
  return mode === 'auto' ? 'records' : mode;
}

/** Screens for what a set asks for; none if the mode is `off`. */
export function createScreens(
  set: Pick<IndicatorSet, 'version' | 'screenData'>,
  mode: FilterMode = 'auto',
): Screens | undefined {
  if (mode === 'off') return undefined;
  const known = new Map<string, { readonly version: number; readonly screens: SourceScreens }>();
  return {
    of: (source) => {
      const { version } = set;
      const present = known.get(source.name);
      if (present?.version === version) return present.screens;
      const screens = screensOf(source, set, mode);
      known.set(source.name, { version, screens });
      return screens;
    },
  };
}

function screensOf(source: LogSource, set: Pick<IndicatorSet, 'screenData'>, mode: FilterMode): SourceScreens {
  const plan = planScreen(source, set.screenData());
  const lines: LineScreened = mode === 'auto' ? createLineScreen(plan) : { reason: 'every line is parsed, as asked' };
  return {
    records: createRecordScreen(plan),
    lines: 'screen' in lines ? lines.screen : undefined,
    use: useOf(source, alwaysCandidates(plan), lines),
  };
}

function useOf(
  { title, mappings }: LogSource,
  always: ReadonlyMap<string, string>,
  lines: LineScreened,
): SourceFilterUse {
  const [first] = always;
  const used = always.size <= mappings.length;
  const how = first
    ? `every record of ${used ? first[0] : 'any kind'} is a candidate, since ${first[1]}`
    : `records that cannot match become no observations, and ${'screen' in lines ? 'lines that cannot match are not parsed' : lines.reason}`;
  return { used, how, reason: `${title}: ${how}` };
}

/** What a set lets be told apart before there are observations: how, and the sources of whose logs that is so. */
export function describeFilter(
  set: Pick<IndicatorSet, 'version' | 'screenData'>,
  sources: readonly LogSource[],
): ReadonlyMap<string, readonly LogSource[]> {
  const screens = createScreens(set);
  const uses = new Map<string, LogSource[]>();
  for (const source of sources) {
    const how = screens?.of(source).use.how ?? '';
    uses.set(how, [...(uses.get(how) ?? []), source]);
  }
  return uses;
}

/** What a run over several logs says: used if any of them used it, with every reason once. */
export function joinUses(uses: readonly FilterUse[]): FilterUse {
  if (uses.length === 0) return { used: false, reason: 'there was nothing to filter' };
  return {
    used: uses.some(({ used }) => used),
    reason: [...new Set(uses.map(({ reason }) => reason))].join('; '),
  };
}
