import { judgeStrictly, objectDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { versionOf } from '../stix/indicator.js';
import { parsePattern, type StixVersion } from '../syntax/parse-pattern.js';
import { checkPatternVersion } from './indicator/pattern-version.js';
import { checkValidity } from './indicator/validity.js';
import { validateParsed, type ValidateOptions } from './validate-pattern.js';

export interface ValidateIndicatorOptions extends Omit<ValidateOptions, 'stixVersion'> {
  /** `auto`, the default, is what the object says itself: `pattern_version`, else `spec_version`, else 2.0. */
  readonly stixVersion?: StixVersion | 'auto';
  /** Reports an indicator that never expires (I110), which STIX allows. Default false. */
  readonly expectExpiry?: boolean;
}

/** An indicator object as it came from JSON: hostile until read through own-property access. */
type Properties = Readonly<Record<string, unknown>>;

/**
 * Everything that is wrong with an indicator object (STIX 2.1 section 4.7) and its pattern. What is about the object comes first and
 * names a part of it by `pointer`, relative to the object (`/valid_until`, or the empty text for what is missing); what is about the
 * pattern has a `span` and no pointer, as from `validatePattern`. A pattern of another language is not looked at (I112). Never throws.
 */
export function validateIndicator(object: Properties, options: ValidateIndicatorOptions = {}): Diagnostic[] {
  const own = ownProperties(object);
  const about = [...checkId(own), ...checkValidity(own, options.expectExpiry ?? false)];
  const found = [...about, ...checkPattern(own, options)];
  return options.strict ? [...judgeStrictly(found)] : found;
}

const LOOKED_AT = [
  'id',
  'pattern',
  'pattern_type',
  'pattern_version',
  'spec_version',
  'valid_from',
  'valid_until',
] as const;

/** A copy of what is looked at: `constructor` and its like are no properties of an indicator. */
function ownProperties(object: Properties): Properties {
  const own: Record<string, unknown> = {};
  for (const name of LOOKED_AT) if (Object.hasOwn(object, name)) own[name] = object[name];
  return own;
}

function checkId({ id }: Properties): readonly Diagnostic[] {
  if (id === undefined) return [objectDiagnostic('I103', 'The indicator has no id, and is not loaded.', '')];
  return typeof id === 'string'
    ? []
    : [objectDiagnostic('I104', `The id of an indicator is text; here it is ${describeKind(id)}.`, '/id')];
}

function checkPattern(
  own: Properties,
  { stixVersion = 'auto', ...options }: ValidateIndicatorOptions,
): readonly Diagnostic[] {
  const { pattern, pattern_type: language = 'stix' } = own;
  if (typeof language !== 'string') {
    const message = `The pattern_type of an indicator is text such as "stix"; here it is ${describeKind(language)}.`;
    return [objectDiagnostic('I104', message, '/pattern_type')];
  }
  if (language !== 'stix') {
    const message = `The pattern is of another language, ${JSON.stringify(language.slice(0, 40))}, and was not checked.`;
    return [objectDiagnostic('I112', message, '/pattern_type')];
  }
  if (pattern === undefined)
    return [objectDiagnostic('I103', 'The indicator has no pattern, and looks for nothing.', '')];
  if (typeof pattern !== 'string')
    return [
      objectDiagnostic('I104', `The pattern of an indicator is text; here it is ${describeKind(pattern)}.`, '/pattern'),
    ];

  const version = stixVersion === 'auto' ? versionOf(own) : stixVersion;
  const parsed = parsePattern(pattern, { ...options, stixVersion: version });
  return [
    ...checkPatternVersion(own, parsed.ast),
    ...validateParsed(pattern, parsed, { ...options, stixVersion: version }),
  ];
}

/** The kind of a JSON value, as messages name it. */
function describeKind(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
