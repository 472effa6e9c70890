import type { Position } from '../source/source-text.js';
import { CODES, type DiagnosticCode } from './codes.js';
import type { Finding } from './finding.js';
import { printableJson } from './printable-json.js';
import { visibleText } from './visible-text.js';

/**
 * Findings as a log of SARIF 2.1.0, which code scanning and editors read. It is written piece by piece, so that nothing of it has to be
 * kept but which codes have occurred. Section numbers are those of the standard.
 */
export interface SarifLog {
  /** The beginning of the log. */
  readonly head: () => string;
  /** A finding; nothing for one that is no diagnostic, which the end of the log names. */
  readonly result: (finding: Finding) => string;
  /** The end of the log. */
  readonly tail: () => string;
}

/** What a log says about the tool and where files are. */
export interface SarifOptions {
  readonly version: string;
  /** The page of a diagnostic as Markdown. */
  readonly pageOf: (code: DiagnosticCode) => string;
  /** The reference to a file: an absolute URI, or one that is relative to the root of the repository. */
  readonly uriOf: (file: string) => string;
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const SOURCE_ROOT = '%SRCROOT%';

/** Begins a log. */
export function createSarifLog({ version, pageOf, uriOf }: SarifOptions): SarifLog {
  const ruleIndexes = new Map<DiagnosticCode, number>();
  const notifications: unknown[] = [];
  let results = 0;

  const toResult = (code: DiagnosticCode, finding: Finding): unknown => {
    const ruleIndex = ruleIndexes.get(code) ?? ruleIndexes.size;
    ruleIndexes.set(code, ruleIndex);
    const { fingerprint, fix, file, related } = finding;
    return {
      ruleId: code,
      ruleIndex,
      level: finding.severity,
      message: { text: visibleText(finding.message) },
      locations: [locationOf(finding, uriOf)],
      ...(related && {
        relatedLocations: [{ ...locationOf(related, uriOf), message: { text: visibleText(related.message) } }],
      }),
      ...(fingerprint !== undefined && { partialFingerprints: { 'stixPattern/v1': fingerprint } }),
      ...(fix && file !== undefined && { fixes: [toFix(fix, artifactOf(file, uriOf))] }),
    };
  };

  return {
    head: () =>
      `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`,
    result: (finding) => {
      if (finding.code === undefined) {
        // 3.58: what the tool met on its way; a rule has nothing to do with it.
        const { severity, message } = finding;
        const locations = finding.file === undefined ? {} : { locations: [locationOf(finding, uriOf)] };
        notifications.push({ level: severity, message: { text: visibleText(message) }, ...locations });
        return '';
      }
      results += 1;
      return `${results > 1 ? ',' : ''}\n${printableJson(toResult(finding.code, finding))}`;
    },
    tail: () => {
      const isComplete = !notifications.some((one) => (one as { readonly level: string }).level === 'error');
      const invocation = { executionSuccessful: isComplete, toolExecutionNotifications: notifications };
      const rules = [...ruleIndexes.keys()].map((code) => toRule(code, pageOf(code)));
      const driver = { name: 'stix-pattern', version, semanticVersion: version, rules };
      return `\n],\n"tool":${printableJson({ driver })},\n"invocations":${printableJson([invocation])}}]}\n`;
    },
  };
}

/** 3.49: what a viewer says about a code besides its results. */
function toRule(code: DiagnosticCode, page: string): unknown {
  const { name, severity } = CODES[code];
  const meaning = /^## What it means\n+([^]*?)\n+## /m.exec(page)?.[1] ?? '';
  const plain = meaning.replace(/\s+/g, ' ');
  const [sentence = plain] = /^.*?[.:](?= |$)/.exec(plain) ?? [];
  return {
    id: code,
    name,
    shortDescription: { text: sentence.replace(/:$/, '.') },
    fullDescription: { text: plain },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: severity },
    properties: { tags: [FAMILIES[code.slice(0, 2)]] },
  };
}

const FAMILIES: Readonly<Record<string, string>> = {
  P1: 'syntax',
  P2: 'constants',
  P3: 'object types and paths',
  P4: 'observations and qualifiers',
  P5: 'limits and cost',
  I1: 'input data',
  T1: 'transport',
};

type Place = Pick<Finding, 'file' | 'pointer' | 'start' | 'end' | 'pattern'>;

/** 3.28. A pattern of the command line is in no artifact: what is known of its place is its text. */
function locationOf({ file, pointer, start, end, pattern }: Place, uriOf: SarifOptions['uriOf']): object {
  if (file === undefined) {
    const name = pattern ? { fullyQualifiedName: pattern.source.text } : {};
    return { logicalLocations: [{ kind: 'pattern', ...name }] };
  }
  const region = start && { region: regionOf(start, end) };
  return {
    physicalLocation: { artifactLocation: artifactOf(file, uriOf), ...region },
    ...(pointer !== undefined && { logicalLocations: [{ fullyQualifiedName: pointer, kind: 'value' }] }),
  };
}

function artifactOf(file: string, uriOf: SarifOptions['uriOf']): object {
  const uri = uriOf(file);
  return /^[a-z][a-z0-9+.-]*:/i.test(uri) ? { uri } : { uri, uriBaseId: SOURCE_ROOT };
}

/** 3.30: lines and columns from 1, the end column exclusive, as ours are. */
function regionOf(start: Position, end: Position | undefined): object {
  return {
    startLine: start.line,
    startColumn: start.column,
    ...(end && { endLine: end.line, endColumn: end.column }),
  };
}

/** 3.55. */
function toFix({ start, end, text }: NonNullable<Finding['fix']>, artifactLocation: object): unknown {
  const replacement = { deletedRegion: regionOf(start, end), insertedContent: { text } };
  return { artifactChanges: [{ artifactLocation, replacements: [replacement] }] };
}
