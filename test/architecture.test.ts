import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { findModuleState, type ModuleState } from './architecture/module-state.js';
import { parseModule, readModules, sourceFiles, walk, type Import, type Module } from './architecture/modules.js';

/** The rules as data; `docs/architecture.md` has them in words. */
interface Architecture {
  /** What the modules of a folder of `src/` may import besides their own folder. */
  readonly layers: Readonly<Record<string, { readonly imports: readonly string[]; readonly reason?: string }>>;
  readonly core: { readonly layers: readonly string[]; readonly packages: readonly string[] };
  readonly inputAndOutput: readonly string[];
  readonly parser: {
    readonly packages: readonly string[];
    readonly layers: readonly string[];
    readonly contextFiles: readonly string[];
  };
  readonly maxLines: number;
  /** Each with its reason. One that no longer applies fails the test. */
  readonly exceptions: {
    readonly imports: readonly { readonly from: string; readonly to: string; readonly reason: string }[];
    readonly longFiles: readonly { readonly file: string; readonly reason: string }[];
    readonly moduleState: readonly { readonly file: string; readonly name: string; readonly reason: string }[];
  };
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

const architecture = readJson('./architecture.json') as Architecture;
const { layers, core, parser, exceptions } = architecture;
const modules = readModules();
const written = modules.filter(({ layer }) => layer !== 'generated');

/** The imports of all modules that are of interest, as `file -> what`. */
function importsWhere(isWanted: (module: Module, one: Import) => boolean): readonly string[] {
  return modules.flatMap((module) =>
    module.imports.filter((one) => isWanted(module, one)).map((one) => `${module.file} -> ${describeImport(one)}`),
  );
}

function describeImport(one: Import): string {
  if (one.kind === 'computed') return 'something computed';
  return one.kind === 'module' ? one.file : one.name;
}

describe('layers', () => {
  test('every file lies in a layer', () => {
    expect(sourceFiles().filter((file) => !Object.hasOwn(layers, file.split('/', 1)[0] ?? ''))).toEqual([]);
  });

  test('modules import only what their layer may', () => {
    const isExcepted = (from: string, to: string): boolean =>
      exceptions.imports.some((one) => one.from === from && one.to === to);
    const against = importsWhere(({ layer }, one) => {
      if (one.kind !== 'module' || one.layer === layer) return false;
      return layers[layer]?.imports.includes(one.layer) !== true && !isExcepted(layer, one.layer);
    });
    expect(against).toEqual([]);
  });

  test('an exception is one that the table forbids and a module needs', () => {
    const stale = exceptions.imports.filter(({ from, to }) => {
      const isAllowed = layers[from]?.imports.includes(to) === true;
      const uses = importsWhere(({ layer }, one) => layer === from && one.kind === 'module' && one.layer === to);
      return isAllowed || uses.length === 0;
    });
    expect(stale).toEqual([]);
  });

  test('imports name files that exist, and nothing is computed', () => {
    const files = new Set(sourceFiles());
    const lost = importsWhere((_, one) => one.kind === 'computed' || (one.kind === 'module' && !files.has(one.file)));
    expect(lost).toEqual([]);
  });

  test('nothing flows back: neither the table nor the imports have a cycle', () => {
    const table = Object.entries(layers).map(([from, { imports }]) => [from, imports] as const);
    expect(findCycle(new Map(table))).toBeUndefined();

    const edges = new Map<string, Set<string>>();
    for (const { layer, imports } of modules) {
      const targets = edges.get(layer) ?? new Set();
      for (const one of imports) if (one.kind === 'module' && one.layer !== layer) targets.add(one.layer);
      edges.set(layer, targets);
    }
    expect(findCycle(edges)).toBeUndefined();
  });

  test('the main entry only re-exports', () => {
    const entry = modules.find(({ file }) => file === 'index.ts');
    const other = entry?.syntax.statements.filter((one) => !ts.isExportDeclaration(one) || !one.moduleSpecifier);
    expect(other?.map((one) => one.getText())).toEqual([]);
  });
});

describe('what comes from outside', () => {
  test('only layers that do input and output import from Node', () => {
    const against = importsWhere(
      ({ layer }, one) => one.kind === 'builtin' && !architecture.inputAndOutput.includes(layer),
    );
    expect(against).toEqual([]);
  });

  test('builtin modules are named with node:, and none evaluates code', () => {
    const against = importsWhere(
      (_, one) => one.kind === 'builtin' && (!one.name.startsWith('node:') || one.name === 'node:vm'),
    );
    expect(against).toEqual([]);
  });

  test('the core uses only the packages that are listed for it', () => {
    const against = importsWhere(
      ({ layer }, one) => one.kind === 'package' && core.layers.includes(layer) && !core.packages.includes(one.name),
    );
    expect(against).toEqual([]);
  });

  test('the core names no global of Node', () => {
    const globals = new Set(['process', 'Buffer', 'global', 'require', '__dirname', 'setImmediate']);
    const found = written
      .filter(({ layer }) => core.layers.includes(layer))
      .flatMap((module) =>
        identifiersIn(module)
          .filter(isReference)
          .map((name) => [module.file, name.text] as const),
      )
      .filter(([, name]) => globals.has(name));
    expect(found).toEqual([]);
  });

  test('every package that is imported is a dependency', () => {
    const { dependencies } = readJson('../package.json') as { readonly dependencies: object };
    expect(importsWhere((_, one) => one.kind === 'package' && !Object.hasOwn(dependencies, one.name))).toEqual([]);
  });
});

describe('parse trees end at the border', () => {
  test('the parser runtime is imported only there', () => {
    const against = importsWhere(
      ({ layer }, one) =>
        one.kind === 'package' && parser.packages.includes(one.name) && !parser.layers.includes(layer),
    );
    expect(against).toEqual([]);
  });

  test('parse-tree contexts are named only there', () => {
    const contexts = new Set(['ParserRuleContext', 'RuleContext']);
    for (const { syntax } of modules.filter(({ layer }) => layer === 'generated')) {
      for (const one of syntax.statements) {
        if (ts.isClassDeclaration(one) && one.name?.text.endsWith('Context')) contexts.add(one.name.text);
      }
    }
    expect(contexts).toContain('PatternContext');
    const naming = written.filter((module) => identifiersIn(module).some(({ text }) => contexts.has(text)));
    expect(naming.map(({ file }) => file)).toEqual(parser.contextFiles);
  });
});

describe('files', () => {
  test('are named in kebab-case', () => {
    const names = sourceFiles().filter((file) => !file.startsWith('generated/'));
    expect(
      names.filter((file) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/.test(file)),
    ).toEqual([]);
  });

  test('are short, but for the listed ones', () => {
    const long = written.filter(({ lines }) => lines > architecture.maxLines).map(({ file }) => file);
    expect(long).toEqual(exceptions.longFiles.map(({ file }) => file).sort());
  });

  test('build no code from text', () => {
    const evaluating = written.flatMap((module) => {
      const names = identifiersIn(module).filter((name) => name.text === 'eval' || isFunctionConstructor(name));
      return names.map((name) => `${module.file}: ${name.parent.getText()}`);
    });
    expect(evaluating).toEqual([]);
  });
});

describe('module state', () => {
  let found: readonly ModuleState[] = [];
  beforeAll(() => {
    found = findModuleState(new Map([['sample.ts', samples]]));
  }, 120_000);

  test('there is none but the listed', () => {
    const real = found.filter(({ file }) => file !== 'sample.ts').map(({ file, name }) => `${file}: ${name}`);
    expect(real.sort()).toEqual(exceptions.moduleState.map(({ file, name }) => `${file}: ${name}`).sort());
  });

  test('it is told from tables', () => {
    const names = found.filter(({ file }) => file === 'sample.ts').map(({ name }) => name);
    expect(names).toEqual(['counter', 'list', 'record', 'cache', 'octets', 'since', 'loose', 'inner']);
  });
});

const samples = `
  export let counter = 0;
  export const list = [1, 2];
  export const record: Record<string, number> = {};
  export const cache = new Map<string, number>();
  export const octets = new Uint8Array(8);
  export const since = new Date(0);
  export const loose = { limit: 1 };
  export const [size, { inner }]: readonly [number, { readonly inner: number[] }] = [1, { inner: [2] }];
  export const text = 'a';
  export const numbers: readonly number[] = [1, 2];
  export const names: ReadonlySet<string> = new Set(['a']);
  export const ports: Readonly<Record<string, number>> = { http: 80 };
  export const weights: { readonly [Key in 'a' | 'b']: number } = { a: 1, b: 2 };
  export const options = { limit: 1, names: [] } as const;
  export const digits: Readonly<Uint8Array> = new Uint8Array(8);
  export const expression = /a/;
  export const twice = (value: number): number => 2 * value;
`;

describe('the reading of a module', () => {
  test('finds every way to import', () => {
    const { imports } = parseModule(
      'match/sample.ts',
      `import type { A } from './a.js';
       import { b } from '../values/b.js';
       export * from '../stix/c.js';
       export type { D } from 're2js/d';
       type E = import('@scope/e/f').E;
       import 'node:fs';
       const g = await import('path');
       const h = await import(g.name);`,
    );
    expect(imports).toEqual([
      { kind: 'module', file: 'match/a.ts', layer: 'match' },
      { kind: 'module', file: 'values/b.ts', layer: 'values' },
      { kind: 'module', file: 'stix/c.ts', layer: 'stix' },
      { kind: 'package', name: 're2js' },
      { kind: 'package', name: '@scope/e' },
      { kind: 'builtin', name: 'node:fs' },
      { kind: 'builtin', name: 'path' },
      { kind: 'computed' },
    ]);
  });

  test.each([
    ['new Function("a")', true],
    ['Function("a")', true],
    ['globalThis.Function("a")', true],
    ['let f: Function', false],
  ])('%s builds code: %s', (text, expected) => {
    expect(identifiersIn(parseModule('sample.ts', text)).some(isFunctionConstructor)).toBe(expected);
  });

  test.each([
    [{ a: ['b'], b: ['c'], c: [] }, undefined],
    [{ a: ['b'], b: ['c'], c: ['b'] }, ['b', 'c', 'b']],
  ])('finds the cycle of %j', (edges, expected) => {
    expect(findCycle(new Map(Object.entries(edges)))).toEqual(expected);
  });
});

function identifiersIn({ syntax }: Module): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  walk(syntax, (node) => {
    if (ts.isIdentifier(node)) found.push(node);
  });
  return found;
}

/** Whether the name stands for a variable, and not for a member or a property of its own. */
function isReference({ parent, text }: ts.Identifier): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text !== text || parent.expression.getText() === text;
  return !ts.isPropertyAssignment(parent) && !ts.isPropertySignature(parent) && !ts.isMethodSignature(parent);
}

/** `Function` as a value: called or constructed, whether by its name or as a member of the global object. */
function isFunctionConstructor(name: ts.Identifier): boolean {
  if (name.text !== 'Function') return false;
  const used = ts.isPropertyAccessExpression(name.parent) ? name.parent : name;
  return ts.isCallExpression(used.parent) || ts.isNewExpression(used.parent);
}

/** Some cycle of a graph, its first node again at its end; undefined if there is none. */
function findCycle(edges: ReadonlyMap<string, Iterable<string>>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return undefined;
}
