// npm run build:assembly              compiles src/pipeline/assembly to WebAssembly, and writes it as src/generated/line-scanner.ts
// npm run build:assembly -- --check   fails if the committed module is another
//
// The module is committed as text, so that neither a user nor a test nor a browser needs a compiler or a file.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = `${ROOT}src/generated/line-scanner.ts`;

async function compile() {
  let binary;
  const { error, stderr } = await asc.main(
    [
      ...['src/pipeline/assembly/scan.ts', '--baseDir', ROOT, '--outFile', 'scan.wasm'],
      ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
    ],
    {
      writeFile: (_name, contents) => {
        binary = contents;
      },
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return Buffer.from(binary);
}

const text = `/** The scanner of raw lines (src/pipeline/assembly) as WebAssembly, in base64. Written by scripts/build-assembly.mjs. */
export const LINE_SCANNER =
  '${(await compile()).toString('base64')}';
`;

if (argv.includes('--check')) {
  if (readFileSync(TARGET, 'utf8') !== text) {
    console.error(
      'src/generated/line-scanner.ts is not what src/pipeline/assembly compiles to: npm run build:assembly',
    );
    exit(1);
  }
} else {
  writeFileSync(TARGET, text);
}
