import { resolve } from 'node:path';
import { parseDuration } from '../../values/duration.js';
import { parseTimestamp } from '../../values/timestamp.js';
import type { ObjectsMatch, PullLimits } from '../../feeds/taxii/index.js';
import { NO_DURATION, NO_INSTANT } from '../program-options.js';
import type { SecretPlace } from '../taxii/secret.js';
import type { ServerOptions } from '../taxii/server-options.js';
import { readYaml, type YamlMap } from '../yaml/read-yaml.js';
import {
  fieldsOf,
  listOf,
  map,
  oneOf,
  oneOrMore,
  text,
  wholeNumber,
  type Fields,
  type Reader,
  type Report,
} from '../yaml/shape.js';
import { faultOfCron, type Schedule } from './schedule.js';

/** What `taxii watch` does. Paths are absolute. */
export interface WatchConfig {
  readonly store: string;
  readonly sources: readonly WatchedSource[];
}

/** A server, what of it is pulled, and when. */
export interface WatchedSource {
  readonly name: string;
  readonly url: string;
  readonly schedule: Schedule;
  /** Milliseconds. */
  readonly jitter: number;
  readonly server: ServerOptions;
  readonly collections: readonly string[];
  readonly match: ObjectsMatch;
  readonly addedAfter?: string;
  /** Milliseconds. */
  readonly overlap?: number;
  readonly limits: Partial<PullLimits>;
}

/** An interval below this asks more often than anything new can come, and is a slip. */
const LEAST_INTERVAL = 1_000;

const duration: Reader<number> = (given, report) => {
  const written = text(given, report);
  const milliseconds = written === undefined ? undefined : parseDuration(written);
  if (written !== undefined && milliseconds === undefined) {
    report({ position: given.position, message: NO_DURATION });
  }
  return milliseconds;
};

const interval: Reader<number> = (given, report) => {
  const milliseconds = duration(given, report);
  if (milliseconds === undefined || milliseconds >= LEAST_INTERVAL) return milliseconds;
  report({ position: given.position, message: 'It is shorter than a second.' });
  return undefined;
};

const instant: Reader<string> = (given, report) => {
  const written = text(given, report);
  if (written === undefined || parseTimestamp(written)) return written;
  report({ position: given.position, message: NO_INSTANT });
  return undefined;
};

const serverUrl: Reader<string> = (given, report) => {
  const written = text(given, report);
  if (written === undefined) return undefined;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return written;
  report({ position: given.position, message: 'It is no http or https URL without a user in it.' });
  return undefined;
};

/** Where a secret is. The secret itself has no place in a configuration, which is read by many. */
function secretPlace(folder: string): Reader<SecretPlace> {
  return (given, report) => {
    if (given.kind === 'scalar') {
      report({
        position: given.position,
        message: 'A secret is not written here: say where it is, { env: NAME } or { file: PATH }.',
      });
      return undefined;
    }
    const root = map(given, report);
    if (!root) return undefined;
    const fields = fieldsOf(root, report);
    const env = fields.read('env', text);
    const file = fields.read('file', text);
    fields.finish();
    if ((env === undefined) === (file === undefined)) {
      report({ position: root.position, message: 'A secret is in one place: env or file.' });
      return undefined;
    }
    return env === undefined ? { file: resolve(folder, file ?? '') } : { env };
  };
}

/** Reads a configuration; what is wrong is reported with its place, and then there is none. Paths count from `folder`. */
export function readWatchConfig(content: string, folder: string, report: Report): WatchConfig | undefined {
  let isFaulty = false;
  const tell: Report = (problem) => {
    isFaulty = true;
    report(problem);
  };
  const { value, problems } = readYaml(content);
  problems.forEach(tell);
  const root = value && map(value, tell);
  if (!root) return undefined;
  const fields = fieldsOf(root, tell);
  const store = fields.read('store', text);
  const jitter = fields.read('jitter', duration) ?? 0;
  const sources = fields.read('sources', listOf(sourceReader(folder, jitter))) ?? [];
  fields.finish();
  for (const name of ['store', 'sources']) {
    if (!fields.entry(name)) tell({ position: root.position, message: `${name} is missing here.` });
  }
  if (fields.entry('sources') && sources.length === 0) {
    tell({ position: fields.entry('sources')?.position ?? root.position, message: 'There is no source here.' });
  }
  const twice = sources.find(({ name }, index) => sources.findIndex((other) => other.name === name) !== index);
  if (twice) tell({ position: root.position, message: `There are two sources ${JSON.stringify(twice.name)}.` });
  if (isFaulty || store === undefined) return undefined;
  return { store: resolve(folder, store), sources };
}

function sourceReader(folder: string, commonJitter: number): Reader<WatchedSource> {
  return (given, report) => {
    const root = map(given, report);
    if (!root) return undefined;
    const fields = fieldsOf(root, report);
    const name = fields.read('name', text);
    const url = fields.read('url', serverUrl);
    const schedule = readSchedule(fields, root, report);
    const jitter = fields.read('jitter', duration) ?? commonJitter;
    const server = readServer(fields, folder);
    const collections = fields.read('collections', oneOrMore(text)) ?? [];
    const match: ObjectsMatch = {
      types: fields.read('types', oneOrMore(text)) ?? [],
      ids: [],
      versions: fields.read('versions', oneOrMore(text)) ?? [],
      specVersions: fields.read('specVersions', oneOrMore(text)) ?? [],
    };
    const addedAfter = fields.read('addedAfter', instant);
    const overlap = fields.read('overlap', duration);
    const pageSize = fields.read('limit', wholeNumber);
    const maxObjects = fields.read('maxObjects', wholeNumber);
    fields.finish();
    if (!fields.entry('url')) report({ position: root.position, message: 'url is missing here.' });
    if (url === undefined || !schedule) return undefined;
    return {
      name: name ?? new URL(url).hostname,
      url,
      schedule,
      jitter,
      server,
      collections,
      match,
      ...(addedAfter !== undefined && { addedAfter }),
      ...(overlap !== undefined && { overlap }),
      limits: { ...(pageSize !== undefined && { pageSize }), ...(maxObjects !== undefined && { maxObjects }) },
    };
  };
}

function readSchedule(fields: Fields, root: YamlMap, report: Report): Schedule | undefined {
  const every = fields.read('every', interval);
  const pattern = fields.read('cron', text);
  const zone = fields.read('zone', text);
  const given = ['every', 'cron'].filter((name) => fields.entry(name));
  if (given.length !== 1) {
    const found = given.length === 0 ? 'there is neither' : 'there are both';
    report({ position: root.position, message: `A source has a schedule, every or cron; ${found}.` });
    return undefined;
  }
  if (every !== undefined) return { kind: 'interval', milliseconds: every };
  if (pattern === undefined) return undefined;
  const fault = faultOfCron(pattern, zone);
  if (fault === undefined) return { kind: 'cron', pattern, ...(zone !== undefined && { zone }) };
  report({
    position: fields.entry('cron')?.value.position ?? root.position,
    message: `The schedule is none: ${fault}`,
  });
  return undefined;
}

function readServer(fields: Fields, folder: string): ServerOptions {
  const user = fields.read('user', text);
  const apiKeyHeader = fields.read('apiKeyHeader', text);
  const secret = fields.read('secret', secretPlace(folder));
  const path: Reader<string> = (given, report) => {
    const written = text(given, report);
    return written === undefined ? undefined : resolve(folder, written);
  };
  const ca = fields.read('ca', path);
  const cert = fields.read('cert', path);
  const key = fields.read('key', path);
  const proxy = fields.read('proxy', text);
  const version = fields.read('taxiiVersion', oneOf(['auto', '2.1', '2.0'] as const)) ?? 'auto';
  return {
    ...(user !== undefined && { user }),
    ...(apiKeyHeader !== undefined && { apiKeyHeader }),
    ...(secret && { secret }),
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(proxy !== undefined && { proxy }),
    version,
  };
}
