import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The command line as Node runs it. */
export interface CompiledCli {
  /** The path of what `bin` in package.json names. */
  readonly main: string;
  readonly remove: () => void;
}

/**
 * Compiles the sources into a folder of their own, laid out like the package: `dist` may be of yesterday, and another test may be building
 * it right now. Types are not checked, since that takes longer than all that the tests do with it.
 */
export function compileCli(): CompiledCli {
  const folder = mkdtempSync(join(tmpdir(), 'stix-pattern-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  symlinkSync(join(ROOT, 'docs'), join(folder, 'docs'), 'junction');
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  };
  for (const file of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const { outputText } = ts.transpileModule(readFileSync(join(ROOT, 'src', file), 'utf8'), { compilerOptions });
    const target = join(folder, 'dist', file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  return {
    main: join(folder, 'dist', 'cli', 'main.js'),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
