import {
  compileMapping,
  type LogMapping,
  type LogSource,
  type ObjectMapping,
  type TimeMapping,
} from '../../adapters/index.js';
import { readYaml, type YamlMap } from '../yaml/read-yaml.js';
import { fieldsOf, listOf, map, oneOf, oneOrMore, text, type Fields, type Reader, type Report } from '../yaml/shape.js';
import { condition, constant } from './read-condition.js';
import { objectMapping } from './read-object.js';
import { value } from './read-value.js';

/** A log source of the user's own. */
export interface OwnSource {
  readonly source: LogSource;
  /** Whether the file says what its records are recognised by; if not, it is for every log of the run. */
  readonly isRecognised: boolean;
}

const layout = oneOf(['flat', 'nested']);

/** Reads a log source from YAML; what is wrong is reported with its place, and then there is none. */
export function readOwnSource(content: string, report: Report): OwnSource | undefined {
  let isFaulty = false;
  const tell: Report = (problem) => {
    isFaulty = true;
    report(problem);
  };
  const { value: document, problems } = readYaml(content);
  problems.forEach(tell);
  const root = document && map(document, tell);
  if (!root) return undefined;
  const fields = fieldsOf(root, tell);
  const name = fields.read('name', sourceName);
  const title = fields.read('title', text);
  const isFlat = fields.read('layout', layout);
  const csv = fields.read('csv', csvForm);
  const lists = fields.read('lists', listOf(text));
  const kindField = fields.read('kindField', text);
  const sensor = fields.read('sensor', value);
  const recognised = fields.read('recognised', condition);
  const common = { name: name ?? '', layout: isFlat ?? (csv ? 'flat' : 'nested') } as const;
  const own = readRecords(
    fields,
    root,
    { ...common, name: fields.entry('mappings') ? `${common.name}-other` : common.name },
    tell,
  );
  const mappings = fields.read('mappings', listOf(mappingReader(common))) ?? [];
  fields.finish();
  if (!fields.entry('name')) tell({ position: root.position, message: 'name is missing here.' });
  if (!own && mappings.length === 0) {
    tell({ position: root.position, message: 'There is no mapping: write time and objects, or mappings.' });
  }
  if (mappings.length > 0 && kindField === undefined) {
    tell({
      position: root.position,
      message: 'kindField is missing here: the field that says which of the mappings a record is for.',
    });
  }
  const [first] = mappings;
  const fallback =
    (own && { ...own, title: mappings.length === 0 ? (title ?? own.title) : 'records of other kinds' }) ??
    (first && { ...first, name: `${common.name}-other`, title: 'records of other kinds', kinds: [], objects: {} });
  if (isFaulty || name === undefined || !fallback) return undefined;
  const source: LogSource = {
    name,
    title: title ?? name,
    layout: common.layout,
    ...(csv && { csv }),
    ...(lists && { lists }),
    kindField: kindField ?? '',
    ...(sensor !== undefined && { sensor }),
    recognised: recognised ?? { any: [] },
    mappings,
    fallback,
  };
  return { source, isRecognised: recognised !== undefined };
}

interface Common {
  readonly name: string;
  readonly layout: LogSource['layout'];
}

const sourceName: Reader<string> = (given, report) => {
  const name = text(given, report);
  if (name === undefined || /^[a-z][a-z0-9-]{0,63}$/.test(name)) return name;
  report({
    position: given.position,
    message: 'A name has small letters, digits and hyphens, and begins with a letter.',
  });
  return undefined;
};

const csvForm: Reader<NonNullable<LogSource['csv']>> = (given, report) => {
  const root = map(given, report);
  if (!root) return undefined;
  const fields = fieldsOf(root, report);
  const delimiter = fields.read('delimiter', text);
  const columns = fields.read('columns', listOf(text));
  fields.finish();
  if (delimiter !== undefined && (delimiter.length !== 1 || /["\r\n]/.test(delimiter))) {
    report({ position: root.position, message: 'A delimiter is one character, and no quote or line break.' });
  }
  return { ...(delimiter !== undefined && { delimiter }), ...(columns && { columns }) };
};

/** One entry of `mappings`. */
function mappingReader({ name: source, layout: form }: Common): Reader<LogMapping> {
  return (given, report) => {
    const root = map(given, report);
    if (!root) return undefined;
    const fields = fieldsOf(root, report);
    const kinds = fields.read('kinds', oneOrMore(constant))?.map(String) ?? [];
    const name = fields.read('name', sourceName) ?? `${source}-${kinds.join('-')}`;
    const title = fields.read('title', text);
    const signature = fields.read('signature', condition);
    const records = readRecords(fields, root, { name, layout: form }, report);
    fields.finish();
    if (!records) report({ position: root.position, message: 'time and objects are missing here.' });
    return records && { ...records, title: title ?? name, kinds, ...(signature && { signature }) };
  };
}

/** `time` and `objects`; undefined if there is neither. */
function readRecords(
  fields: Fields,
  root: YamlMap,
  { name, layout: form }: Common,
  report: Report,
): LogMapping | undefined {
  const time = fields.read('time', timeMapping);
  const objects = fields.entry('objects');
  if (!fields.entry('time') && !objects) return undefined;
  if (!fields.entry('time')) report({ position: root.position, message: 'time is missing here.' });
  const read = new Map<string, ObjectMapping>();
  for (const { key, position, value: given } of objects ? (map(objects.value, report)?.entries ?? []) : []) {
    const object = objectMapping(given, report);
    if (!object) continue;
    read.set(key, object);
    const fault = faultOf(
      { name, title: name, kinds: [], time: time ?? { first: '' }, objects: Object.fromEntries(read) },
      form,
    );
    if (fault === undefined) continue;
    report({ position, message: fault });
    read.delete(key);
  }
  return { name, title: name, kinds: [], time: time ?? { first: '' }, objects: Object.fromEntries(read) };
}

/** What the engine that runs mappings has against one: a reference to what is not written before, say. */
function faultOf(mapping: LogMapping, form: LogSource['layout']): string | undefined {
  try {
    compileMapping(mapping, form);
    return undefined;
  } catch (error) {
    const { cause } = error as Error;
    return `${cause instanceof Error ? cause.message : String(error)}.`;
  }
}

const timeMapping: Reader<TimeMapping> = (given, report) => {
  if (given.kind === 'scalar') {
    const first = text(given, report);
    return first === undefined ? undefined : { first };
  }
  const root = map(given, report);
  if (!root) return undefined;
  const fields = fieldsOf(root, report);
  const first = fields.read('first', value);
  const last = fields.read('last', value);
  const duration = fields.read('duration', value);
  fields.finish();
  if (!fields.entry('first')) report({ position: root.position, message: 'first is missing here.' });
  if (first === undefined) return undefined;
  return { first, ...(last !== undefined && { last }), ...(duration !== undefined && { duration }) };
};
