import {
  CommonTokenStream,
  ParseCancellationException,
  BailErrorStrategy,
  RecognitionException,
  Token,
  type Parser,
} from 'antlr4ng';
import { diagnostic, hasErrors, type Diagnostic } from '../diagnostics/diagnostic.js';
import { StixPatternLexer } from '../generated/StixPatternLexer.js';
import { StixPatternParser, type PatternContext } from '../generated/StixPatternParser.js';
import type { Pattern } from './ast.js';
import { buildAst } from './build-ast.js';
import { CodeUnitStream } from './code-unit-stream.js';
import { checkConstants } from './constants.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import type { ShapeCache } from './shape-cache.js';
import { LONGEST_RECOVERED, recoverFaults, type Failure } from './recover.js';
import { lexicalError, parserError, type FoundToken } from './syntax-errors.js';

export type StixVersion = '2.1' | '2.0';

export interface ParseOptions {
  /** `2.0` accepts what its producers wrote: strings in START/STOP (D32). Default `2.1`. */
  readonly stixVersion?: StixVersion;
  readonly limits?: Partial<Limits>;
  /** Remembers shapes of patterns from one call to the next, for callers with many patterns. */
  readonly shapes?: ShapeCache;
}

export interface ParseResult {
  /** Present when the text follows the grammar, even if a constant is invalid (semantics 9). */
  readonly ast?: Pattern;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a pattern (semantics 2 and 3). Never throws, on any input: what is wrong is in `diagnostics`, with its place in the text.
 */
export function parsePattern(text: string, options: ParseOptions = {}): ParseResult {
  const limits = options.limits ? { ...DEFAULT_LIMITS, ...options.limits } : DEFAULT_LIMITS;
  if (text.length > limits.maxPatternLength) {
    return failed([
      diagnostic(
        'P501',
        `The pattern has ${text.length} characters; the limit maxPatternLength is ${limits.maxPatternLength}. Divide it into several patterns.`,
        { start: limits.maxPatternLength, end: text.length },
      ),
    ]);
  }

  const check = (ast: Pattern): readonly Diagnostic[] =>
    checkConstants(ast, { stixVersion: options.stixVersion ?? '2.1', limits });
  const recalled = options.shapes?.recall(text, limits.maxNesting);
  if (recalled) return { ast: recalled.ast, diagnostics: recalled.needsCheck ? check(recalled.ast) : [] };

  const tokens = tokenize(text);
  const found = lexicalErrors(tokens.getTokens(), text);
  if (found.length > 0) return failed(found);
  const nesting = checkNesting(tokens.getTokens(), limits);
  if (nesting) return failed([nesting]);
  if (tokens.LA(1) === Token.EOF) {
    return failed([
      diagnostic('P109', "The pattern is empty: it needs a comparison in brackets, such as [file:name = 'a.exe'].", {
        start: 0,
        end: text.length,
      }),
    ]);
  }

  const tree = parseTree(tokens, text);
  if (isFailure(tree)) return failed(describeFaults(text, tree));
  const ast = buildAst(tree, text);
  options.shapes?.learn(text, ast, limits.maxNesting);
  return { ast, diagnostics: check(ast) };
}

/** Whether a result holds an AST that may be compiled. */
export function isValid(result: ParseResult): result is ParseResult & { readonly ast: Pattern } {
  return result.ast !== undefined && !hasErrors(result.diagnostics);
}

function failed(diagnostics: readonly Diagnostic[]): ParseResult {
  return { diagnostics };
}

function tokenize(text: string): CommonTokenStream {
  const lexer = new StixPatternLexer(new CodeUnitStream(text));
  lexer.removeErrorListeners();
  const tokens = new CommonTokenStream(lexer);
  tokens.fill();
  return tokens;
}

function toFound(token: Token, text: string): FoundToken {
  const span =
    token.type === Token.EOF ? { start: text.length, end: text.length } : { start: token.start, end: token.stop + 1 };
  return { type: token.type, text: text.slice(span.start, span.end), span, pattern: text };
}

function lexicalErrors(tokens: readonly Token[], text: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  // A message may name more than its token ("..." and all in it), and then speaks for the tokens inside of that too.
  let named = 0;
  for (const token of tokens) {
    if (!ERROR_TOKENS.has(token.type) || token.start < named) continue;
    const error = lexicalError(toFound(token, text));
    if (error) diagnostics.push(error);
    named = error?.span?.end ?? named;
    if (diagnostics.length < MAX_LEXICAL_ERRORS) continue;
    diagnostics.push(faultsLeftOut(diagnostics));
    break;
  }
  return diagnostics;
}

/** Says that there may be more faults than those that are listed, at the last of them. */
function faultsLeftOut(listed: readonly Diagnostic[]): Diagnostic {
  const message =
    listed.length === 1
      ? `In a pattern of more than ${LONGEST_RECOVERED.toLocaleString('en')} characters only the first fault is looked for. Mend it, and validate again.`
      : `Only the first ${listed.length} faults are listed, and there may be more behind them. Mend these, and validate again.`;
  return diagnostic('P507', message, listed[listed.length - 1]?.span);
}

// A megabyte of unknown characters is one mistake, not a million.
const MAX_LEXICAL_ERRORS = 50;

const ERROR_TOKENS: ReadonlySet<number> = new Set([
  StixPatternLexer.InvalidString,
  StixPatternLexer.UnterminatedString,
  StixPatternLexer.UnterminatedComment,
  StixPatternLexer.MalformedNumber,
  StixPatternLexer.UnknownCharacter,
]);

/** The parser recurses once a bracket, so brackets are counted before it runs. */
function checkNesting(tokens: readonly Token[], limits: Limits): Diagnostic | undefined {
  let depth = 0;
  for (const token of tokens) {
    if (token.type === StixPatternLexer.LPAREN || token.type === StixPatternLexer.LBRACK) {
      depth += 1;
      if (depth > limits.maxNesting) {
        return diagnostic(
          'P502',
          `Brackets nest deeper here than the limit maxNesting of ${limits.maxNesting}. A chain of one operator needs no parentheses.`,
          {
            start: token.start,
            end: token.stop + 1,
          },
        );
      }
    } else if (token.type === StixPatternLexer.RPAREN || token.type === StixPatternLexer.RBRACK) {
      depth -= 1;
    }
  }
  return undefined;
}

/** The parse tree of a text whose tokens are all right, or where it cannot be parsed on. */
function parseTree(tokens: CommonTokenStream, text: string): PatternContext | Failure {
  const parser = new StixPatternParser(tokens);
  parser.removeErrorListeners();
  parser.errorHandler = new BailErrorStrategy();
  try {
    return parser.pattern();
  } catch (error) {
    if (!(error instanceof ParseCancellationException)) throw error;
    return failureOf(error, parser, tokens, text);
  }
}

const isFailure = (result: PatternContext | Failure): result is Failure => 'situation' in result;

function failureOf(
  error: ParseCancellationException,
  parser: Parser,
  stream: CommonTokenStream,
  text: string,
): Failure {
  const cause: unknown = error.cause;
  const token = (cause instanceof RecognitionException && cause.offendingToken) || parser.getCurrentToken();
  const context = (cause instanceof RecognitionException && cause.ctx) || parser.context;
  const expected = (cause instanceof RecognitionException && cause.getExpectedTokens()?.toArray()) || [];
  const rule = context?.ruleIndex ?? StixPatternParser.RULE_pattern;
  const visible = stream.getTokens().filter(({ channel }) => channel === Token.DEFAULT_CHANNEL);
  return {
    situation: { found: toFound(token, text), rule, expected },
    tokens: visible.map(({ type, start, stop }) => ({ type, start, end: stop + 1 })),
    at: visible.indexOf(token),
  };
}

/** What is wrong with a text that does not follow the grammar: the first fault, and those that are sure to be others. */
function describeFaults(text: string, first: Failure): readonly Diagnostic[] {
  const { found, isCut } = recoverFaults(text, first, (patched) => {
    const result = parseTree(tokenize(patched), patched);
    return isFailure(result) ? result : undefined;
  });
  const faults = [first.situation, ...found].map((one) => parserError(one.found, one.rule, one.expected));
  return isCut ? [...faults, faultsLeftOut(faults)] : faults;
}
