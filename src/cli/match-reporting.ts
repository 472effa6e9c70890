import { writeFile } from 'node:fs/promises';
import { createCanonicalPatterns } from '../match/canonical-pattern.js';
import { createMatchedValues } from '../match/matched-values.js';
import type { Match } from '../match/match.js';
import type { LogsMatched, RunSummary } from '../pipeline/index.js';
import { createTally } from '../pipeline/tally.js';
import {
  createAttackLayers,
  createSuppression,
  groupSamePattern,
  readContext,
  type AttackLayers,
  type MatchContext,
} from '../report/index.js';
import type { Indicator } from '../stix/indicator.js';
import type { StreamOptions } from '../stream/stream-matcher.js';
import type { IndicatorSet } from '../indicator-set/indicator-set.js';
import type { ProfileName } from '../compile/profile.js';
import { UsageError } from './exit-code.js';
import type { Knowledge } from './knowledge.js';
import type { MatchOutput } from './match-output/match-output.js';
import { createRejectedRecords, type RejectedRecords } from './rejected-records.js';
import { openRejectsFile } from './rejects-file.js';
import { openStatsFile } from './stats-file.js';
import { openTrust, type TrustOptions } from './trust.js';

/** What becomes of the matches of a run, and what is counted for its summary. */
export interface MatchReporting {
  /** Takes the matches that one observation completed. */
  readonly matches: (matches: readonly Match[]) => void | Promise<void>;
  /** What a stream tells of. */
  readonly stream: Required<Pick<StreamOptions, 'onLimit' | 'onDiagnostic'>>;
  readonly rejected: RejectedRecords;
  /** Takes up what is known of other indicators, once these are in place. */
  readonly know: (knowledge: Knowledge) => void;
  /** How many matches were reported. */
  readonly reported: () => number;
  /** Writes what has come up and is not written yet; `watermark` says how far the stream has come. */
  readonly flush: (watermark?: string) => Promise<void>;
  /** Writes what comes at the end of the results; with `isKept`, not what a later run takes up. */
  readonly finish: (isKept?: boolean) => Promise<void>;
  readonly save: () => unknown;
  readonly restore: (saved: unknown) => void;
  readonly summary: (set: IndicatorSet, result: LogsMatched, milliseconds: Milliseconds) => RunSummary;
  readonly writeStats: (summary: RunSummary) => Promise<void>;
}

export interface Milliseconds {
  readonly load: number;
  readonly match: number;
}

export interface ReportingOptions extends TrustOptions {
  readonly profile: ProfileName;
  readonly stats?: string;
  readonly rejects?: string;
  readonly state?: string;
  /** A file for the techniques that were seen. */
  readonly attackLayer?: string;
}

/** Contexts that are kept: matches come again and again from the same indicators. */
const KEPT_CONTEXTS = 10_000;

/** @throws UsageError if a file of the options cannot be read or written: that is found out before the run, not after. */
export async function createMatchReporting(
  options: ReportingOptions,
  output: MatchOutput,
  knowledge: Knowledge,
): Promise<MatchReporting> {
  const stats = await openStatsFile(options.stats);
  const layers = options.attackLayer === undefined ? undefined : createAttackLayers();
  if (options.attackLayer !== undefined) await writeLayer(options.attackLayer, createAttackLayers());
  const limits = createTally();
  const leftOut = createTally();
  const suppressed = createTally();
  const matched = new Set<string>();
  const rejects = openRejectsFile(options.rejects, options.state === undefined ? 'replace' : 'add');
  const rejected = createRejectedRecords(rejects);
  const values = createMatchedValues(options.profile);
  const canonical = createCanonicalPatterns();
  const trust = await openTrust(options);
  let known = knowledge;
  const suppress = createSuppression(trust, { values, graph: { object: (id) => known.graph.object(id) } });
  const contexts = new Map<string, MatchContext | undefined>();
  let reported = 0;

  const contextOf = (indicator: Indicator): MatchContext | undefined => {
    if (contexts.has(indicator.id)) return contexts.get(indicator.id);
    if (contexts.size >= KEPT_CONTEXTS) contexts.clear();
    const context = readContext(indicator, known.graph);
    contexts.set(indicator.id, context);
    return context;
  };

  const report = async (matches: readonly Match[]): Promise<void> => {
    for (const { match, others } of groupSamePattern(matches, canonical)) {
      others.forEach(() => {
        suppressed.add('same-pattern');
      });
      const context = contextOf(match.indicator);
      layers?.add(match, context);
      reported += 1;
      const written = output.match({
        match,
        others,
        context,
        values: () => values(match),
        sourcesOf: known.sourcesOf,
      });
      if (written) await written;
    }
  };

  return {
    matches: (matches) => {
      for (const { indicator } of matches) matched.add(indicator.id);
      if (!suppress) return report(matches);
      const kept = matches.filter((match) => {
        const reason = suppress(match);
        if (reason) suppressed.add(reason);
        return !reason;
      });
      return kept.length > 0 ? report(kept) : undefined;
    },
    stream: {
      onLimit: (indicator, limit) => {
        limits.add(limit);
        output.limit?.(indicator, limit);
      },
      onDiagnostic: ({ code }) => {
        leftOut.add(code);
      },
    },
    rejected,
    know: (next) => {
      known = next;
      contexts.clear();
    },
    reported: () => reported,
    flush: async (watermark) => {
      rejects.flush();
      await output.flush?.(watermark);
    },
    finish: async (isKept = false) => {
      rejects.close();
      await output.finish(isKept);
      if (options.attackLayer !== undefined && layers) await writeLayer(options.attackLayer, layers);
    },
    save: () => output.save?.(),
    restore: (saved) => {
      if (saved !== undefined) output.restore?.(saved);
    },
    summary: (set, result, milliseconds) => {
      const skipped = createTally();
      for (const { reason } of set.skipped) skipped.add(reason);
      return {
        indicators: { loaded: set.size, skipped: skipped.counts() },
        files: { read: result.filesRead, rejected: result.rejectedFiles },
        records: { read: result.records, rejected: result.rejectedRecords.counts(), late: result.late },
        matches: result.matches,
        indicators_matched: matched.size,
        suppressed: suppressed.counts(),
        limits: limits.counts(),
        profile_touched: set.profileTouched,
        filter: result.filter,
        notes: { ...result.notes.counts(), ...leftOut.counts() },
        seconds: { load: round(milliseconds.load / 1000), match: round(milliseconds.match / 1000) },
        records_per_second: Math.round(result.records / Math.max(milliseconds.match / 1000, 1e-3)),
        peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
      };
    },
    writeStats: stats.write,
  };
}

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** The matrix that most of the techniques are of. Written at the beginning, too: that the file cannot be written has to be said first. */
async function writeLayer(path: string, layers: AttackLayers): Promise<void> {
  const [domain = 'enterprise-attack'] = layers.domains();
  const layer = layers.layer(domain, {
    name: 'Seen by stix-pattern',
    description: 'Techniques that the indicators stand for which matched. The score is the number of matches.',
  });
  try {
    await writeFile(path, `${JSON.stringify(layer, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(`--attack-layer ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
