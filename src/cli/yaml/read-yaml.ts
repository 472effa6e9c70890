import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Position } from '../../source/source-text.js';

/** A value of a YAML document, or of a JSON one, which is a YAML document too, with its place. */
export type YamlValue = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly position: Position;
  readonly value: string | number | boolean | null;
}

export interface YamlList {
  readonly kind: 'list';
  readonly position: Position;
  readonly items: readonly YamlValue[];
}

export interface YamlMap {
  readonly kind: 'map';
  readonly position: Position;
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly position: Position;
  readonly value: YamlValue;
}

/** Something that is wrong with a document. */
export interface YamlProblem {
  readonly position: Position;
  readonly message: string;
}

export interface YamlRead {
  /** Absent if the text is no YAML. */
  readonly value?: YamlValue;
  readonly problems: readonly YamlProblem[];
}

/** An alias stands for a copy of what it names, and aliases of aliases for very many: this is how many values a document may have. */
export const MAX_YAML_VALUES = 100_000;
/** And how deep they may lie in each other. */
export const MAX_YAML_DEPTH = 100;

/** Reads one YAML document. Never throws for what the text holds. */
export function readYaml(text: string): YamlRead {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const positionAt = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems: YamlProblem[] = document.errors.map(({ pos: [offset], message }) => ({
    position: positionAt(offset),
    message: `${message}.`,
  }));
  if (problems.length > 0) return { problems };
  const value = convert(document, positionAt, (problem) => problems.push(problem));
  return problems.length > 0 ? { problems } : { value, problems };
}

function convert(
  document: Document,
  positionAt: (offset: number) => Position,
  report: (problem: YamlProblem) => unknown,
): YamlValue {
  let count = 0;
  let isOver = false;

  const visit = (node: unknown, around: Position, depth: number): YamlValue => {
    const start = rangeOf(node);
    const position = start === undefined ? around : positionAt(start);
    count += 1;
    if (!isOver && (count > MAX_YAML_VALUES || depth > MAX_YAML_DEPTH)) {
      isOver = true;
      const limit = count > MAX_YAML_VALUES ? `${MAX_YAML_VALUES} values` : `${MAX_YAML_DEPTH} levels`;
      report({ position, message: `The document has more than ${limit}.` });
    }
    if (isOver) return { kind: 'scalar', position, value: null };
    if (isAlias(node)) return visit(node.resolve(document), position, depth + 1);
    if (isSeq(node))
      return { kind: 'list', position, items: node.items.map((item) => visit(item, position, depth + 1)) };
    if (isMap(node)) {
      const entries = node.items.map(({ key, value }) => {
        const name = visit(key, position, depth + 1);
        if (name.kind !== 'scalar')
          report({ position: name.position, message: 'A key is a word, and no list or map.' });
        const keyText = name.kind === 'scalar' ? String(name.value) : '';
        return { key: keyText, position: name.position, value: visit(value, name.position, depth + 1) };
      });
      return { kind: 'map', position, entries };
    }
    return { kind: 'scalar', position, value: scalarOf(node) };
  };
  return visit(document.contents, { line: 1, column: 1 }, 0);
}

function rangeOf(node: unknown): number | undefined {
  return isAlias(node) || isSeq(node) || isMap(node) || isScalar(node) ? node.range?.[0] : undefined;
}

function scalarOf(node: unknown): YamlScalar['value'] {
  const value = isScalar(node) ? node.value : null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** A value as JSON has it. `__proto__` is a key like any other. */
export function toPlain(value: YamlValue): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.map(toPlain);
    case 'map':
      return Object.fromEntries(value.entries.map(({ key, value: member }) => [key, toPlain(member)]));
  }
}
