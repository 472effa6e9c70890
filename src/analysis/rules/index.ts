import type { Rule } from '../rule.js';
import { addressAsDomain } from './address-as-domain.js';
import { alwaysTrue } from './always-true.js';
import { constantKind } from './constant-kind.js';
import { contradiction } from './contradiction.js';
import { defangedValue } from './defanged-value.js';
import { defaultPort } from './default-port.js';
import { doubledBackslash } from './doubled-backslash.js';
import { duplicateBranch } from './duplicate-branch.js';
import { duplicateQualifier } from './duplicate-qualifier.js';
import { expressionWithoutLiteral } from './expression-without-literal.js';
import { extensionAsType } from './extension-as-type.js';
import { hashDoesNotFit } from './hash-does-not-fit.js';
import { hashName } from './hash-name.js';
import { likeWithoutLiteral } from './like-without-literal.js';
import { likeWithoutWildcard } from './like-without-wildcard.js';
import { malformedValue } from './malformed-value.js';
import { matchesIsEquality } from './matches-is-equality.js';
import { neverTrue } from './never-true.js';
import { noValue } from './no-value.js';
import { notOverAnyElement } from './not-over-any-element.js';
import { operatorDoesNotFit } from './operator-does-not-fit.js';
import { otherVersion } from './other-version.js';
import { outOfRange } from './out-of-range.js';
import { qualifierWithoutEffect } from './qualifier-without-effect.js';
import { redundantTerm } from './redundant-term.js';
import { reservedAddress } from './reserved-address.js';
import { startNotBeforeStop } from './start-not-before-stop.js';
import { topLevelDomain } from './top-level-domain.js';
import { typesNeverMeet } from './types-never-meet.js';
import { unknownObjectType } from './unknown-object-type.js';
import { unknownProperty } from './unknown-property.js';
import { unknownValue } from './unknown-value.js';
import { upperCaseDomain } from './upper-case-domain.js';
import { upperCaseHash } from './upper-case-hash.js';
import { urlWithoutScheme } from './url-without-scheme.js';
import { windowNeverMet } from './window-never-met.js';

/** Every rule, in the order of its code. */
export const RULES: readonly Rule[] = [
  typesNeverMeet,
  hashDoesNotFit,
  unknownObjectType,
  unknownProperty,
  otherVersion,
  extensionAsType,
  hashName,
  constantKind,
  noValue,
  operatorDoesNotFit,
  unknownValue,
  outOfRange,
  upperCaseHash,
  doubledBackslash,
  defangedValue,
  urlWithoutScheme,
  addressAsDomain,
  malformedValue,
  upperCaseDomain,
  defaultPort,
  reservedAddress,
  topLevelDomain,
  alwaysTrue,
  neverTrue,
  contradiction,
  redundantTerm,
  notOverAnyElement,
  likeWithoutWildcard,
  matchesIsEquality,
  duplicateQualifier,
  startNotBeforeStop,
  duplicateBranch,
  windowNeverMet,
  qualifierWithoutEffect,
  likeWithoutLiteral,
  expressionWithoutLiteral,
];
