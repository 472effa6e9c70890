import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A variable of a module that can change while the program runs. */
export interface ModuleState {
  /** Relative to `src/`. */
  readonly file: string;
  readonly name: string;
  readonly what: 'reassignable' | 'mutable type';
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCE = `${ROOT}src/`;

/**
 * The module-level variables that are `let` or `var`, or whose type lets them be changed in place. What counts is the type that other code
 * sees: a `new Set(...)` declared as `ReadonlySet` is a table, without a declaration it is a collection. `extra` are modules that exist
 * only for this call, by their place below `src/`.
 */
export function findModuleState(extra: ReadonlyMap<string, string> = new Map()): readonly ModuleState[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    `${ROOT}tsconfig.build.json`,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  );
  if (!config) throw new Error('tsconfig.build.json cannot be read.');
  const host = ts.createCompilerHost(config.options, true);
  const texts = new Map([...extra].map(([file, text]) => [`${SOURCE}${file}`, text]));
  const { fileExists, readFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  const program = ts.createProgram([...config.fileNames, ...texts.keys()], config.options, host);
  const checker = program.getTypeChecker();

  return program
    .getSourceFiles()
    .filter((syntax) => syntax.fileName.startsWith(SOURCE) && !syntax.fileName.startsWith(`${SOURCE}generated/`))
    .flatMap((syntax) => stateOf(syntax, checker));
}

function fail(diagnostic: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}

function stateOf(syntax: ts.SourceFile, checker: ts.TypeChecker): readonly ModuleState[] {
  const file = syntax.fileName.slice(SOURCE.length);
  return syntax.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) =>
    declarationList.declarations
      .flatMap(({ name }) => namesIn(name))
      .flatMap((name): readonly ModuleState[] => {
        if ((declarationList.flags & ts.NodeFlags.Const) === 0)
          return [{ file, name: name.text, what: 'reassignable' }];
        return isReadonly(checker.getTypeAtLocation(name), checker)
          ? []
          : [{ file, name: name.text, what: 'mutable type' }];
      }),
  );
}

/** The variables that a declaration introduces: one, or those of a destructuring pattern. */
function namesIn(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}

/** Without state that a call could change, although their types do not say so. A RegExp's `lastIndex` is the caller's to mind. */
const STATELESS: ReadonlySet<string> = new Set([
  'ReadonlyArray',
  'ReadonlyMap',
  'ReadonlySet',
  'RegExp',
  'TextEncoder',
  'TextDecoder',
]);
/** Changed by methods, which a look at the properties would not show. */
const STATEFUL: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Date']);

const SCALAR =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BigIntLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.ESSymbolLike |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Null |
  ts.TypeFlags.Never;

/** Whether the type itself admits no change; what its properties hold in turn is not looked at. */
function isReadonly(type: ts.Type, checker: ts.TypeChecker): boolean {
  if ((type.flags & SCALAR) !== 0) return true;
  if ((type.flags & ts.TypeFlags.Any) !== 0) return false;
  if (type.isUnionOrIntersection()) return type.types.every((part) => isReadonly(part, checker));
  if (type.aliasSymbol?.name === 'Readonly' || STATELESS.has(type.symbol?.name)) return true;
  if (STATEFUL.has(type.symbol?.name)) return false;
  if (isTuple(type)) return type.target.readonly;
  if (!checker.getIndexInfosOfType(type).every((info) => info.isReadonly)) return false;
  return type.getProperties().every(isReadonlyProperty) || isReadonlyWhenWritten(type, checker);
}

function isTuple(type: ts.Type): type is ts.TupleTypeReference {
  return 'target' in type && 'readonly' in (type.target as object);
}

function isReadonlyProperty(property: ts.Symbol): boolean {
  if ((property.flags & ts.SymbolFlags.Method) !== 0) return true;
  return (property.declarations ?? []).some(
    (one) => (ts.getCombinedModifierFlags(one) & ts.ModifierFlags.Readonly) !== 0,
  );
}

/** The properties of a mapped type or an `as const` have no declaration that says `readonly`; the type written out says it. */
function isReadonlyWhenWritten(type: ts.Type, checker: ts.TypeChecker): boolean {
  const written = checker.typeToTypeNode(
    type,
    undefined,
    ts.NodeBuilderFlags.NoTruncation | ts.NodeBuilderFlags.InTypeAlias | ts.NodeBuilderFlags.AllowEmptyTuple,
  );
  if (!written) return false;
  if (ts.isMappedTypeNode(written)) return written.readonlyToken !== undefined;
  if (!ts.isTypeLiteralNode(written)) return false;
  return written.members.every(
    (member) =>
      ts.isMethodSignature(member) ||
      (ts.canHaveModifiers(member) &&
        ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword)),
  );
}
