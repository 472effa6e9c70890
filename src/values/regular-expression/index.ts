export {
  compileRegularExpression,
  type CompiledExpression,
  type RefusedExpression,
} from './compile-regular-expression.js';
export { DEFAULT_EXPRESSION_LIMITS, type ExpressionLimits } from './limits.js';
export type { Mode } from './mode.js';
export type { RequiredLiteral } from './required-literals.js';
export type { Search } from './search.js';
