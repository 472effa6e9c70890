import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** A file of `src/` as the architecture sees it. */
export interface Module {
  /** Relative to `src/`: `match/plan.ts`. */
  readonly file: string;
  /** The folder of `src/` that it lies in; for a file of `src/` itself, the file. */
  readonly layer: string;
  readonly lines: number;
  readonly syntax: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** What a module names as a source of code or types. */
export type Import =
  | { readonly kind: 'module'; readonly file: string; readonly layer: string }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'package'; readonly name: string }
  /** A dynamic import of something that is no literal: nobody can say what it loads. */
  | { readonly kind: 'computed' };

const SOURCE = new URL('../../src/', import.meta.url);

/** Every file below `src/`, whatever it is, relative to it. */
export function sourceFiles(): readonly string[] {
  const entries = readdirSync(SOURCE, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(SOURCE.pathname.length)).sort();
}

/** Parses every TypeScript module of `src/`. What is compiled to WebAssembly is another language, in a folder of its own. */
export function readModules(): readonly Module[] {
  return sourceFiles()
    .filter((file) => file.endsWith('.ts') && !file.startsWith('pipeline/assembly/'))
    .map((file) => parseModule(file, readFileSync(new URL(file, SOURCE), 'utf8')));
}

/** Parses one module; `file` is its place below `src/`. */
export function parseModule(file: string, text: string): Module {
  const syntax = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  return {
    file,
    layer: layerOf(file),
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    syntax,
    imports: specifiersOf(syntax).map((specifier) => resolve(file, specifier)),
  };
}

/** Calls `visit` for every node of a module, parents first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => {
    walk(child, visit);
  });
}

/** Imports, type imports, re-exports, `import(...)` in types and dynamic ones; undefined for a computed one. */
function specifiersOf(syntax: ts.SourceFile): readonly (string | undefined)[] {
  const found: (string | undefined)[] = [];
  walk(syntax, (node) => {
    if (ts.isImportDeclaration(node) || (ts.isExportDeclaration(node) && node.moduleSpecifier)) {
      found.push(literal(node.moduleSpecifier));
    } else if (ts.isImportTypeNode(node)) {
      found.push(ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : undefined);
    } else if (ts.isExternalModuleReference(node)) {
      found.push(literal(node.expression));
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      found.push(literal(node.arguments[0]));
    }
  });
  return found;
}

const literal = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined;

function resolve(from: string, specifier: string | undefined): Import {
  if (specifier === undefined) return { kind: 'computed' };
  if (isBuiltin(specifier)) return { kind: 'builtin', name: specifier };
  if (!specifier.startsWith('.')) {
    const parts = specifier.split('/');
    return { kind: 'package', name: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
  }
  const file = join(dirname(from), specifier).replace(/\.js$/, '.ts');
  return { kind: 'module', file, layer: layerOf(file) };
}

const layerOf = (file: string): string => file.split('/', 1)[0] ?? file;
